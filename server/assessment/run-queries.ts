import { sql } from 'kysely'
import type { AssessmentRun } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { notFound } from '../http/app-error.ts'

const columns = sql<AssessmentRun>`
  id, quarter, state, rule_version as "ruleVersion", indicator_version as "indicatorVersion", counts, milliseconds,
  computed_at as "computedAt", computed_by as "computedBy", objection_until as "objectionUntil",
  published_at as "publishedAt", is_sample as "isSample"`

type Row = Omit<AssessmentRun, 'computedAt' | 'publishedAt'> & { computedAt: Date; publishedAt: Date | null }

/** Every run, the newest first; those of one quarter when it is named. */
export async function listRuns(db: Db, quarter?: string): Promise<AssessmentRun[]> {
  return read(db, quarter === undefined ? sql`true` : sql`quarter = ${quarter}`)
}

/** One run; 404 when there is none. */
export async function readRun(db: Db, id: number): Promise<AssessmentRun> {
  const [run] = await read(db, sql`id = ${id}`)
  if (!run) throw notFound({ zh: `测评结果 ${id}`, en: `assessment run ${id}` })
  return run
}

/**
 * The run that was made of the very same input, while none is newer. What was corrected and put back gives a run of its own:
 * of several only the newest goes on to the public.
 */
export async function findRunOfInputs(db: Db, quarter: string, sha256: string): Promise<AssessmentRun | undefined> {
  const [newest] = await read(db, sql`quarter = ${quarter} and state <> 'superseded'`)
  if (!newest) return undefined
  const same = await read(db, sql`id = ${newest.id} and inputs_sha256 = ${sha256}`)
  return same[0]
}

/** The newest run to which firms may object on a day. */
export async function findRunHeard(db: Db, day: string): Promise<AssessmentRun | undefined> {
  const [run] = await read(db, sql`state = 'objection' and objection_until >= ${day}`, sql`quarter desc, id desc`)
  return run
}

/**
 * The run that speaks for a quarter, or for the latest that has one: published before in objection before provisional,
 * of equals the newest. `states` says which may be looked at.
 */
export async function findLeadingRun(
  db: Db,
  { quarter, states }: { quarter: string | undefined; states: readonly AssessmentRun['state'][] },
): Promise<AssessmentRun | undefined> {
  const [run] = await read(
    db,
    sql`state in (${sql.join(states)}) and (${quarter ?? null}::text is null or quarter = ${quarter ?? null})`,
    sql`quarter desc, array_position(array['published', 'objection', 'provisional', 'superseded'], state), id desc`,
  )
  return run
}

async function read(db: Db, where: ReturnType<typeof sql>, order = sql`id desc`): Promise<AssessmentRun[]> {
  const { rows } = await sql<Row>`select ${columns} from assessment_run where ${where} order by ${order}`.execute(db)
  return rows.map((row) => ({
    ...row,
    computedAt: row.computedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  }))
}
