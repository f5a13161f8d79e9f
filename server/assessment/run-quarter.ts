import type { AssessmentRun } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { type GradedQuarter, gradeQuarter } from './grade-quarter.ts'
import { readQuarter } from './read-quarter.ts'
import { type RunBy, storeRun } from './store-run.ts'

/**
 * Scores and ranks a closed quarter from its submissions. The result is a provisional run: nothing stands on it before it is
 * published. Input that was scored before gives the run that is already there.
 */
export async function runQuarter(
  db: Db,
  { quarter, by, now }: { quarter: string; by: RunBy; now: Date },
): Promise<AssessmentRun> {
  const startedAt = performance.now()
  const inputs = await readQuarter(db, quarter, now)
  const graded = gradeQuarter(inputs.sites, inputs.agencyCodes, inputs.rules)
  const counts = { ...inputs.counts, ...count(graded) }
  return storeRun(db, { inputs, graded, counts, by, now, startedAt })
}

function count({ sites, ranks }: GradedQuarter): Record<string, number> {
  const having = (test: (site: GradedQuarter['sites'][number]) => boolean): number => sites.filter(test).length
  return {
    objects: sites.length,
    ranked: having((site) => site.standing.status === 'ranked'),
    excluded: having((site) => site.standing.status === 'excluded'),
    late: having((site) => site.standing.status === 'late'),
    false: having((site) => site.standing.status === 'false'),
    accidents: having((site) => site.parts.hasAccident),
    withoutGovernment: having((site) => site.grade.isWithoutGovernment),
    vetoed: having((site) => site.grade.vetoCodes.length > 0),
    firms: ranks.filter((row) => row.firmId !== null).length,
    persons: ranks.filter((row) => row.personId !== null).length,
    agencies: ranks.filter((row) => row.agencyCode !== null).length,
  }
}
