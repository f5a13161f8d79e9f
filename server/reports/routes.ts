import { exportPlan } from '../contract/index.ts'
import { answered, type Bound, bind } from '../http/bind.ts'
import { readVroom } from '../planning/export-problem.ts'
import type { WrittenFile } from './write-plan.ts'
import { readPlanFile } from './write-plan-file.ts'

/** Endpoints that hand out files. */
export const reportRoutes: readonly Bound[] = [
  bind(exportPlan, async ({ db, params, query, response, config, now }) => {
    const file: WrittenFile =
      params.format === 'json'
        ? {
            name: `problem-${params.id}.json`,
            mediaType: 'application/json',
            body: JSON.stringify(await readVroom(db, params.id)),
          }
        : await readPlanFile(
            db,
            params.id,
            { format: params.format, language: query.lang, teamId: query.team },
            { travel: config.travel, now: now() },
          )
    response.attachment(file.name).type(file.mediaType).send(file.body)
    return answered
  }),
]
