import { z } from 'zod'
import type { LonLat } from '../contract/index.ts'
import { LATEST, NO_LIMIT } from '../solver/index.ts'

/** Whole numbers of VROOM are unsigned 32-bit integers. */
const UINT32 = 2 ** 32 - 1

/** The contract's own schema stands behind a door that loads all others, a tenth of a second of what `solve` may take. */
const lonLat: z.ZodType<LonLat> = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
const id = z.int().min(0)
const uint = z.int().min(0).max(UINT32)
const seconds = z.int().min(0).max(LATEST)
const text = z.string()
const amounts = z.array(z.int().min(0).max(NO_LIMIT))
const skills = z.array(uint)

/** Both ends are inclusive. */
const timeWindow = z.tuple([uint, uint]).superRefine(([start, end], context) => {
  if (start > end)
    context.addIssue({ code: 'custom', message: `ends at ${end}, before it starts at ${start}`, continue: true })
})
/** Sorted by VROOM, so in any order; they may not overlap or touch. */
const timeWindows = z
  .array(timeWindow)
  .min(1)
  .superRefine((windows, context) => {
    const sorted = windows.map((window, index) => ({ window, index })).sort((a, b) => a.window[0] - b.window[0])
    sorted.slice(1).forEach(({ window, index }, before) => {
      const other = sorted[before]!
      if (window[0] <= other.window[1])
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `(${window.join(' to ')}) overlaps with time window ${other.index} (${other.window.join(' to ')})`,
        })
    })
  })

/** `amount` is VROOM's older word for `delivery`; of both VROOM passes one over, here they are refused. */
const job = z
  .strictObject({
    id,
    description: text.optional(),
    location: lonLat.optional(),
    location_index: uint.optional(),
    setup: seconds.optional(),
    service: seconds.optional(),
    amount: amounts.optional(),
    delivery: amounts.optional(),
    pickup: amounts.optional(),
    skills: skills.optional(),
    priority: z.int().min(0).max(100).optional(),
    time_windows: timeWindows.optional(),
  })
  .superRefine(({ amount, delivery, pickup }, context) => {
    if (amount && (delivery ?? pickup))
      context.addIssue({
        code: 'custom',
        path: ['amount'],
        message: 'is an older word for delivery, and would be passed over beside delivery or pickup',
      })
  })
  .transform(({ amount, ...job }) => (amount ? { ...job, delivery: amount } : job))
export type VroomJob = z.output<typeof job>

const rest = z.strictObject({
  id,
  description: text.optional(),
  service: seconds.optional(),
  time_windows: timeWindows.optional(),
})
export type VroomBreak = z.output<typeof rest>

/** Jobs in `steps` stay with the vehicle and in this order; the search may put others before, between and after them. */
const step = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start') }),
  z.strictObject({ type: z.literal('job'), id }),
  z.strictObject({ type: z.literal('end') }),
])

const vehicle = z.strictObject({
  id,
  profile: text.optional(),
  description: text.optional(),
  start: lonLat.optional(),
  start_index: uint.optional(),
  end: lonLat.optional(),
  end_index: uint.optional(),
  capacity: amounts.optional(),
  costs: z
    .strictObject({
      fixed: uint.optional(),
      per_hour: uint.optional(),
      per_task_hour: uint.optional(),
      per_km: uint.optional(),
    })
    .optional(),
  skills: skills.optional(),
  time_window: timeWindow.optional(),
  breaks: z.array(rest).optional(),
  speed_factor: z.literal(1).optional(),
  max_tasks: uint.optional(),
  max_travel_time: uint.optional(),
  max_distance: z
    .int()
    .min(0)
    .max(NO_LIMIT - 1)
    .optional(),
  steps: z.array(step).optional(),
})
export type VroomVehicle = z.output<typeof vehicle>

/** Checked by hand: a library that makes a schema of every cell would take longer than the search. */
const matrix = z.custom<number[][]>(Array.isArray, 'is not an array of rows').superRefine((rows, context) => {
  if (rows.length === 0) context.addIssue({ code: 'custom', message: 'is empty' })
  for (const [r, row] of rows.entries()) {
    if (!Array.isArray(row) || row.length !== rows.length) {
      const length = Array.isArray(row) ? `has ${row.length} entries` : 'is not an array'
      context.addIssue({ code: 'custom', path: [r], message: `${length}, but the matrix has ${rows.length} rows` })
      return
    }
    for (let c = 0; c < row.length; c++)
      if (!Number.isInteger(row[c]) || row[c]! < 0 || row[c]! > UINT32) {
        context.addIssue({ code: 'custom', path: [r, c], message: 'is not a whole number from 0 to 4294967295' })
        return
      }
  }
})

const matrices = z.record(text, z.strictObject({ durations: matrix, distances: matrix.optional() }))

/** A problem file of VROOM: seconds, metres, `[lon, lat]`. Optional keys have VROOM's defaults. */
export const vroomProblem = z.strictObject({
  vehicles: z.array(vehicle).min(1),
  jobs: z.array(job).min(1),
  matrices: matrices.optional(),
  /** What VROOM has no word for; our own export writes it, VROOM skips it. */
  jingwei: z.looseObject({ week: text.optional(), notes: z.array(text).optional() }).optional(),
})
export type VroomProblem = z.output<typeof vroomProblem>

/** Words of VROOM that this planner does not know, and what to do instead; every other unknown key is a mistake. */
export const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ['shipments', 'pickup and delivery pairs are not supported'],
  ['matrix', 'is deprecated; write matrices.car.durations'],
  ['setup_per_type', 'times per vehicle type are not supported'],
  ['service_per_type', 'times per vehicle type are not supported'],
  ['type', 'vehicle types are not supported'],
  ['max_load', 'breaks that depend on the load are not supported'],
  ['service_at', 'forced times are not supported; write time_windows into the job'],
  ['service_after', 'forced times are not supported; write time_windows into the job'],
  ['service_before', 'forced times are not supported; write time_windows into the job'],
  ['costs', 'cost matrices are not supported: the cost is the travel time'],
])
