import type { Indicator } from '../../contract/index.ts'
import type { City, SubmissionRow } from '../city.ts'
import { dayNumber } from '../days.ts'
import { trueLoss } from '../quality.ts'
import { type Random, seededRandom } from '../random.ts'
import { stageAt } from '../stages.ts'
import { fractionOn } from '../timing.ts'
import type { SiteDraft } from '../works.ts'
import { makeCatalogue } from './catalogue.ts'
import { foundIn, readRecords } from './checks.ts'
import { drawIsFalse, drawPressure } from './conduct.ts'
import { drawDefects, drawWeakness } from './defects.ts'
import { fillForms } from './fill-forms.ts'
import { type PeriodDays, planForms } from './plan-forms.ts'
import { makeSigners } from './signers.ts'

/** A site with what stays with it from quarter to quarter. */
type Answering = { site: SiteDraft; random: Random; weakness: Float64Array; isFalse: boolean }

/**
 * Everything that the parties of the sample city have sent by `asOf`, one list a period: answers, and who gave them when,
 * never what they score. Sites differ in how well they are run, parties in how much they see and admit, agencies in how
 * much comes in time. `indicators` holds the sets that the periods name.
 */
export function* makeSubmissions(
  seed: number,
  asOf: string,
  city: City,
  periods: readonly PeriodDays[],
  indicators: ReadonlyMap<string, readonly Indicator[]>,
): Generator<SubmissionRow[]> {
  const today = dayNumber(asOf)
  const catalogues = new Map(
    [...indicators].map(([version, own]) => [version, makeCatalogue(seededRandom(seed, `catalogue ${version}`), own)]),
  )
  const longest = Math.max(...[...catalogues.values()].map((catalogue) => catalogue.length))
  const pressure = drawPressure(seededRandom(seed, 'pressure'), city.agencies)
  const signers = makeSigners(seed, city)
  const records = readRecords(city, today)
  const answering = city.drafts.map((site): Answering => {
    const random = seededRandom(seed, `answers ${site.row.id}`)
    return { site, random, weakness: drawWeakness(random, longest), isFalse: drawIsFalse(random, site) }
  })
  let id = 0
  for (const period of periods) {
    const index = city.quarters.findIndex((each) => each.name === period.quarter)
    const quarter = city.quarters[index]
    if (!quarter) throw new Error(`${period.quarter} is not among the quarters of the sample city.`)
    const catalogue = catalogues.get(period.indicatorVersion)
    if (!catalogue) throw new Error(`The indicators ${period.indicatorVersion} of ${period.quarter} were not given.`)
    const rows: SubmissionRow[] = []
    for (const { site, random, weakness, isFalse } of answering) {
      if (site.permitDay > Math.min(quarter.last, today)) continue
      const forms = planForms(random, site, { quarter, period, today, pressure, records, signers })
      const found = foundIn(site, quarter, records)
      const everything = catalogue.itemsFor(quarter, site.row.works_type)
      const loss = trueLoss(site, index, stageAt(fractionOn(site, Math.min(quarter.last, today))))
      const defects = drawDefects(random, everything, { loss, weakness, found })
      for (const row of fillForms(random, site, forms, { quarter, period, catalogue, defects, isFalse }))
        rows.push({ ...row, id: ++id })
    }
    yield rows
  }
}
