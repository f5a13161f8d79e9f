import {
  createRun,
  listRuns as listRunsEndpoint,
  readAnswers as readAnswersEndpoint,
  readBoard as readBoardEndpoint,
  readOwnResults as readOwnEndpoint,
  readRun as readRunEndpoint,
  readSiteAssessment as readSiteEndpoint,
  readSubjectAssessment as readSubjectEndpoint,
} from '../contract/index.ts'
import { type Bound, bind } from '../http/bind.ts'
import { readAnswers } from './read-answers.ts'
import { readBoard } from './read-board.ts'
import { readOwnResults } from './read-own-results.ts'
import { readSiteAssessment } from './read-site-assessment.ts'
import { readSubjectAssessment } from './read-subject-assessment.ts'
import { runQuarter } from './run-quarter.ts'
import { listRuns, readRun } from './run-queries.ts'

/** Runs, boards, and every figure taken apart. */
export const assessmentRoutes: readonly Bound[] = [
  bind(listRunsEndpoint, ({ db, query }) => listRuns(db, query.quarter)),
  bind(createRun, ({ db, body, account, now }) => runQuarter(db, { quarter: body.quarter, by: account, now: now() })),
  bind(readRunEndpoint, ({ db, params }) => readRun(db, params.id)),
  bind(readOwnEndpoint, ({ db, account, now }) => readOwnResults(db, { account, now: now() })),
  bind(readBoardEndpoint, ({ db, account, params, query }) => readBoard(db, account, params.board, query)),
  bind(readSubjectEndpoint, ({ db, account, params, query }) => readSubjectAssessment(db, account, params, query)),
  bind(readSiteEndpoint, ({ db, account, params, query }) => readSiteAssessment(db, account, params.id, query)),
  bind(readAnswersEndpoint, ({ db, account, params }) => readAnswers(db, account, params.id)),
]
