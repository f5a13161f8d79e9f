import { makeContracts } from './assessors.ts'
import { assignParties } from './assign.ts'
import { makeBuildingSites } from './building-sites.ts'
import type { City } from './city.ts'
import { accidentRows, drawAccidents, makeComplaints } from './complaints.ts'
import { dayNumber, quartersUpTo } from './days.ts'
import { makeHazards } from './hazards.ts'
import { type Land, readLand } from './land.ts'
import { intervalDays, likelyLevels } from './likely-level.ts'
import { makeMetroSites } from './metro-sites.ts'
import { makeMunicipalSites } from './municipal-sites.ts'
import { type Firm, makeParties } from './parties.ts'
import { makePlacer } from './placing.ts'
import { makePoints } from './points.ts'
import { drawLuck } from './quality.ts'
import { seededRandom } from './random.ts'
import { makeStaff, type Staff } from './staff.ts'
import { makeStreets } from './streets/make-streets.ts'
import { makeAnswers, makeDiary, makeVisits, type Past } from './visits.ts'

// Finished quarters that have been assessed; the one that the day lies in comes on top.
const quarterCount = 8

/** The sample city as of a day: the same rows for the same seed and day, wherever it runs. */
export function generateCity(seed: number, asOf: string, land: Land = readLand()): City {
  const today = dayNumber(asOf)
  const stream = (label: string) => seededRandom(seed, label)
  const placer = makePlacer(land, makeStreets(seed, land), stream('places'))
  const parties = makeParties(stream('parties'))
  const metro = makeMetroSites(stream('metro'), placer, today)
  const sites = [
    ...makeBuildingSites(stream('building'), land, placer, today),
    ...makeMunicipalSites(stream('municipal'), land, placer, today),
    ...metro.sites,
  ]
  assignParties(stream('assign'), sites, parties)
  const works = stream('hazards')
  for (const site of sites) site.hazards = makeHazards(works, site, parties.testing, today)
  const accidents = drawAccidents(stream('accidents'), sites, today)
  const quarters = quartersUpTo(today, quarterCount)
  drawLuck(stream('luck'), sites, quarters.length)
  const levels = likelyLevels(sites, parties, today, quarterCount - 1)
  const staff = makeStaff(
    stream('staff'),
    land,
    placer,
    sites,
    (site) => 1.5 * (365 / intervalDays[levels.get(site)!]),
    today,
  )
  const diary = makeDiary(staff.teams, awayDays(staff))
  const record: Past = { visits: [], notices: [] }
  const past = stream('visits')
  for (const team of staff.teams)
    for (const site of team.sites) makeVisits(past, site, levels.get(site)!, team, diary, today, record)
  const complaints = makeComplaints(stream('complaints'), sites, today)
  const byId = new Map(sites.map((site) => [site.row.id, site]))
  makeAnswers(
    complaints
      .filter((each) => each.is_verified && each.closed_on !== null)
      .map((each) => ({ site: byId.get(each.site_id)!, day: dayNumber(each.closed_on!) })),
    [...accidents].map(([site, day]) => ({ site, day: day + 1 })),
    new Map(staff.teams.flatMap((team) => team.sites.map((site) => [site, team] as const))),
    diary,
    today,
    record,
  )

  const buildings = sites.flatMap((site) => site.buildings.map((row) => Object.assign(row, { site_id: site.row.id })))
  for (const [i, row] of buildings.entries()) row.id = i + 1
  const hazards = sites.flatMap((site) =>
    site.hazards.map((row) =>
      Object.assign(row, {
        site_id: site.row.id,
        building_id: row.building_id === null ? null : site.buildings[row.building_id]!.id,
      }),
    ),
  )
  for (const [i, row] of hazards.entries()) row.id = i + 1
  const firms = Object.values(parties).flat() as Firm[]
  const people = firms.flatMap((firm) => firm.people).sort((a, b) => a.id - b.id)
  return {
    agencies: land.agencies.map(({ code, nameZh, nameEn, geometry }) => ({
      code,
      // the Development Area has no division code of its own
      division_code: code === '110302' ? null : code,
      name_zh: nameZh,
      name_en: nameEn,
      area: geometry,
    })),
    firms: firms.map((firm) => firm.row),
    people,
    points: makePoints(stream('points'), people, today),
    metroLines: metro.lines,
    sites: sites.map((site) => site.row),
    buildings,
    hazards,
    inspectors: staff.inspectors,
    inspectorDisciplines: staff.disciplines,
    leaves: staff.leaves,
    teams: staff.teams.map((team) => team.row),
    members: staff.members,
    visits: record.visits,
    notices: record.notices,
    complaints,
    accidents: accidentRows(accidents),
    ...makeContracts(stream('contracts'), sites, metro.lines, parties.testing, quarters),
    drafts: sites,
    quarters,
  }
}

/** Days on which a team stays in because one of its officers is away. */
function awayDays({ members, leaves }: Staff): Map<number, Set<number>> {
  const away = new Map<number, Set<number>>()
  for (const { team_id, inspector_id } of members) {
    const days = away.get(team_id) ?? new Set<number>()
    for (const leave of leaves)
      if (leave.inspector_id === inspector_id)
        for (let day = dayNumber(leave.first_day); day <= dayNumber(leave.last_day); day++) days.add(day)
    away.set(team_id, days)
  }
  return away
}
