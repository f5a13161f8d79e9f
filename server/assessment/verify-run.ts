import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { RankStatus, WorksType } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { countingDay } from '../submissions/periods.ts'
import { readAnswerSheets } from './answer-sheets.ts'
import { type BoardRank, type BoardSite, makeBoards } from './boards.ts'
import { gradeSite } from './grade-site.ts'
import { readGradingVersion } from './read-quarter.ts'
import { readRun } from './run-queries.ts'
import type { SiteParts } from './site-parts.ts'
import { standingOf } from './standing.ts'

/** Something stored that what it is said to follow from does not give. */
export type Discrepancy = { readonly subject: string; readonly stored: unknown; readonly reproduced: unknown }

/**
 * Computes a run again from what is stored: every class's points from the answers, every site's figures and standing
 * from its parts, every rank from the sites. Answers that were changed or thrown out after the run show as differences.
 */
export async function verifyRun(
  db: Db,
  id: number,
): Promise<{ readonly checked: number; readonly discrepancies: readonly Discrepancy[] }> {
  const run = await readRun(db, id)
  const rules = await readGradingVersion(db, run.ruleVersion)
  const discrepancies: Discrepancy[] = []
  let checked = 0
  const compare = (subject: string, stored: unknown, reproduced: unknown): void => {
    checked += 1
    if (!isDeepStrictEqual(stored, reproduced)) discrepancies.push({ subject, stored, reproduced })
  }

  const sites = await readSites(db, id)
  for await (const { submission, stored, counted } of countAgain(db, run.quarter, sites)) {
    compare(`submission ${submission}`, stored, counted)
  }
  for (const site of sites) {
    const grade = gradeSite(site.parts, rules)
    const { status, reason } = standingOf(site.parts, grade.combined, rules)
    const level = (name: string) => grade.levels.find((one) => one.level === name)?.figures.combined ?? null
    const { safety, quality, combined, isWithoutGovernment, vetoCodes, divergence } = grade
    const levels = { self: level('self'), firm: level('firm'), government: level('government') }
    compare(`site ${site.siteId}`, site.stored, {
      ...{ status, reason, safety, quality, combined, ...levels, isWithoutGovernment, vetoCodes, divergence },
    })
  }
  const ranks = await readRanks(db, id)
  // Agencies without a site in the quarter stand on the board too: those that the run knew of are on it.
  const agencies = ranks.flatMap((row) => row.agencyCode ?? [])
  const boards = makeBoards(sites.map(boardSite), agencies.sort(), rules.unassessedScore)
  const again = new Map(boards.map((row) => [nameOf(row), row]))
  for (const row of ranks) compare(nameOf(row), row, again.get(nameOf(row)))
  const missing = [...again.keys()].filter((name) => !ranks.some((row) => nameOf(row) === name))
  for (const name of missing) compare(name, undefined, again.get(name))
  return { checked, discrepancies }
}

type StoredSite = Omit<BoardSite, 'hasAccident'> & {
  readonly parts: SiteParts
  readonly stored: Record<string, unknown>
}

function boardSite({ parts, stored: _, ...site }: StoredSite): BoardSite {
  return { ...site, hasAccident: parts.hasAccident }
}

async function readSites(db: Db, runId: number): Promise<StoredSite[]> {
  const rows = await db
    .selectFrom('site_assessment')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('site_id')
    .execute()
  return rows.map((row) => ({
    siteId: row.site_id,
    agencyCode: row.agency_code,
    worksType: row.works_type as WorksType,
    isAffordable: row.is_affordable,
    clientId: row.client_id,
    contractorId: row.contractor_id,
    supervisionId: row.supervision_id,
    managerId: row.manager_id,
    chiefEngineerId: row.chief_engineer_id,
    weight: row.weight,
    status: row.status as RankStatus,
    safety: row.safety,
    quality: row.quality,
    combined: row.combined,
    parts: row.parts as SiteParts,
    stored: {
      status: row.status,
      reason: row.status_reason,
      safety: row.safety,
      quality: row.quality,
      combined: row.combined,
      self: row.self_score,
      firm: row.firm_score,
      government: row.government_score,
      isWithoutGovernment: row.is_without_government,
      vetoCodes: row.veto_codes,
      divergence: row.divergence,
    },
  }))
}

async function readRanks(db: Db, runId: number): Promise<BoardRank[]> {
  const { rows } = await sql<BoardRank>`
    select board, site_id as "siteId", firm_id as "firmId", person_id as "personId", agency_code as "agencyCode",
      score as combined, safety_score as safety, quality_score as quality, status, rank, safety_rank as "safetyRank",
      quality_rank as "qualityRank", population, site_count as "siteCount", excluded_count as "excludedCount"
    from assessment_rank where run_id = ${runId}`.execute(db)
  return rows
}

/** Counts every submission of the run once more from its answers. */
async function* countAgain(db: Db, quarter: string, sites: readonly StoredSite[]) {
  const versions = await db
    .selectFrom('submission')
    .select('indicator_version as version')
    .distinct()
    .where('quarter', '=', quarter)
    .execute()
  const day = countingDay(quarter)
  const sheets = await readAnswerSheets(
    db,
    versions.map((one) => one.version),
    day,
  )
  for (let from = 0; from < sites.length; from += SITES_A_PAGE) {
    const stored = new Map(
      sites.slice(from, from + SITES_A_PAGE).flatMap(({ parts }) => parts.submissions.map((one) => [one.id, one])),
    )
    if (stored.size === 0) continue
    const { rows } = await sql<{
      id: number
      version: string
      stages: string[]
      worksType: WorksType
      answers: string
    }>`
      select id, indicator_version as version, stages, works_type as "worksType", answers::text as answers
      from submission where id in (${sql.join([...stored.keys()])}) and state = 'submitted'`.execute(db)
    const counted = new Map(rows.map((row) => [row.id, sheets.count(row, row.answers)]))
    for (const [submission, { classes }] of stored) {
      yield { submission, stored: classes, counted: counted.get(submission) }
    }
  }
}

const SITES_A_PAGE = 250

function nameOf({ board, siteId, firmId, personId, agencyCode }: BoardRank): string {
  return `${board} ${siteId ?? firmId ?? personId ?? agencyCode}`
}
