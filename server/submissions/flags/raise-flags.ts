import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import { readIndicatorSet } from '../../indicators/queries.ts'
import { countingDay, type Period } from '../periods.ts'
import { readFigureRules } from '../rule-numbers.ts'
import { countedOf, type FigureRules, figuresOf, tallyClasses } from '../tally.ts'
import { checkCopies, type Fingerprint, fingerprintOf } from './check-copies.ts'
import { checkSheet } from './check-sheet.ts'
import { checkSite, type QuarterFigures } from './check-site.ts'
import { findUnsent } from './find-unsent.ts'
import type { Finding, IntegrityRules, Sheet } from './findings.ts'
import { readIntegrityRules } from './integrity-rules.ts'
import { readEarlierFigures, readSheets, readSitesWithSheets } from './read-sheets.ts'

// Answers of so many sites are held at a time: 667 of each of six sheets make 15 MB.
const SITES_AT_A_TIME = 500

/**
 * Looks through a closed quarter and stores what looks wrong; what was found before stays as it was decided. Answers how
 * many flags are new. On the way every sheet gets its figure, which nothing could know before.
 */
export async function raiseFlags(trx: Db, period: Period, today: string): Promise<number> {
  const rules = await readIntegrityRules(trx, period.opensOn)
  const findings = [...(await findUnsent(trx, period, today)), ...(await checkSheets(trx, period, rules))]
  return storeFindings(trx, period.quarter, findings)
}

async function checkSheets(trx: Db, period: Period, rules: IntegrityRules): Promise<Finding[]> {
  const set = (await readIndicatorSet(trx, period.indicatorVersion))!
  const counted = countedOf(set)
  const vetoes = set.indicators.filter(
    ({ isVeto, angle, withdrawnOn }) =>
      isVeto && angle === 'entity' && (withdrawnOn === null || withdrawnOn > countingDay(period.quarter)),
  )
  const figureRules = await readFigureRules(trx, period.opensOn)
  const earlier = await readEarlierFigures(trx, period.quarter)
  const sites = await readSitesWithSheets(trx, period.quarter)
  const findings: Finding[] = []
  const prints: Fingerprint[] = []
  for (let from = 0; from < sites.length; from += SITES_AT_A_TIME) {
    const read = await readSheets(trx, period.quarter, sites.slice(from, from + SITES_AT_A_TIME))
    const sheets = read.map((sheet) => ({ ...sheet, figure: figureOf(sheet, counted, period, figureRules) }))
    await storeFigures(trx, sheets)
    for (const sheet of sheets) {
      findings.push(...checkSheet(sheet, rules))
      const print = fingerprintOf(sheet, rules)
      if (print) prints.push(print)
    }
    for (const [siteId, group] of Map.groupBy(sheets, (sheet) => sheet.siteId)) {
      const before: readonly QuarterFigures[] = earlier.get(siteId) ?? []
      findings.push(...checkSite(group, vetoes, { quarter: period.quarter, earlier: before }, rules))
    }
  }
  return [...findings, ...checkCopies(prints)]
}

function figureOf(
  sheet: Sheet,
  counted: ReturnType<typeof countedOf>,
  period: Period,
  rules: FigureRules,
): number | null {
  const { combined } = figuresOf(tallyClasses(counted, sheet.answers, countingDay(period.quarter)), rules)
  return combined === null ? null : Math.round(combined * 100) / 100
}

async function storeFigures(trx: Db, sheets: readonly Sheet[]): Promise<void> {
  const rows = JSON.stringify(sheets.map(({ id, figure }) => ({ id, figure })))
  await sql`
    update submission set figure = each.figure
    from json_to_recordset(${rows}::json) as each(id bigint, figure numeric)
    where submission.id = each.id and submission.figure is distinct from each.figure`.execute(trx)
}

async function storeFindings(trx: Db, quarter: string, findings: readonly Finding[]): Promise<number> {
  // A join may come back in any order; flags are listed in the order in which they were found.
  const placed = findings.map((finding, place) => ({ ...finding, place }))
  const { rows } = await sql`
    insert into submission_flag
      (quarter, site_id, submission_id, party, month, firm_id, person_id, kind, facts, is_sample)
    select ${quarter}, each."siteId", each."submissionId", each.party, each.month, each."firmId", each."personId", each.kind,
      each.facts, site.is_sample
    from json_to_recordset(${JSON.stringify(placed)}::json) as each("siteId" bigint, "submissionId" bigint, party text,
      month smallint, "firmId" bigint, "personId" bigint, kind text, facts jsonb, place integer)
    join site on site.id = each."siteId"
    order by each.place
    on conflict do nothing returning id`.execute(trx)
  return rows.length
}
