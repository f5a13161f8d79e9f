import type { Party } from '../city.ts'
import type { Random } from '../random.ts'
import type { SiteDraft } from '../works.ts'

/** The forms that a site owes in a quarter, month by month and firm by firm. */
export type Duty = { readonly party: Party; readonly month: number | null }
export type Timeliness = 'in_time' | 'late' | 'missing'

export const duties: readonly Duty[] = [
  { party: 'project', month: 1 },
  { party: 'project', month: 2 },
  { party: 'project', month: 3 },
  { party: 'contractor', month: null },
  { party: 'supervision', month: null },
  { party: 'client', month: null },
]

// Chance that a site does not bring everything in time in a quarter. The article's goals are 95 % of building projects
// and 99 % of affordable housing; the city comes near them.
const neglect = { building: 0.052, affordable: 0.008, municipal: 0.06, rail: 0.02 }

// Some agencies press for it more than others.
const pressure = [0.4, 0.5, 0.5, 0.6, 0.6, 0.7, 0.7, 0.8, 0.8, 0.9, 1, 1, 1.1, 1.2, 1.9, 2.2, 2.6]

export type Exemption = 'precompletion' | 'suspended'

// Of sites that are as good as done or stand still nothing is due; some send all the same.
const exemptShare: Record<Exemption, number> = { precompletion: 0.45, suspended: 0.2 }

/** How much is neglected in each agency, around 1. */
export function drawPressure(random: Random, agencies: readonly { code: string }[]): Map<string, number> {
  const dealt = random.shuffled(pressure)
  return new Map(agencies.map(({ code }, i) => [code, dealt[i % dealt.length]!]))
}

/** Which of the forms that a site owes come late or not at all in a quarter; those that are not named come in time. */
export function drawNeglect(random: Random, site: SiteDraft, agencyFactor: number): Map<Duty, Timeliness> {
  const kind = site.row.is_affordable ? 'affordable' : site.row.works_type
  const neglected = new Map<Duty, Timeliness>()
  if (!random.chance(neglect[kind] * agencyFactor * (0.6 + 0.9 * site.flaw))) return neglected
  do neglected.set(random.pick(duties), random.chance(0.6) ? 'late' : 'missing')
  while (random.chance(0.25))
  return neglected
}

/** Which forms come from a site that owes none: most, or none. */
export function drawExempt(random: Random, exemption: Exemption): Map<Duty, Timeliness> {
  const isSending = random.chance(exemptShare[exemption])
  return new Map(duties.map((duty) => [duty, isSending && random.chance(0.93) ? 'in_time' : 'missing']))
}

/** Whether a site's department makes its answers up, quarter after quarter. */
export function drawIsFalse(random: Random, site: SiteDraft): boolean {
  return random.chance(0.004 + 0.03 * site.flaw * site.flaw)
}
