import type { PlanChoices, PlanVisit } from '../../../server/contract/index.ts'
import { type BaseProblem, noChoices, toBase, type WeekFacts } from '../../../server/weekplan/index.ts'
import { randomInput } from '../solver/random-problem.ts'

export type RandomWeek = { readonly base: BaseProblem; readonly facts: WeekFacts; readonly choices: PlanChoices }

/** A made-up week whose facts fit the solver's random problem of the same seed. */
export function randomWeek(seed: number, visits = 18): RandomWeek {
  const teams = 2
  // pins and an earlier plan are choices, so they do not belong into the base
  const { baseline: _, ...input } = randomInput(seed, { teams, days: 3, visits })
  const base = toBase({ ...input, pins: [] }, 1000, 5000)
  const facts: WeekFacts = {
    days: ['2026-11-23', '2026-11-24', '2026-11-25'].map((date, d) => ({
      date,
      weekday: d + 1,
      isWorkday: true,
      name: null,
    })),
    teams: Array.from({ length: teams }, (_, t) => ({
      id: t + 1,
      name: `第${t + 1}队`,
      base: [116.4, 39.9] as [number, number],
      isOffStreets: false,
      baseAddress: '',
      gridCodes: [],
      disciplines: [],
      members: [],
    })),
    shifts: input.shifts.map(({ team, day, hours }) => ({ team, day, from: hours.from, to: hours.to })),
    visits: input.visits.map(
      (visit, v): PlanVisit => ({
        ...{
          siteId: v + 1,
          name: `工地${v}`,
          address: '',
          permitNumber: `P${v}`,
          place: [116.4, 39.9] as [number, number],
          isOffStreets: false,
        },
        ...{ worksType: 'building' as const, stage: 'S4' as const, level: 'B' as const, score: 40, dueRatio: 0.5 },
        ...{
          priority: visit.prize / 10,
          prize: visit.prize,
          required: visit.required,
          causes: [],
          kind: 'spot_check' as const,
        },
        ...{
          serviceMinutes: visit.serviceSeconds / 60,
          gridCode: null,
          homeTeam: v % 3 === 0 ? -1 : v % teams,
          skills: [],
        },
        ...{ hazards: [], countsToCap: true, barred: null, contractorId: null, contractor: null, contactName: null },
        contactPhone: null,
        windows: visit.windows.map(({ from, to }) => ({ from, to, why: { zh: '窗口', en: 'window' } })),
      }),
    ),
  }
  return { base, facts, choices: noChoices(facts.shifts) }
}
