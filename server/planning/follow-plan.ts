import type { Response } from 'express'
import type { PlanEvent } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { findJob } from './plan-jobs.ts'
import { readSummary } from './plan-rows.ts'

/** Streams a plan's first content, its improvements and, last, its final state; one that is done only tells its state. */
export async function followPlan(db: Db, planId: number, response: Response): Promise<void> {
  await readSummary(db, planId)
  // asked after the read: a job that ended meanwhile has stored its state
  const job = findJob(db, planId)
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  })
  const send = (event: PlanEvent): void => {
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
  }
  if (!job) {
    send({ type: 'state', summary: await readSummary(db, planId) })
    response.end()
    return
  }
  response.flushHeaders()
  let hasContent = false
  const tell = (event: PlanEvent): void => {
    // with the first routes comes what they are routes of: nobody has to ask for it before showing them
    const content = hasContent || event.type !== 'improvement' ? null : job.content()
    if (content) send({ type: 'content', content })
    hasContent ||= content !== null
    send(event)
  }
  const best = job.best()
  if (best) tell(best)
  await new Promise<void>((resolve) => {
    const stopListening = job.listen((event) => {
      tell(event)
      if (event.type === 'state') resolve()
    })
    // the database went away: there is no state to tell
    job.finished.catch(() => resolve())
    response.once('close', () => {
      stopListening()
      resolve()
    })
  })
  response.end()
}
