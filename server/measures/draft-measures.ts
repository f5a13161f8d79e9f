import type { LevelThresholds } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { addDays } from '../staff/iso-week.ts'
import { firmList } from './firm-list.ts'
import { type LevelGround, previewOf } from './level-preview.ts'
import { requireOrdered, thresholdsOf } from './level-thresholds.ts'
import type { MeasureNumbers } from './measure-numbers.ts'
import { type District, districtShare, projectList, shareWords } from './project-list.ts'
import { type Results, readFirmAccidents, readFirmPlaces, readSitePlaces } from './read-places.ts'
import { type MeasureDraft, percent, quarterWords } from './subject.ts'

/** What drafts are made on: the quarter's results, today's ground and the numbers in force. */
export type Basis = {
  readonly results: Results
  readonly ground: LevelGround
  readonly numbers: MeasureNumbers
  readonly today: string
}

/** New thresholds of the levels, with what they come to; the ones in force when none are given. */
export function draftLevels({ results, ground, numbers, today }: Basis, wanted?: LevelThresholds): MeasureDraft {
  const inForce = thresholdsOf(ground.rules)
  const thresholds = wanted ?? inForce
  requireOrdered(thresholds)
  const { total, agencies } = previewOf(ground, thresholds)
  const needed = agencies.reduce((sum, agency) => sum + agency.hoursNeeded, 0)
  const atHand = agencies.reduce((sum, agency) => sum + agency.hoursAtHand, 0)
  const { A, B, C, D } = total.proposed
  const when = quarterWords(results.quarter)
  return {
    ...{ agencyCode: null, kind: 'levels', campaign: null },
    ...validity(today, numbers),
    parameters: { thresholds, inForce, ruleVersion: ground.rules.version },
    summary: {
      title: { zh: `${when.zh}监管等级标准`, en: `Supervision levels ${when.en}` },
      reason: {
        zh: `A ${A}、B ${B}、C ${C}、D ${D} 个工程；每年需 ${Math.round(needed)} 小时，现有 ${Math.round(atHand)} 小时`,
        en: `A ${A}, B ${B}, C ${C}, D ${D} sites; ${Math.round(needed)} hours a year needed, ${Math.round(atHand)} at hand`,
      },
      total,
      hoursNeeded: Math.round(needed),
      hoursAtHand: Math.round(atHand),
    },
    subjects: [],
  }
}

/** The city's list of firms; `share` stands for both boards' shares when given. */
export async function draftFirmList(
  db: Db,
  { results, ground, numbers, today }: Basis,
  share?: number,
): Promise<MeasureDraft> {
  const shares = {
    contractor: share ?? numbers['measures.firm_share.contractor'],
    supervision: share ?? numbers['measures.firm_share.supervision'],
  }
  const places = await readFirmPlaces(db, results, ground.rules)
  const accidents = await readFirmAccidents(db, results)
  const { subjects, counts } = firmList(results.quarter, places, accidents, shares)
  const { contractor, supervision } = counts
  const when = quarterWords(results.quarter)
  const fallen = subjects.filter((one) => one.reason.rule === 'accident').length
  return {
    ...{ agencyCode: null, kind: 'firm_list', campaign: null },
    ...validity(today, numbers),
    parameters: { shares },
    summary: {
      title: { zh: `${when.zh}市级企业差别化监管名单`, en: `City’s list of firms ${when.en}` },
      reason: {
        zh: `施工企业 ${contractor.population} 家取末尾 ${percent(shares.contractor)}% 共 ${contractor.listed} 家，监理单位 ${supervision.population} 家取末尾 ${percent(shares.supervision)}% 共 ${supervision.listed} 家；因事故列入 ${fallen} 家`,
        en: `The last ${percent(shares.contractor)} % of ${contractor.population} contractors (${contractor.listed}) and ${percent(shares.supervision)} % of ${supervision.population} supervision firms (${supervision.listed}); ${fallen} by an accident`,
      },
      counts,
      byAccident: fallen,
    },
    subjects,
  }
}

/** Districts' lists of sites; of one agency, or of each that has ranked sites. */
export async function draftProjectLists(
  db: Db,
  { results, ground, numbers, today }: Basis,
  { agency, share }: { agency?: string | undefined; share?: number | undefined },
): Promise<MeasureDraft[]> {
  const places = Map.groupBy(await readSitePlaces(db, results, ground.rules), (place) => place.agencyCode)
  const { districts, city } = readDistricts(ground)
  const when = quarterWords(results.quarter)
  const wanted = ground.agencies.filter(({ code }) => agency === undefined || code === agency)
  const drafts = wanted.flatMap(({ code, name }): MeasureDraft[] => {
    const own = places.get(code)
    if (own === undefined) return []
    const district = districts.get(code)!
    const byRule = districtShare(district, city, numbers)
    const chosen = share ?? byRule.share
    const subjects = projectList(results.quarter, own, chosen)
    const formula = shareWords(byRule, numbers)
    const told =
      share === undefined
        ? formula
        : { zh: `名单占比 ${percent(share)}%（人工设定）`, en: `Share ${percent(share)} %, set by hand` }
    return [
      {
        ...{ agencyCode: code, kind: 'project_list', campaign: null },
        ...validity(today, numbers),
        parameters: { share: chosen, byRule, isByHand: share !== undefined },
        summary: {
          title: { zh: `${name.zh}${when.zh}项目级差别化监管名单`, en: `${name.en}: list of sites ${when.en}` },
          reason: {
            zh: `参评工程 ${own.length} 个，列入 ${subjects.length} 个。${told.zh}`,
            en: `${subjects.length} of ${own.length} ranked sites. ${told.en}`,
          },
          ...{ rankedCount: own.length, district, city },
        },
        subjects,
      },
    ]
  })
  if (drafts.length === 0) {
    throw new AppError('not-possible', {
      zh: `${agency ?? '全市'} 在 ${results.quarter} 没有参评工程，无法提出名单`,
      en: `${agency ?? 'The city'} has no ranked sites in ${results.quarter} to make a list of`,
    })
  }
  return drafts
}

function readDistricts(ground: LevelGround): { districts: Map<string, District>; city: District } {
  const { agencies } = previewOf(ground, thresholdsOf(ground.rules))
  const districts = new Map(
    agencies.map(({ agencyCode, now, hoursNeeded, hoursAtHand }, index): [string, District] => [
      agencyCode,
      { siteCount: now.A + now.B + now.C + now.D, areaKm2: ground.agencies[index]!.areaKm2, hoursNeeded, hoursAtHand },
    ]),
  )
  const all = [...districts.values()]
  const sum = (of: (district: District) => number): number => all.reduce((total, one) => total + of(one), 0)
  // A district without an area must not make the city look denser than it is.
  const mapped = all.filter((one) => one.areaKm2 !== null)
  return {
    districts,
    city: {
      siteCount: mapped.reduce((total, one) => total + one.siteCount, 0),
      areaKm2: mapped.length > 0 ? sum((one) => one.areaKm2 ?? 0) : null,
      hoursNeeded: sum((one) => one.hoursNeeded),
      hoursAtHand: sum((one) => one.hoursAtHand),
    },
  }
}

function validity(today: string, numbers: MeasureNumbers): Pick<MeasureDraft, 'validFrom' | 'validUntil'> {
  return { validFrom: today, validUntil: addDays(today, numbers['measures.valid_days'] - 1) }
}
