import type { LonLat, PlanContent, PlanVisit } from '../contract/index.ts'
import type { TravelMatrix } from '../roads/provider.ts'
import { LATEST, NO_LIMIT, type ProblemInput, type Shift } from '../solver/index.ts'
import { type BaseProblem, type BaseVisit, skillBit, toBase, type WeekFacts } from '../weekplan/index.ts'
import { applyCaps } from './caps.ts'
import { visitNeeds } from './causes.ts'
import type { PlanningFacts, SiteFacts } from './planning-facts.ts'
import type { PlanningRules } from './planning-rules.ts'
import { type TeamDay, teamDays } from './shifts.ts'

/** The week as the solver sees it, with the facts that its indices point into. */
export type WeekProblem = {
  readonly facts: WeekFacts
  readonly unavailable: PlanContent['unavailable']
  readonly conflicts: PlanContent['conflicts']
  readonly problem: BaseProblem
}

type Matrix = Pick<TravelMatrix, 'durationSeconds' | 'distanceMetres' | 'estimatedPlaces'>

/** The places of the week in the solver's order: every site, then every team's base. */
export function placesOf(facts: PlanningFacts): LonLat[] {
  return [...facts.sites.map((site) => site.place), ...facts.teams.map((team) => team.base)]
}

/** Turns rows into the solver's problem. Identifiers and indices meet here and nowhere else. */
export function buildWeekProblem(facts: PlanningFacts, rules: PlanningRules, matrix: Matrix): WeekProblem {
  const { shifts, unavailable } = teamDays(facts.teams, facts.days, facts.asOf, rules.officers)
  const offStreets = new Set(matrix.estimatedPlaces)
  const { visits, siteOf, conflicts } = planVisits(facts, rules, offStreets)
  const outside = rules.outsideMinutes * 60 * rules.weights.travelSecond
  const input: ProblemInput = {
    places: facts.sites.length + facts.teams.length,
    durationSeconds: matrix.durationSeconds,
    distanceMetres: matrix.distanceMetres,
    shifts: shifts.map((shift) => solverShift(facts, shift)),
    visits: visits.map((visit, v) => solverVisit(visit, siteOf[v]!, rules)),
    assignmentCost: assignmentCosts(visits, shifts, outside),
    pins: [],
    exclusions: [],
    precedences: [],
    // without an earlier plan nothing can change; re-planning sets the weight
    weights: { ...rules.weights, change: 0 },
  }
  return {
    facts: { days: planDays(facts), teams: planTeams(facts, offStreets), shifts: shifts.map(planShift), visits },
    unavailable,
    conflicts,
    problem: toBase(input, outside, rules.changePoints * rules.weights.prize),
  }
}

function planVisits(facts: PlanningFacts, rules: PlanningRules, offStreets: ReadonlySet<number>) {
  const monday = facts.days[0]!.date
  const workdays = facts.days.filter((day) => day.isWorkday)
  const lastWorkday = (workdays.at(-1) ?? facts.days.at(-1)!).date
  const teamOf = new Map(facts.teams.map((team, t) => [team.id, t]))
  const siteOf: number[] = []
  const drafts = facts.sites.flatMap((site, s) =>
    visitNeeds(site, monday, lastWorkday).map((need): PlanVisit => {
      siteOf.push(s)
      const priority = (site.score ?? 0) * Math.min(need.dueRatio, rules.priorityCap)
      return {
        ...siteFields(site),
        isOffStreets: offStreets.has(s),
        dueRatio: need.dueRatio,
        priority,
        prize: Math.round(priority * rules.prizePerPriority),
        required: need.required,
        causes: need.causes,
        kind: need.kind,
        serviceMinutes: rules.serviceMinutes[`${need.kind}.${site.worksType}`] ?? 0,
        homeTeam: site.gridTeamId === null ? -1 : (teamOf.get(site.gridTeamId) ?? -1),
        skills: skillsOf(site, rules),
        countsToCap: need.countsToCap,
        barred: null,
        windows: need.windows,
      }
    }),
  )
  const { barred, conflicts } = applyCaps(drafts, facts.caps)
  return { visits: drafts.map((visit, v) => ({ ...visit, barred: barred[v]! })), siteOf, conflicts }
}

function siteFields(site: SiteFacts) {
  const { id, name, address, permitNumber, place, worksType, stage, level, gridCode } = site
  const { contractorId, contractor, contactName, contactPhone } = site
  const hazards = site.hazards.map(({ code, overScale }) => ({ code, overScale }))
  return {
    ...{ siteId: id, name, address, permitNumber, place, worksType, stage, level, gridCode },
    score: site.score ?? 0,
    ...{ contractorId, contractor, contactName, contactPhone, hazards },
  }
}

function skillsOf(site: SiteFacts, rules: PlanningRules): string[] {
  const needed = new Set(site.disciplines)
  if (site.worksType === 'rail' && rules.railNeedsRail) needed.add('rail')
  return [...needed].sort()
}

function solverVisit(visit: PlanVisit, site: number, rules: PlanningRules): BaseVisit {
  const seconds = (kind: PlanVisit['kind']) => (rules.serviceMinutes[`${kind}.${visit.worksType}`] ?? 0) * 60
  return {
    place: site,
    serviceSeconds: seconds(visit.kind),
    setupSeconds: 0,
    prize: visit.prize,
    required: visit.required,
    windows: visit.windows.map(({ from, to }) => ({ from, to })),
    skills: visit.skills.reduce((bits, name) => bits | (skillBit[name] ?? 0), 0),
    site,
    minGapDays: rules.gapDays,
    maxGapDays: -1,
    delivery: [],
    pickup: [],
    emergencySeconds: { accident: seconds('accident'), complaint: seconds('complaint') },
  }
}

function solverShift(facts: PlanningFacts, shift: TeamDay): Shift {
  const team = facts.teams[shift.team]!
  const base = facts.sites.length + shift.team
  const midnight = shift.from - team.startsAt
  const lunch = team.lunchMinutes * 60
  const lunchFrom = midnight + team.lunchFrom
  return {
    team: shift.team,
    day: shift.day,
    start: base,
    end: base,
    hours: { from: shift.from, to: shift.to },
    // lunch is over by its latest time, so it starts earlier by its length
    breaks:
      lunch > 0
        ? [
            {
              windows: [{ from: lunchFrom, to: Math.max(lunchFrom, midnight + team.lunchTo - lunch) }],
              durationSeconds: lunch,
            },
          ]
        : [],
    maxDrivingSeconds: team.maxDrivingMinutes * 60,
    // the hours, less lunch, are the limit
    maxWorkSeconds: LATEST,
    maxDistanceMetres: NO_LIMIT,
    maxStops: team.maxStops,
    skills: shift.skills,
    capacity: [],
  }
}

/** Own grids first: a must-do may be served from outside at a cost, anything else may not; what a cap bars goes nowhere. */
function assignmentCosts(visits: readonly PlanVisit[], shifts: readonly TeamDay[], outside: number): Int32Array {
  const costs = new Int32Array(visits.length * shifts.length)
  visits.forEach((visit, v) => {
    shifts.forEach((shift, s) => {
      const isOutside = visit.homeTeam >= 0 && visit.homeTeam !== shift.team
      costs[v * shifts.length + s] = visit.barred ? -1 : isOutside ? (visit.required ? outside : -1) : 0
    })
  })
  return costs
}

function planDays(facts: PlanningFacts): PlanContent['days'] {
  return facts.days.map(({ date, weekday, isWorkday, name }) => ({ date, weekday, isWorkday, name }))
}

function planShift({ team, day, from, to }: TeamDay): PlanContent['shifts'][number] {
  return { team, day, from, to }
}

function planTeams(facts: PlanningFacts, offStreets: ReadonlySet<number>): PlanContent['teams'] {
  return facts.teams.map((team, t) => ({
    id: team.id,
    name: team.name,
    base: team.base,
    isOffStreets: offStreets.has(facts.sites.length + t),
    baseAddress: team.baseAddress,
    gridCodes: [...team.gridCodes],
    disciplines: [...new Set(team.members.flatMap((member) => member.disciplines))].sort(),
    members: team.members.map(({ id, name, certificateNumber, isLead, phone }) => ({
      id,
      name,
      certificateNumber,
      isLead,
      phone,
    })),
  }))
}
