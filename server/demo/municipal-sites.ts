import { isoDay } from './days.ts'
import { kmPerDegree, type Land, type LonLat } from './land.ts'
import type { Placer } from './placing.ts'
import type { Random } from './random.ts'
import { stageAt } from './stages.ts'
import { drawTiming, plannedCompletion } from './timing.ts'
import { personName, phone } from './words.ts'
import { type MunicipalKind, municipalKinds, type SiteDraft } from './works.ts'

/** Municipal works by agency: ours, adding up to the article's 1,385. */
const municipalSitesByAgency: Record<string, number> = {
  '110101': 25,
  '110102': 30,
  '110105': 175,
  '110106': 120,
  '110107': 45,
  '110108': 140,
  '110109': 45,
  '110111': 105,
  '110112': 150,
  '110113': 95,
  '110114': 115,
  '110115': 130,
  '110116': 40,
  '110117': 32,
  '110118': 38,
  '110119': 30,
  '110302': 70,
}

// Shorter works are recorded as a point.
const shortestKm = 0.24

/** The 1,385 municipal works, most of them lines along streets. */
export function makeMunicipalSites(random: Random, land: Land, placer: Placer, asOf: number): SiteDraft[] {
  const names = new Set<string>()
  return Object.entries(municipalSitesByAgency).flatMap(([code, count]) =>
    Array.from({ length: count }, () => draft(random, land, placer, asOf, names, code)),
  )
}

function draft(random: Random, land: Land, placer: Placer, asOf: number, names: Set<string>, code: string): SiteDraft {
  const kind = random.weighted(municipalKinds, (each) => each.share)
  const { at, place } = placer.point(code)
  const share = random.real()
  const lengthKm = kind.lengthKm[0] + (kind.lengthKm[1] - kind.lengthKm[0]) * share * Math.sqrt(share)
  const along = kind.isLine ? placer.streetLine(code, at, lengthKm) : []
  const line = lengthOf(along) > shortestKm ? along : null
  const lengthM = line ? Math.round(lengthOf(line) * 1000) : null
  const cost = lengthM ? lengthM * random.int(9_000, 42_000) : random.int(6, 160) * 1_000_000
  const durationDays = kind.isLine ? random.int(170, 620) : random.int(240, 800)
  const timing = drawTiming(random, asOf, durationDays)
  const stage = stageAt(timing.fraction)
  const road = placer.streetName(at)
  return {
    ...timing,
    place: place.name,
    buildings: [],
    hazards: [],
    leads: [],
    flaw: 0,
    luck: [],
    buildingKind: null,
    municipalKind: kind,
    isTunnelled: random.chance(kind.tunnel),
    row: {
      id: 0,
      permit_number: '',
      agency_code: code,
      works_type: 'municipal',
      name: siteName(random, names, place.name, road, kind),
      address: `${land.agencies.find((agency) => agency.code === code)!.nameZh}${place.name}${road}`,
      shape: line ? { type: 'LineString', coordinates: line } : { type: 'Point', coordinates: at },
      place: at,
      area_m2: null,
      cost_yuan: Math.round(cost / 10_000) * 10_000,
      length_m: lengthM,
      is_affordable: false,
      has_sensitive_neighbours: random.chance(0.1),
      overall_risk: null,
      stage,
      status: timing.suspendedSince !== null ? 'suspended' : stage === 'S8' ? 'precompletion' : 'active',
      metro_line_id: null,
      client_id: 0,
      contractor_id: 0,
      supervision_id: 0,
      manager_id: 0,
      chief_engineer_id: 0,
      contact_name: personName(random),
      contact_phone: phone(random),
      permit_date: isoDay(timing.permitDay),
      planned_completion: plannedCompletion(timing),
    },
  }
}

function lengthOf(line: LonLat[]): number {
  return line.slice(1).reduce((sum, to, i) => {
    const east = (to[0] - line[i]![0]) * kmPerDegree.lon
    const north = (to[1] - line[i]![1]) * kmPerDegree.lat
    return sum + Math.sqrt(east * east + north * north)
  }, 0)
}

function siteName(random: Random, names: Set<string>, place: string, road: string, kind: MunicipalKind): string {
  const town = place.replace(/(街道|地区|镇|乡)$/, '')
  const where = road.startsWith(town) ? road : town + road
  for (let i = 0; ; i++) {
    const part = i === 0 ? '' : `（${random.pick([...'一二三四五六七八九'])}期${i > 3 ? random.int(1, 99) : ''}）`
    const name = `${where}${kind.name}${part}`
    if (names.has(name)) continue
    names.add(name)
    return name
  }
}
