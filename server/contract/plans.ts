import { z } from 'zod'
import { agencyCode, id, language, plainText, week, words } from './common.ts'
import { endpoint } from './endpoint.ts'
import { plan, planChoices, planContent, planProblem, planSummary } from './plan.ts'

const planParams = z.object({ id })

export const createPlan = endpoint({
  id: 'createPlan',
  method: 'post',
  path: '/plans',
  tag: 'plans',
  role: 'supervisor',
  status: 202,
  summary: 'Plan a week; the plan is the job: follow its events, GET the best so far, DELETE to stop and keep it',
  body: z.object({
    agencyCode,
    week,
    seconds: z.number().min(0.1).max(600).default(10),
    seed: z.number().int().min(0).max(2147483647).default(1),
    /** Replay: stop after exactly this many iterations instead of by time. */
    iterations: z.number().int().min(0).optional(),
    /** Re-plan this plan around its pins with as little change as possible. */
    basedOn: id.optional(),
    /**
     * What `basedOn` is planned again on: `stored`, the facts it was made from, or `today`: leave, closed sites,
     * complaints and deadlines as they are now known, everything else where it was as far as possible.
     */
    facts: z.enum(['stored', 'today']).optional(),
    /** The edits on `basedOn` that are not saved yet. */
    choices: planChoices.optional(),
    /** Refuse, before any search, a week with a must-do that no shift could make even alone; otherwise it is left out and said so. */
    strict: z.boolean().optional(),
  }),
  response: planSummary,
})
export const listPlans = endpoint({
  id: 'listPlans',
  method: 'get',
  path: '/plans',
  tag: 'plans',
  role: 'viewer',
  summary: 'Plans of an agency and week, newest first',
  query: z.object({
    agency: agencyCode,
    week: week.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(20),
  }),
  response: z.array(planSummary),
})
export const readPlan = endpoint({
  id: 'readPlan',
  method: 'get',
  path: '/plans/:id',
  tag: 'plans',
  role: 'viewer',
  summary: 'A plan with its routes, or the best so far while it is being solved',
  params: planParams,
  response: plan,
})
export const stopPlan = endpoint({
  id: 'stopPlan',
  method: 'delete',
  path: '/plans/:id',
  tag: 'plans',
  role: 'supervisor',
  summary: 'Stop solving and keep the best so far',
  params: planParams,
  response: planSummary,
})
export const readPlanProblem = endpoint({
  id: 'readPlanProblem',
  method: 'get',
  path: '/plans/:id/problem',
  tag: 'plans',
  role: 'viewer',
  summary: 'The very problem that was solved',
  params: planParams,
  response: planProblem,
})

/** One message of the event stream. */
export const planEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('improvement'),
      iterations: z.number().int(),
      elapsedMs: z.number(),
      routes: z.array(z.array(z.number().int())),
      requiredServed: z.number().int(),
      requiredUnserved: z.number().int(),
      prize: z.number().int(),
      travelSeconds: z.number().int(),
    }),
    /** Once, before the first improvement: the plan that its routes belong to, with the times of the best so far. */
    z.object({ type: z.literal('content'), content: planContent }),
    z.object({ type: z.literal('state'), summary: planSummary }),
  ])
  .meta({ id: 'PlanEvent' })
export type PlanEvent = z.infer<typeof planEvent>
export const followPlan = endpoint({
  id: 'followPlan',
  method: 'get',
  path: '/plans/:id/events',
  tag: 'plans',
  role: 'viewer',
  summary: 'Server-sent events: the first full plan, every improvement, then the final state',
  params: planParams,
  response: planEvent,
  mediaType: 'text/event-stream',
})

export const revisePlan = endpoint({
  id: 'revisePlan',
  method: 'post',
  path: '/plans/:id/revisions',
  tag: 'plans',
  role: 'supervisor',
  status: 201,
  summary:
    'Save edits as a new revision; the plan they were made on stays. A deviation from an approved plan needs a reason',
  params: planParams,
  body: z.object({ choices: planChoices, reason: plainText.max(500).default('') }),
  response: plan,
})
export const approvePlan = endpoint({
  id: 'approvePlan',
  method: 'post',
  path: '/plans/:id/approval',
  tag: 'plans',
  role: 'supervisor',
  summary: 'Approve: freezes this revision as the week; rules it breaks must be acknowledged with a note',
  params: planParams,
  body: z.object({ note: plainText.max(500).default('') }),
  response: plan,
})
export const comparePlans = endpoint({
  id: 'comparePlans',
  method: 'get',
  path: '/plans/:id/changes',
  tag: 'plans',
  role: 'viewer',
  summary: 'What changed against another plan of the same week',
  params: planParams,
  query: z.object({ against: id }),
  response: z.object({
    same: z.number().int(),
    items: z.array(
      z.object({
        siteId: id,
        name: z.string(),
        change: z.enum(['added', 'dropped', 'team', 'day', 'order']),
        text: words,
      }),
    ),
  }),
})
export const exportFormat = z.enum(['xlsx', 'pdf', 'ics', 'gpx', 'geojson', 'json', 'csv'])
export type ExportFormat = z.infer<typeof exportFormat>
export const exportPlan = endpoint({
  id: 'exportPlan',
  method: 'get',
  path: '/plans/:id/export/:format',
  tag: 'plans',
  role: 'viewer',
  summary: 'The week as XLSX, PDF, iCalendar, GPX or GeoJSON; json: the VROOM problem',
  params: z.object({ id, format: exportFormat }),
  query: z.object({ lang: language.default('zh'), team: id.optional() }),
  response: z.any(),
  mediaType: 'application/octet-stream',
})
