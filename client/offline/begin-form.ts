import { type AssessmentForm, type AssessmentTask, openForm } from '../../server/contract/index.ts'
import { call } from '../api.ts'
import { randomId } from '../state/random-id.ts'

/** Begins the form of a task, or answers the one that was begun elsewhere. */
export function beginForm({ quarter, siteId, party, month, visitId }: AssessmentTask): Promise<AssessmentForm> {
  return call(openForm, { body: { quarter, siteId, party, month, visitId, clientKey: randomId() } })
}
