import * as contract from '../contract/index.ts'
import { answered, bind } from '../http/bind.ts'
import { addEvidence } from './add-evidence.ts'
import { closePeriod } from './close-period.ts'
import { decideFlag } from './flags/decide-flag.ts'
import { listFlags } from './flags/list-flags.ts'
import { listPeriods } from './list-periods.ts'
import { listSubmissions } from './list-submissions.ts'
import { listTasks } from './list-tasks.ts'
import { mergeFirms } from './merge-firms.ts'
import { openForm } from './open-form.ts'
import { decidePoints } from './points/decide-points.ts'
import { listPoints } from './points/list-points.ts'
import { objectToPoints } from './points/object-to-points.ts'
import { readEvidence } from './read-evidence.ts'
import { readForm } from './read-form.ts'
import { readRates } from './read-rates.ts'
import { receivePhoto } from './receive-photo.ts'
import { removeEvidence } from './remove-evidence.ts'
import { saveForm } from './save-form.ts'

export const submissionRoutes = [
  bind(contract.listPeriods, async ({ db, now }) => listPeriods(db, now())),
  bind(contract.closePeriod, async ({ db, params, account, now }) => {
    // the city may end a quarter before its last day; the trace says so
    const { flagsRaised } = await closePeriod(db, params.quarter, { by: account, now: now(), early: true })
    return { quarter: params.quarter, flagged: flagsRaised }
  }),
  bind(contract.listTasks, async ({ db, query, account, now }) => listTasks(db, query, { account, now: now() })),
  bind(contract.openForm, async ({ db, body, account, now }) => openForm(db, body, { account, now: now() })),
  bind(contract.readForm, async ({ db, params, account, now }) => readForm(db, params.id, account, now())),
  bind(contract.saveForm, async ({ db, params, body, account, now }) =>
    saveForm(db, params.id, body, { account, now: now() }),
  ),
  bind(contract.addEvidence, async ({ db, params, query, account, request, response, now }) =>
    addEvidence(
      db,
      params.id,
      { position: query.position, clientKey: query.clientKey, takenAt: query.takenAt, place: query.place },
      { account, now: now(), receive: () => receivePhoto(request, response) },
    ),
  ),
  bind(contract.readEvidence, async ({ db, params, account, response }) => {
    const photo = await readEvidence(db, params.id, account)
    response.set({
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(photo.fileName)}`,
      // asked for again every time: the next person at this machine may not be one who may see it
      'Cache-Control': 'private, no-cache',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      ETag: `"${photo.sha256}"`,
    })
    response.type(photo.mediaType).send(Buffer.from(photo.bytes))
    return answered
  }),
  bind(contract.removeEvidence, async ({ db, params, account, now }) =>
    removeEvidence(db, params.id, { account, now: now() }),
  ),
  bind(contract.listSubmissions, async ({ db, query, account, now }) =>
    listSubmissions(db, query, { account, now: now() }),
  ),
  bind(contract.readRates, async ({ db, query, now }) => readRates(db, query.quarter, now())),
  bind(contract.listFlags, async ({ db, query }) => listFlags(db, query)),
  bind(contract.decideFlag, async ({ db, params, body, account, now }) =>
    decideFlag(db, params.id, body, { account, now: now() }),
  ),
  bind(contract.listPoints, async ({ db, query, account, now }) => listPoints(db, query, { account, now: now() })),
  bind(contract.objectToPoints, async ({ db, params, body, account, now }) =>
    objectToPoints(db, params.id, body, { account, now: now() }),
  ),
  bind(contract.decidePoints, async ({ db, params, body, account, now }) =>
    decidePoints(db, params.id, body, { account, now: now() }),
  ),
  bind(contract.mergeFirms, async ({ db, params, body, account, now }) =>
    mergeFirms(db, params.id, body, { account, now: now() }),
  ),
]
