import { sql } from 'kysely'
import type { AssessmentRun } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { recordAudit } from '../http/audit.ts'
import type { GradedQuarter } from './grade-quarter.ts'
import type { QuarterInputs } from './read-quarter.ts'
import { findRunOfInputs, readRun } from './run-queries.ts'

/** Who had a quarter scored. */
export type RunBy = { readonly id: number; readonly name: string }

/**
 * Stores a scored quarter as a provisional run, in one transaction; answers the run that is already there when the same
 * was scored before.
 */
export async function storeRun(
  db: Db,
  {
    inputs,
    graded,
    counts,
    by,
    now,
    startedAt,
  }: {
    inputs: QuarterInputs
    graded: GradedQuarter
    counts: Record<string, number>
    by: RunBy
    now: Date
    startedAt: number
  },
): Promise<AssessmentRun> {
  return db.transaction().execute(async (trx) => {
    // Two that score the same quarter at once must not store it twice: the second waits here, then finds the first’s.
    await sql`select from assessment_period where quarter = ${inputs.quarter} for update`.execute(trx)
    const known = await findRunOfInputs(trx, inputs.quarter, inputs.sha256)
    if (known) return known
    const { id } = await trx
      .insertInto('assessment_run')
      .values({
        quarter: inputs.quarter,
        rule_version: inputs.rules.version,
        indicator_version: inputs.indicatorVersion,
        inputs_sha256: inputs.sha256,
        counts: JSON.stringify(counts),
        milliseconds: 0,
        computed_at: now,
        computed_by: by.name,
        account_id: by.id > 0 ? by.id : null,
        is_sample: inputs.isSample,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await insertSites(trx, id, graded)
    await insertRanks(trx, id, inputs.quarter, graded)
    // Thousands of rows that the planner knows nothing of make boards take seconds; the embedded database never looks itself.
    await sql`analyze assessment_rank, site_assessment (run_id, site_id, agency_code)`.execute(trx)
    await recordAudit(trx, by, 'assessment.run', `run:${id}`, { quarter: inputs.quarter, counts })
    const milliseconds = Math.round(performance.now() - startedAt)
    await trx.updateTable('assessment_run').set({ milliseconds }).where('id', '=', id).execute()
    return readRun(trx, id)
  })
}

async function insertSites(trx: Db, runId: number, { sites }: GradedQuarter): Promise<void> {
  for (let from = 0; from < sites.length; from += ROWS_A_STATEMENT) {
    const rows = sites.slice(from, from + ROWS_A_STATEMENT).map(({ grade, standing, ...site }) => ({
      ...site,
      safety: grade.safety,
      quality: grade.quality,
      combined: grade.combined,
      status: standing.status,
      reason: standing.reason,
      self: levelOf(grade, 'self'),
      firm: levelOf(grade, 'firm'),
      government: levelOf(grade, 'government'),
      isWithoutGovernment: grade.isWithoutGovernment,
      vetoCodes: grade.vetoCodes,
      divergence: grade.divergence,
    }))
    await sql`
      insert into site_assessment (run_id, site_id, agency_code, works_type, is_affordable, client_id, contractor_id,
        supervision_id, manager_id, chief_engineer_id, weight, status, status_reason, safety, quality, combined,
        self_score, firm_score, government_score, is_without_government, veto_codes, divergence, parts)
      select ${runId}::bigint, "siteId", "agencyCode", "worksType", "isAffordable", "clientId", "contractorId",
        "supervisionId", "managerId", "chiefEngineerId", weight, status, reason, safety, quality, combined, self, firm,
        government, "isWithoutGovernment", "vetoCodes", divergence, parts
      from json_to_recordset(${JSON.stringify(rows)}::json) as r("siteId" bigint, "agencyCode" text, "worksType" text,
        "isAffordable" boolean, "clientId" bigint, "contractorId" bigint, "supervisionId" bigint, "managerId" bigint,
        "chiefEngineerId" bigint, weight numeric, status text, reason text, safety numeric, quality numeric,
        combined numeric, self numeric, firm numeric, government numeric, "isWithoutGovernment" boolean,
        "vetoCodes" text[], divergence numeric, parts jsonb)`.execute(trx)
  }
}

async function insertRanks(trx: Db, runId: number, quarter: string, { ranks }: GradedQuarter): Promise<void> {
  for (let from = 0; from < ranks.length; from += ROWS_A_STATEMENT) {
    const rows = ranks.slice(from, from + ROWS_A_STATEMENT)
    await sql`
      insert into assessment_rank (run_id, quarter, board, site_id, firm_id, person_id, agency_code, score, rank,
        population, status, safety_score, safety_rank, quality_score, quality_rank, site_count, excluded_count)
      select ${runId}::bigint, ${quarter}, board, "siteId", "firmId", "personId", "agencyCode", combined, rank,
        population, status, safety, "safetyRank", quality, "qualityRank", "siteCount", "excludedCount"
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(board text, "siteId" bigint, "firmId" bigint,
        "personId" bigint, "agencyCode" text, combined numeric, rank integer, population integer, status text,
        safety numeric, "safetyRank" integer, quality numeric, "qualityRank" integer, "siteCount" integer,
        "excludedCount" integer)`.execute(trx)
  }
}

function levelOf({ levels }: GradedQuarter['sites'][number]['grade'], level: string): number | null {
  return levels.find((one) => one.level === level)?.figures.combined ?? null
}

// About a megabyte a statement.
const ROWS_A_STATEMENT = 1000
