import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readConfig } from '../../server/config.ts'
import type { Db } from '../../server/db/connect.ts'
import { openDatabase } from '../../server/db/open-database.ts'
import { readVroom } from '../../server/planning/export-problem.ts'
import { requireContent } from '../../server/planning/plan-content.ts'
import { planWeek } from '../../server/planning/plan-week.ts'
import { readPlan } from '../../server/planning/read-plan.ts'
import { readyTravel } from '../../server/planning/ready-travel.ts'
import { findStoredProblem } from '../../server/planning/store-plan.ts'
import { packProblem, type StoredProblem, unpackProblem } from '../../server/planning/stored-problem.ts'
import type { WeekFile } from '../../server/planning/vroom.ts'
import { prepare } from '../../server/prepare.ts'
import { createProgress } from '../../server/progress.ts'
import type { WeekFacts } from '../../server/weekplan/index.ts'

/** One agency's week of the sample city: what a plan stores, and the same as `jingwei export problem` writes it. */
export type CityWeek = {
  readonly code: string
  readonly name: string
  readonly facts: WeekFacts
  readonly stored: StoredProblem
  readonly vroom: WeekFile
}

const WEEK = '2026-W48'
/** The Sunday before: the sample city, its scores and so every number below come out the same on any day. */
const NOW = new Date('2026-11-22T10:00:00+08:00')

/**
 * The weeks of all agencies, the largest first. They are made once, in an embedded database in `folder` (else a temporary
 * one), by the product itself: sample city, scores, grids, and a plan of no iterations for each agency.
 */
export async function cityWeeks(folder: string | undefined): Promise<CityWeek[]> {
  const base = resolve(folder ?? mkdtempSync(join(tmpdir(), 'jingwei-bench-')))
  const file = join(base, `weeks-${WEEK}.json`)
  mkdirSync(base, { recursive: true })
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(await makeWeeks(base)))
  const kept = JSON.parse(readFileSync(file, 'utf8')) as (Omit<CityWeek, 'stored'> & { stored: unknown })[]
  return kept
    .map((week) => ({ ...week, stored: unpackProblem(week.stored) }))
    .sort((a, b) => b.facts.visits.length - a.facts.visits.length)
}

async function makeWeeks(base: string): Promise<unknown[]> {
  const config = readConfig({ ...process.env, DATABASE_URL: '', JINGWEI_DATA: base, JINGWEI_SAMPLE: 'city' })
  const opened = await openDatabase(config)
  const progress = createProgress(
    (line) => void process.stderr.write(`${line}\n`),
    () => performance.now(),
  )
  try {
    await prepare(opened.db, config, progress, NOW)
    const agencies = await opened.db.selectFrom('agency').select(['code', 'name_zh as name']).orderBy('code').execute()
    return await progress.step('weeks', async () => {
      const weeks: unknown[] = []
      for (const agency of agencies) weeks.push(await makeWeek(opened.db, agency))
      return weeks
    })
  } finally {
    await opened.close()
  }
}

async function makeWeek(db: Db, { code, name }: { code: string; name: string }): Promise<unknown> {
  const request = { agencyCode: code, week: WEEK, seconds: 1, seed: 1, iterations: 0 }
  const { finished } = await planWeek(db, request, {
    actor: { id: 0, name: 'bench' },
    now: NOW,
    travel: await readyTravel(db, {}, NOW),
  })
  const plan = await readPlan(db, (await finished).id)
  const { days, teams, shifts, visits } = requireContent(plan)
  const stored = await findStoredProblem(db, plan.id)
  return {
    code,
    name,
    facts: { days, teams, shifts, visits },
    stored: JSON.parse(packProblem(stored)) as unknown,
    vroom: await readVroom(db, plan.id),
  }
}
