import { z } from 'zod'
import { agencyCode, id, isoDate, lonLat } from './common.ts'
import { endpoint } from './endpoint.ts'

export const discipline = z
  .enum(['safety', 'quality', 'structure', 'machinery', 'electrical', 'rail'])
  .meta({ id: 'Discipline' })
export type Discipline = z.infer<typeof discipline>

export const teamRow = z
  .object({
    id,
    agencyCode,
    name: z.string(),
    base: lonLat,
    baseAddress: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    lunchFrom: z.string(),
    lunchTo: z.string(),
    lunchMinutes: z.number().int(),
    maxDrivingMinutes: z.number().int(),
    maxStops: z.number().int(),
    weekdays: z.array(z.number().int()),
    members: z.array(
      z.object({
        id,
        name: z.string(),
        isLead: z.boolean(),
        certificateNumber: z.string().nullable(),
        certificateUntil: isoDate.nullable(),
        phone: z.string().nullable(),
        disciplines: z.array(discipline),
        leave: z.array(z.object({ firstDay: isoDate, lastDay: isoDate, reason: z.string() })),
      }),
    ),
    gridCodes: z.array(z.string()),
    /** Required visit hours of its grids per week, and the hours it can work on sites. */
    requiredHoursPerWeek: z.number(),
    hoursPerWeek: z.number(),
  })
  .meta({ id: 'TeamRow' })
export type TeamRow = z.infer<typeof teamRow>

export const listTeams = endpoint({
  id: 'listTeams',
  method: 'get',
  path: '/teams',
  tag: 'staff',
  role: 'viewer',
  summary: 'Teams with officers, disciplines, leave, grids and load',
  query: z.object({ agency: agencyCode.optional() }),
  response: z.array(teamRow),
})
export const addLeave = endpoint({
  id: 'addLeave',
  method: 'post',
  path: '/inspectors/:id/leave',
  tag: 'staff',
  role: 'agency',
  status: 201,
  summary: 'Record leave of an officer',
  params: z.object({ id }),
  body: z
    .object({ firstDay: isoDate, lastDay: isoDate, reason: z.string().max(200).default('') })
    .refine((leave) => leave.lastDay >= leave.firstDay, {
      message: '结束日期早于开始日期 / ends before it starts',
      path: ['lastDay'],
    }),
  response: z.object({ id }),
})
