import { z } from 'zod'
import { agencyCode, id, isoDate, paging, plainText, quarter, siteStatus, stageCode, worksType } from './common.ts'
import { endpoint } from './endpoint.ts'
import { indicatorVersion } from './indicators.ts'

export const party = z
  .enum(['project', 'contractor', 'supervision', 'client', 'agency', 'assessor'])
  .meta({ id: 'Party', description: 'Who answers: project department, one of three firms, government, its assessor' })
export type Party = z.infer<typeof party>

export const assessmentLevel = z
  .enum(['self', 'firm', 'government'])
  .meta({ id: 'AssessmentLevel', description: '自评 · 企业再评 · 政府评估' })
export type AssessmentLevel = z.infer<typeof assessmentLevel>

export const period = z
  .object({
    quarter,
    indicatorVersion,
    opensOn: isoDate,
    dueOn: isoDate,
    closesOn: isoDate,
    state: z.enum(['open', 'closed']),
    /** Due days of the monthly self-assessments, first month first. */
    monthDueOn: z.array(isoDate),
  })
  .meta({ id: 'AssessmentPeriod' })
export type AssessmentPeriod = z.infer<typeof period>

/** A form that someone has to fill in, has begun, or has sent. */
export const task = z
  .object({
    submissionId: id.nullable(),
    quarter,
    siteId: id,
    siteName: z.string(),
    permitNumber: z.string(),
    agencyCode,
    worksType,
    stage: stageCode,
    status: siteStatus,
    level: assessmentLevel,
    party,
    month: z.number().int().nullable(),
    /** The visit that a government form is about. */
    visitId: id.nullable(),
    visitedOn: isoDate.nullable(),
    dueOn: isoDate,
    state: z.enum(['todo', 'draft', 'submitted', 'late', 'overdue', 'closed']),
    answered: z.number().int(),
    asked: z.number().int(),
  })
  .meta({ id: 'AssessmentTask' })
export type AssessmentTask = z.infer<typeof task>

export const listPeriods = endpoint({
  id: 'listPeriods',
  method: 'get',
  path: '/assessment/periods',
  tag: 'assessment',
  role: 'project',
  summary: 'Quarters of assessment, newest first',
  response: z.array(period),
})

export const listTasks = endpoint({
  id: 'listTasks',
  method: 'get',
  path: '/assessment/tasks',
  tag: 'assessment',
  role: 'project',
  summary: 'The forms that this account has to fill in for a quarter (today’s when none is named)',
  query: z.object({ quarter: quarter.optional(), search: plainText.max(100).optional(), ...paging }),
  response: z.object({ total: z.number().int(), period, tasks: z.array(task) }),
})
