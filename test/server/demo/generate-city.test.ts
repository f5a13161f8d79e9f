import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { City, SiteRow } from '../../../server/demo/city.ts'
import { generateCity } from '../../../server/demo/generate-city.ts'
import { contains, isOpen, readLand } from '../../../server/demo/land.ts'

const asOf = '2026-11-22'
const land = readLand()
const city = generateCity(1, asOf, land)

describe('the numbers of the article', () => {
  const ofType = (type: SiteRow['works_type']) => city.sites.filter((site) => site.works_type === type)
  const firms = (kind: string) => city.firms.filter((firm) => firm.kind === kind).length
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)

  test('17 agencies, 2,747 building projects, 13,297 buildings, 116.26 million m²', () => {
    expect(city.agencies).toHaveLength(17)
    expect(ofType('building')).toHaveLength(2747)
    expect(city.buildings).toHaveLength(13_297)
    expect(sum(ofType('building').map((site) => site.area_m2!))).toBe(116_260_000)
    expect(sum(city.buildings.map((building) => building.area_m2))).toBe(116_260_000)
  })

  test('508 of them affordable, with 2,957 buildings and 34.11 million m²', () => {
    const affordable = city.sites.filter((site) => site.is_affordable)
    const ids = new Set(affordable.map((site) => site.id))
    const buildings = city.buildings.filter((building) => ids.has(building.site_id))
    expect(affordable).toHaveLength(508)
    expect(affordable.every((site) => site.works_type === 'building')).toBe(true)
    expect(buildings).toHaveLength(2957)
    expect(sum(affordable.map((site) => site.area_m2!))).toBe(34_110_000)
    expect(sum(buildings.map((building) => building.area_m2))).toBe(34_110_000)
  })

  test('each project has the area of its buildings, and no building is empty', () => {
    const areas = new Map<number, number>()
    for (const { site_id, area_m2 } of city.buildings) areas.set(site_id, (areas.get(site_id) ?? 0) + area_m2)
    expect(ofType('building').filter((site) => areas.get(site.id) !== site.area_m2)).toEqual([])
    expect(Math.min(...city.buildings.map((building) => building.area_m2))).toBeGreaterThan(100)
  })

  test('1,385 municipal works, most of them lines; 10 metro lines with 76 lots', () => {
    expect(ofType('municipal')).toHaveLength(1385)
    expect(ofType('municipal').filter((site) => site.shape.type === 'LineString').length).toBeGreaterThan(693)
    expect(city.metroLines).toHaveLength(10)
    expect(ofType('rail')).toHaveLength(76)
    expect(new Set(ofType('rail').map((site) => site.metro_line_id)).size).toBe(10)
  })

  test('firms and registered people; none without a site', () => {
    expect(['contractor', 'supervision', 'client', 'concrete', 'testing', 'precast'].map(firms)).toEqual([
      433, 195, 728, 106, 82, 13,
    ])
    expect(city.people.filter((person) => person.role === 'project_manager')).toHaveLength(1620)
    expect(city.people.filter((person) => person.role === 'chief_supervision_engineer')).toHaveLength(911)
    expect(new Set(city.sites.map((site) => site.contractor_id)).size).toBe(433)
    expect(new Set(city.sites.map((site) => site.supervision_id)).size).toBe(195)
    expect(new Set(city.sites.map((site) => site.client_id)).size).toBe(728)
    // who is on the city's list follows from ranks, and they from submissions
    expect(city.firms.filter((firm) => firm.listed_until !== null)).toEqual([])
  })
})

describe('one seed, one city', () => {
  const hash = ({ drafts, ...rows }: City) => createHash('sha256').update(JSON.stringify(rows)).digest('hex')

  // Changes with every change of the generator: copy the new value then, after looking at the city.
  test('the same bytes on every machine', () => {
    expect(hash(city)).toBe('d326debf1ad8732025a240bda3a2bddc4fe02050c41403ea3866753ac1a44e55')
  })

  test('the same bytes again', () => {
    expect(hash(generateCity(1, asOf, land))).toBe(hash(city))
  })

  test('another seed gives another city with the same totals', () => {
    const other = generateCity(2, asOf, land)
    expect(hash(other)).not.toBe(hash(city))
    expect(other.buildings.reduce((sum, each) => sum + each.area_m2, 0)).toBe(116_260_000)
  })

  test('another day moves the dates and leaves the places where they are', () => {
    const later = generateCity(1, '2027-03-01', land)
    expect(later.sites.map((site) => site.place)).toEqual(city.sites.map((site) => site.place))
    expect(later.sites.map((site) => site.name)).toEqual(city.sites.map((site) => site.name))
    expect(later.quarters.map((quarter) => quarter.name).slice(-2)).toEqual(['2026Q4', '2027Q1'])
    expect(city.quarters.map((quarter) => quarter.name)).toEqual([
      '2024Q4',
      '2025Q1',
      '2025Q2',
      '2025Q3',
      '2025Q4',
      '2026Q1',
      '2026Q2',
      '2026Q3',
      '2026Q4',
    ])
  })
})

describe('where the city builds', () => {
  test('every site and building lies in its agency, outside water, mountains and parks', () => {
    const regions = new Map(land.agencies.map(({ code, region }) => [code, region]))
    const agencies = new Map(city.sites.map((site) => [site.id, site.agency_code]))
    const points = [
      ...city.sites.map((site) => ({ code: site.agency_code, at: site.place })),
      ...city.buildings.map((building) => ({ code: agencies.get(building.site_id)!, at: building.place })),
      ...city.teams.map((team) => ({ code: team.agency_code, at: team.base })),
    ]
    expect(points.filter(({ code, at }) => !contains(regions.get(code)!, at) || !isOpen(land, at))).toEqual([])
  })

  test('it is denser inside the 6th Ring than outside', () => {
    const [sixth] = land.ringRoads.slice(-1)
    const inside = city.sites.filter((site) => contains(sixth!, site.place)).length
    // the ring encloses about 2,300 of 16,400 km²
    expect(inside / city.sites.length).toBeGreaterThan(0.5)
  })

  test('names, numbers and codes are unique', () => {
    for (const values of [
      city.sites.map((site) => site.permit_number),
      city.sites.map((site) => site.name),
      city.firms.map((firm) => firm.credit_code),
      city.firms.map((firm) => `${firm.kind} ${firm.name}`),
      city.notices.map((notice) => notice.number),
      city.inspectors.map((inspector) => inspector.certificate_number),
      city.visits.map((visit) => `${visit.site_id} ${visit.visited_on} ${visit.kind}`),
    ])
      expect(new Set(values).size).toBe(values.length)
  })
})

describe('time', () => {
  test('sites are permitted before today and completed after they begin', () => {
    expect(city.sites.filter((site) => site.permit_date >= asOf)).toEqual([])
    expect(city.sites.filter((site) => site.planned_completion <= site.permit_date)).toEqual([])
  })

  test('hazardous works begin before they end, and nothing is under way that is over', () => {
    const wrong = city.hazards.filter(
      (work) =>
        work.planned_end < work.planned_start ||
        (work.actual_start !== null && work.actual_start > asOf) ||
        (work.actual_end !== null && (work.actual_start === null || work.actual_end < work.actual_start)) ||
        (work.actual_end !== null && work.actual_end > asOf) ||
        (work.actual_start === null && work.planned_end < asOf),
    )
    expect(wrong).toEqual([])
  })

  test('visits follow the permit and precede today; notices follow their visit', () => {
    const permits = new Map(city.sites.map((site) => [site.id, site.permit_date]))
    const visits = new Map(city.visits.map((visit) => [visit.id, visit]))
    expect(
      city.visits.filter((visit) => visit.visited_on >= asOf || visit.visited_on <= permits.get(visit.site_id)!),
    ).toEqual([])
    const wrong = city.notices.filter(
      (notice) =>
        visits.get(notice.visit_id)!.visited_on !== notice.issued_on ||
        notice.due_on <= notice.issued_on ||
        (notice.closed_on !== null && (notice.closed_on >= asOf || notice.closed_on < notice.issued_on)),
    )
    expect(wrong).toEqual([])
  })

  test('complaints come after the permit, accidents too', () => {
    const permits = new Map(city.sites.map((site) => [site.id, site.permit_date]))
    expect(city.complaints.filter((each) => each.received_on < permits.get(each.site_id)!)).toEqual([])
    expect(city.accidents.filter((each) => each.occurred_on < permits.get(each.site_id)!)).toEqual([])
    expect(city.accidents.length).toBeGreaterThan(0)
  })
})

describe('staff', () => {
  test('65 to 120 teams of two certified officers cover safety and quality in all agencies', () => {
    expect(city.teams.length).toBeGreaterThanOrEqual(65)
    expect(city.teams.length).toBeLessThanOrEqual(120)
    expect(new Set(city.teams.map((team) => team.agency_code)).size).toBe(17)
    const disciplines = Map.groupBy(city.inspectorDisciplines, (row) => row.inspector_id)
    for (const team of city.teams) {
      const officers = city.members.filter((member) => member.team_id === team.id)
      const known = new Set(
        officers.flatMap((each) => disciplines.get(each.inspector_id)!.map((row) => row.discipline)),
      )
      expect(officers).toHaveLength(2)
      expect([...known]).toEqual(expect.arrayContaining(['safety', 'quality']))
    }
  })

  test('every agency has somebody for machinery, and for rail where a metro is built', () => {
    const has = (agency: string, discipline: string) => {
      const ids = new Set(city.inspectors.filter((each) => each.agency_code === agency).map((each) => each.id))
      return city.inspectorDisciplines.some((row) => ids.has(row.inspector_id) && row.discipline === discipline)
    }
    for (const { code } of city.agencies) expect(has(code, 'machinery')).toBe(true)
    for (const site of city.sites.filter((each) => each.works_type === 'rail'))
      expect(has(site.agency_code, 'rail')).toBe(true)
  })

  test('no team made more visits on a day than it can, and none on a day off', () => {
    const perDay = Map.groupBy(city.visits, (visit) => `${visit.team_id} ${visit.visited_on}`)
    const limits = new Map(city.teams.map((team) => [team.id, team.max_stops]))
    for (const visits of perDay.values()) expect(visits.length).toBeLessThanOrEqual(limits.get(visits[0]!.team_id)!)
    const holidays = city.visits.filter((visit) =>
      ['2026-10-01', '2026-05-01', '2026-02-17'].includes(visit.visited_on),
    )
    expect(holidays).toEqual([])
  })
})
