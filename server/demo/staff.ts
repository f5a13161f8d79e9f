import type { Discipline, InspectorDisciplineRow, InspectorRow, LeaveRow, MemberRow, TeamRow } from './city.ts'
import { isoDay, workdayFrom } from './days.ts'
import { distanceKm, type Land, shifted } from './land.ts'
import type { Placer } from './placing.ts'
import type { Random } from './random.ts'
import { digits, personName, phone } from './words.ts'
import type { SiteDraft } from './works.ts'

/** A team with what the generator needs to give it visits. */
export type Team = { row: TeamRow; sites: SiteDraft[] }
export type Staff = {
  teams: Team[]
  inspectors: InspectorRow[]
  disciplines: InspectorDisciplineRow[]
  leaves: LeaveRow[]
  members: MemberRow[]
}

const teamCount = 112
const sparePerAgency = 1

/** Two-officer teams spread over the agencies by the hours that their sites need in a year. */
export function makeStaff(
  random: Random,
  land: Land,
  placer: Placer,
  sites: SiteDraft[],
  hoursOf: (site: SiteDraft) => number,
  asOf: number,
): Staff {
  const staff: Staff = { teams: [], inspectors: [], disciplines: [], leaves: [], members: [] }
  const byAgency = land.agencies.map(({ code }) => sites.filter((site) => site.row.agency_code === code))
  const loads = byAgency.map((own) => own.reduce((sum, site) => sum + hoursOf(site), 0))
  const counts = shares(loads, teamCount)
  for (const [a, agency] of land.agencies.entries()) {
    const bases = makeBases(random, land, placer, agency.code, counts[a]! > 6 ? 3 : counts[a]! > 3 ? 2 : 1)
    const hasRail = byAgency[a]!.some((site) => site.row.works_type === 'rail')
    for (let n = 1; n <= counts[a]!; n++) {
      const base = bases[(n - 1) % bases.length]!
      const early = random.chance(0.3)
      const team: TeamRow = {
        id: staff.teams.length + 1,
        agency_code: agency.code,
        name: `${agency.nameZh === '北京经济技术开发区' ? '经开' : agency.nameZh.replace('区', '')}第${n}组`,
        base: base.at,
        base_address: base.address,
        starts_at: early ? '08:30' : '09:00',
        ends_at: early ? '16:30' : '17:00',
        max_stops: random.weighted([5, 6], (each) => (each === 6 ? 3 : 1)),
        // every fourth team keeps one day for papers and interviews
        weekdays: random.chance(0.25)
          ? [1, 2, 3, 4, 5].filter((day) => day !== (n % 2 === 0 ? 5 : 1))
          : [1, 2, 3, 4, 5],
      }
      staff.teams.push({ row: team, sites: [] })
      // in turn, so that even a small agency has somebody for machinery and, where a metro is built, for rail
      const extra: Discipline[] = ['machinery', 'structure', 'electrical', 'structure']
      const first: Discipline[] = ['safety', extra[n % 4]!]
      const second: Discipline[] = ['quality', extra[(n + 2) % 4]!]
      if (hasRail && n % 3 === 1) second.push('rail')
      hire(random, staff, agency.code, asOf, [first, second], team.id)
    }
    for (let i = 0; i < sparePerAgency; i++) hire(random, staff, agency.code, asOf, [['safety', 'quality']], null)
    shareSites(byAgency[a]!, staff.teams.slice(-counts[a]!), hoursOf)
  }
  return staff
}

function hire(
  random: Random,
  staff: Staff,
  agencyCode: string,
  asOf: number,
  officers: Discipline[][],
  teamId: number | null,
): void {
  for (const [i, disciplines] of officers.entries()) {
    const id = staff.inspectors.length + 1
    staff.inspectors.push({
      id,
      agency_code: agencyCode,
      name: personName(random),
      certificate_number: `示例${agencyCode}${digits(id, 4)}`,
      certificate_until: isoDay(asOf + random.int(60, 1500)),
      phone: phone(random),
    })
    for (const discipline of new Set(disciplines)) staff.disciplines.push({ inspector_id: id, discipline })
    if (teamId !== null) staff.members.push({ team_id: teamId, inspector_id: id, is_lead: i === 0 })
    takeLeave(random, staff, id, asOf)
  }
}

/** Holidays, courses and illness over the past year and the coming quarter: about one day in twenty. */
function takeLeave(random: Random, staff: Staff, inspectorId: number, asOf: number): void {
  let day = asOf - 365 + random.int(0, 80)
  while (day < asOf + 90) {
    const [reason, length] = random.weighted(
      [
        ['年休假', 5],
        ['培训', 3],
        ['病假', 2],
        ['事假', 1],
      ] as [string, number][],
      ([, each]) => each,
    )
    const first = workdayFrom(day)
    staff.leaves.push({
      id: staff.leaves.length + 1,
      inspector_id: inspectorId,
      first_day: isoDay(first),
      last_day: isoDay(first + length - 1),
      reason,
    })
    day += random.int(50, 130)
  }
}

/** Offices: the main one near the agency's busiest place, sub-stations near others. */
function makeBases(random: Random, land: Land, placer: Placer, code: string, count: number) {
  const places = land.places.filter((place) => place.agency === code).sort((a, b) => b.weight - a.weight)
  const chosen = places.slice(0, 1)
  while (chosen.length < count) {
    const next = places.find((place) => chosen.every((other) => distanceKm(place.at, other.at) > 7 - chosen.length))
    chosen.push(next && !chosen.includes(next) ? next : places[chosen.length]!)
  }
  const nameZh = land.agencies.find((agency) => agency.code === code)!.nameZh
  return chosen.map((place) => {
    for (;;) {
      const at = placer.besideStreet(shifted(place.at, random.bell(0, 0.5), random.bell(0, 0.5)))
      if (!at || !placer.isGround(code, [at])) continue
      return { at, address: `${nameZh}${place.name}${placer.streetName(at)}${random.int(1, 99)}号` }
    }
  })
}

/** Each site to the nearest base's least loaded team; who visited it in the past year follows from that. */
function shareSites(sites: SiteDraft[], teams: Team[], hoursOf: (site: SiteDraft) => number): void {
  const load = new Map(teams.map((team) => [team, 0]))
  const average = sites.reduce((sum, site) => sum + hoursOf(site), 0) / teams.length
  for (const site of sites) {
    const cost = (team: Team) => distanceKm(site.row.place, team.row.base) + (load.get(team)! / average) * 14
    const team = teams.reduce((best, next) => (cost(next) < cost(best) ? next : best))
    team.sites.push(site)
    load.set(team, load.get(team)! + hoursOf(site))
  }
}

/** At least two teams each, the rest by load (largest remainders). */
function shares(loads: number[], total: number): number[] {
  const sum = loads.reduce((a, b) => a + b, 0)
  const exact = loads.map((load) => (load / sum) * total)
  const counts = exact.map((value) => Math.max(2, Math.floor(value)))
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of order) {
    if (counts.reduce((a, b) => a + b, 0) >= total) break
    counts[i]! += 1
  }
  return counts
}
