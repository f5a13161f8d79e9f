import { z } from 'zod'
import { agencyCode, id, isoDate, level, lonLat, plainText, stageCode, week, words, worksType } from './common.ts'

/** Why a visit must or should be made this week; the `text` is what the site card says. */
export const visitCause = z
  .object({
    code: z.enum(['overdue', 'recheck', 'complaint', 'emergency', 'campaign', 'stage', 'risk']),
    text: words,
    /** Set when the cause makes the visit a must-do. */
    required: z.boolean(),
  })
  .meta({ id: 'VisitCause' })
export type VisitCause = z.infer<typeof visitCause>

/** One visit that the week could hold: an active site of the agency, safety and quality in one (综合查一次). */
export const planVisit = z
  .object({
    siteId: id,
    name: z.string(),
    address: z.string(),
    permitNumber: z.string(),
    place: lonLat,
    /** Too far from the streets that the plan stands on: every leg to or from it is estimated (估算). */
    isOffStreets: z.boolean(),
    worksType,
    stage: stageCode,
    level,
    score: z.number(),
    dueRatio: z.number(),
    priority: z.number(),
    prize: z.number().int(),
    required: z.boolean(),
    causes: z.array(visitCause),
    kind: z.enum(['spot_check', 'recheck', 'complaint', 'accident', 'campaign']),
    serviceMinutes: z.number().int(),
    gridCode: z.string().nullable(),
    /** Index in `teams` of the team whose grid it lies in; −1: none. */
    homeTeam: z.number().int(),
    skills: z.array(z.string()),
    hazards: z.array(z.object({ code: z.string(), overScale: z.boolean() })),
    countsToCap: z.boolean(),
    /** Set when a visit cap keeps it out of the week whatever the routes; says which one and how much of it is used. */
    barred: words.nullable(),
    contractorId: z.number().int().nullable(),
    contractor: z.string().nullable(),
    contactName: z.string().nullable(),
    contactPhone: z.string().nullable(),
    /** Seconds from Monday 00:00 at which service may start; empty: any time. */
    windows: z.array(z.object({ from: z.number().int(), to: z.number().int(), why: words })),
  })
  .meta({ id: 'PlanVisit' })
export type PlanVisit = z.infer<typeof planVisit>

export const planDay = z
  .object({ date: isoDate, weekday: z.number().int().min(1).max(7), isWorkday: z.boolean(), name: words.nullable() })
  .meta({ id: 'PlanDay' })
export type PlanDay = z.infer<typeof planDay>

export const planTeam = z
  .object({
    id,
    name: z.string(),
    base: lonLat,
    /** As for a visit. */
    isOffStreets: z.boolean(),
    baseAddress: z.string(),
    gridCodes: z.array(z.string()),
    disciplines: z.array(z.string()),
    members: z.array(
      z.object({
        id,
        name: z.string(),
        certificateNumber: z.string().nullable(),
        isLead: z.boolean(),
        phone: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'PlanTeam' })
export type PlanTeam = z.infer<typeof planTeam>

/** One team on one day of the week; its index is the solver's shift index. */
export const planShift = z
  .object({ team: z.number().int(), day: z.number().int(), from: z.number().int(), to: z.number().int() })
  .meta({ id: 'PlanShift' })
export type PlanShift = z.infer<typeof planShift>

export const violation = z
  .object({ rule: z.string(), amount: z.number(), text: words })
  .meta({ id: 'PlanViolation', description: 'What an edited plan breaks, and by how much' })
export type PlanViolation = z.infer<typeof violation>

export const planStop = z
  .object({
    visit: z.number().int(),
    travelSeconds: z.number().int(),
    travelMetres: z.number().int(),
    /** The leg to here is estimated (估算) although the plan stands on streets: one of its ends lies too far from them. */
    isTravelEstimated: z.boolean(),
    /** Seconds from Monday 00:00 Beijing time. */
    arrivalSeconds: z.number().int(),
    startSeconds: z.number().int(),
    endSeconds: z.number().int(),
    isPinned: z.boolean(),
    isOutsideGrid: z.boolean(),
    violations: z.array(violation),
  })
  .meta({ id: 'PlanStop' })
export type PlanStop = z.infer<typeof planStop>

export const planRoute = z
  .object({
    shift: z.number().int(),
    departureSeconds: z.number().int(),
    stops: z.array(planStop),
    lunch: z
      .object({ startSeconds: z.number().int(), endSeconds: z.number().int(), afterStop: z.number().int() })
      .nullable(),
    returnTravelSeconds: z.number().int(),
    returnTravelMetres: z.number().int(),
    isReturnEstimated: z.boolean(),
    returnSeconds: z.number().int(),
    drivingSeconds: z.number().int(),
    distanceMetres: z.number().int(),
    workSeconds: z.number().int(),
    violations: z.array(violation),
  })
  .meta({ id: 'PlanRoute' })
export type PlanRoute = z.infer<typeof planRoute>

/** 未排入: why a visit is not in the week, in a form that can be checked. */
export const unplanned = z
  .object({
    visit: z.number().int(),
    /** The cheapest place it could take: shift and position, −1 when no shift can take it at all. */
    shift: z.number().int(),
    position: z.number().int(),
    extraTravelSeconds: z.number().int(),
    blockedBy: z.string(),
    shortBy: z.number().int(),
    displaces: z.array(z.number().int()),
    text: words,
    /** Set when a person took it out. */
    removedBecause: z.string().nullable(),
  })
  .meta({ id: 'Unplanned' })
export type Unplanned = z.infer<typeof unplanned>

/** A cap on visits against a floor of visits: shown, never settled silently. */
export const capConflict = z
  .object({
    scope: z.enum(['firm', 'site']),
    firmId: z.number().int().nullable(),
    siteId: z.number().int().nullable(),
    name: z.string(),
    cap: z.number().int(),
    used: z.number().int(),
    planned: z.number().int(),
    text: words,
  })
  .meta({ id: 'CapConflict' })
export type CapConflict = z.infer<typeof capConflict>

export const planPin = z.object({
  visit: z.number().int().min(0),
  shift: z.number().int().min(0),
  position: z.number().int().min(-1),
})
export type PlanPin = z.infer<typeof planPin>
export const planRemoval = z.object({ visit: z.number().int().min(0), reason: plainText.min(2).max(200) })
export type PlanRemoval = z.infer<typeof planRemoval>
export const planEmergency = z.object({
  visit: z.number().int().min(0),
  kind: z.enum(['accident', 'complaint']),
  reason: plainText.min(2).max(200),
  /** Day index 0…6 on which it must be made; null: any day of the week. */
  day: z.number().int().min(0).max(6).nullable(),
})
export type PlanEmergency = z.infer<typeof planEmergency>

/** What a person decided; with the visits and shifts of the week it is a whole plan. */
export const planChoices = z
  .object({
    /** Visit indices in order, one list per shift. */
    routes: z.array(z.array(z.number().int().min(0)).max(60)).max(1000),
    pins: z.array(planPin).max(2000),
    removals: z.array(planRemoval).max(2000),
    emergencies: z.array(planEmergency).max(200),
  })
  .meta({ id: 'PlanChoices' })
export type PlanChoices = z.infer<typeof planChoices>

export const planScore = z
  .object({
    requiredServed: z.number().int(),
    requiredUnserved: z.number().int(),
    prize: z.number().int(),
    prizeUnserved: z.number().int(),
    travelSeconds: z.number().int(),
    travelMetres: z.number().int(),
    stops: z.number().int(),
    outsideGrid: z.number().int(),
    changes: z.number().int(),
    violations: z.number().int(),
  })
  .meta({ id: 'PlanScore' })
export type PlanScore = z.infer<typeof planScore>

export const planContent = z
  .object({
    days: z.array(planDay),
    teams: z.array(planTeam),
    shifts: z.array(planShift),
    /** Team-days that cannot go out, with the reason: leave, no two certified officers, holiday. */
    unavailable: z.array(z.object({ team: z.number().int(), day: z.number().int(), text: words })),
    visits: z.array(planVisit),
    choices: planChoices,
    routes: z.array(planRoute),
    unplanned: z.array(unplanned),
    conflicts: z.array(capConflict),
    score: planScore,
  })
  .meta({ id: 'PlanContent' })
export type PlanContent = z.infer<typeof planContent>

export const planState = z.enum(['accepted', 'running', 'successful', 'failed', 'dismissed', 'approved', 'superseded'])
export type PlanState = z.infer<typeof planState>

export const planSummary = z
  .object({
    id,
    agencyCode,
    week,
    state: planState,
    parentId: id.nullable(),
    revision: z.number().int(),
    seed: z.number().int(),
    seconds: z.number(),
    iterations: z.number().int().nullable(),
    ruleVersion: z.string(),
    asOf: isoDate,
    travelSource: z.enum(['estimate', 'roads', 'osrm']),
    /** Why travel does not come from where the settings want it; null: it does. */
    travelNote: words.nullable(),
    createdAt: z.string(),
    createdBy: z.string(),
    approvedAt: z.string().nullable(),
    approvedBy: z.string().nullable(),
    error: z.string().nullable(),
    isSample: z.boolean(),
    score: planScore.nullable(),
  })
  .meta({ id: 'PlanSummary' })
export type PlanSummary = z.infer<typeof planSummary>

export const plan = planSummary
  .extend({
    content: planContent.nullable(),
    deviations: z.array(
      z.object({ at: z.string(), actor: z.string(), reason: z.string(), change: z.record(z.string(), z.unknown()) }),
    ),
  })
  .meta({ id: 'Plan' })
export type Plan = z.infer<typeof plan>

/** The solver's input on the wire: what the browser needs to time, check and re-plan without the server. */
export const planProblem = z
  .object({
    places: z.number().int(),
    durationSeconds: z.array(z.number().int()),
    distanceMetres: z.array(z.number().int()),
    shifts: z.array(z.looseObject({})),
    visits: z.array(z.looseObject({})),
    assignmentCost: z.array(z.number().int()),
    exclusions: z.array(z.tuple([z.number().int(), z.number().int()])),
    precedences: z.array(z.tuple([z.number().int(), z.number().int()])),
    weights: z.record(z.string(), z.number().int()),
  })
  .meta({ id: 'PlanProblem', description: "The solver's problem; field by field as in server/solver/types.ts" })
export type PlanProblem = z.infer<typeof planProblem>
