import { exportPlan } from '../contract/index.ts'
import { answered, type Bound, bind } from '../http/bind.ts'
import { readVroom } from '../planning/export-problem.ts'
import { readDocument } from './read-document.ts'
import { type WrittenFile, writePlan } from './write-plan.ts'

/** Endpoints that hand out files. */
export const reportRoutes: readonly Bound[] = [
  bind(exportPlan, async ({ db, params, query, response }) => {
    const file: WrittenFile =
      params.format === 'json'
        ? {
            name: `problem-${params.id}.json`,
            mediaType: 'application/json',
            body: JSON.stringify(await readVroom(db, params.id)),
          }
        : await writePlan(await readDocument(db, params.id), params.format, query.lang, query.team)
    response.attachment(file.name).type(file.mediaType).send(file.body)
    return answered
  }),
]
