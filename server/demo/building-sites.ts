import type { BuildingRow } from './city.ts'
import { isoDay } from './days.ts'
import { type Land, type LonLat, shifted } from './land.ts'
import type { Placer } from './placing.ts'
import type { Random } from './random.ts'
import { buildingFraction, riskiest, stageAt } from './stages.ts'
import { drawTiming, plannedCompletion } from './timing.ts'
import { digits, personName, phone } from './words.ts'
import { type BuildingKind, buildingKinds, divide, type SiteDraft } from './works.ts'

// The article's numbers; 万㎡ in m².
const buildingTotals = { sites: 2747, buildings: 13297, areaM2: 116_260_000 }
const affordableTotals = { sites: 508, buildings: 2957, areaM2: 34_110_000 }

/** Building projects by agency: ours, adding up to the article's total. */
const buildingSitesByAgency: Record<string, number> = {
  '110101': 25,
  '110102': 30,
  '110105': 370,
  '110106': 260,
  '110107': 90,
  '110108': 290,
  '110109': 75,
  '110111': 220,
  '110112': 300,
  '110113': 200,
  '110114': 240,
  '110115': 270,
  '110116': 70,
  '110117': 52,
  '110118': 60,
  '110119': 45,
  '110302': 150,
}

// What an agency builds more or less of than the others.
const oldCity = { 标准厂房: 0, 物流仓储: 0, 研发楼: 0.3, 住宅: 0.5, 商品住房及配套设施: 0.4, 既有建筑改造: 6 }
const leaning: Record<string, Record<string, number>> = {
  '110101': oldCity,
  '110102': oldCity,
  '110105': { 标准厂房: 0.2, 物流仓储: 0.5, 商业办公楼: 1.7 },
  '110106': { 标准厂房: 0.4, 商业办公楼: 1.4 },
  '110107': { 标准厂房: 0.3, 物流仓储: 0.2 },
  '110108': { 标准厂房: 0.3, 物流仓储: 0.2, 研发楼: 2.5 },
  '110302': { 标准厂房: 5, 研发楼: 3, 住宅: 0.4, 物流仓储: 2 },
}

/** The 2,747 building projects with their 13,297 buildings. */
export function makeBuildingSites(random: Random, land: Land, placer: Placer, asOf: number): SiteDraft[] {
  const agencies = Object.entries(buildingSitesByAgency).flatMap(([code, count]) => Array<string>(count).fill(code))
  const affordable = pickAffordable(random, agencies)
  const kinds = agencies.map((_, i) =>
    random.weighted(buildingKinds, (kind) =>
      affordable[i] ? kind.affordableShare : kind.share * (leaning[agencies[i]!]?.[kind.name] ?? 1),
    ),
  )
  const counts = Array<number>(agencies.length)
  const areas = Array<number>(agencies.length)
  for (const [flag, totals] of [
    [true, affordableTotals],
    [false, rest(buildingTotals, affordableTotals)],
  ] as const) {
    const members = agencies.map((_, i) => i).filter((i) => affordable[i] === flag)
    const drawn = members.map((i) => random.int(...kinds[i]!.buildings))
    for (const [k, count] of settle(random, drawn, totals.buildings).entries()) counts[members[k]!] = count
    // more buildings and higher ones mean more area, less than in proportion
    const weights = members.map((i) => {
      const root = Math.sqrt(counts[i]!)
      return root * Math.sqrt(root) * (0.35 + 1.3 * random.real()) * Math.sqrt(kinds[i]!.storeys[1])
    })
    for (const [k, area] of divide(totals.areaM2, weights).entries()) areas[members[k]!] = area
  }
  const names = new Set<string>()
  return agencies.map((code, i) => draft(random, land, placer, asOf, names, code, kinds[i]!, counts[i]!, areas[i]!))
}

function draft(
  random: Random,
  land: Land,
  placer: Placer,
  asOf: number,
  names: Set<string>,
  code: string,
  kind: BuildingKind,
  count: number,
  areaM2: number,
): SiteDraft {
  const { at, place } = placer.point(code)
  const durationDays = Math.round(
    kind.name === '既有建筑改造' ? random.int(220, 480) : 420 + 45 * Math.sqrt(areaM2 / 1000) + random.int(0, 240),
  )
  const timing = drawTiming(random, asOf, Math.min(1350, durationDays))
  const { buildings, leads } = makeBuildings(random, placer, code, kind, count, areaM2, at, timing.fraction)
  const stage = riskiest(buildings.map((each) => each.stage))
  const isAffordable = kind.affordableShare > 0
  const status = timing.suspendedSince !== null ? 'suspended' : stage === 'S8' ? 'precompletion' : 'active'
  return {
    ...timing,
    place: place.name,
    buildings,
    hazards: [],
    leads,
    flaw: 0,
    luck: [],
    buildingKind: kind,
    municipalKind: null,
    isTunnelled: false,
    row: {
      id: 0,
      permit_number: '',
      agency_code: code,
      works_type: 'building',
      name: siteName(random, names, place.name, kind),
      address: `${agencyName(land, code)}${place.name}${placer.streetName(at)}${random.int(1, 168)}号`,
      shape: { type: 'Point', coordinates: at },
      place: at,
      area_m2: areaM2,
      cost_yuan: Math.round((areaM2 * random.int(3600, 6800)) / 10_000) * 10_000,
      length_m: null,
      is_affordable: isAffordable,
      has_sensitive_neighbours: random.chance(kind.sensitive),
      overall_risk: null,
      stage,
      status,
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

/** Buildings in rows, somewhat ahead of or behind one another. */
function makeBuildings(
  random: Random,
  placer: Placer,
  code: string,
  kind: BuildingKind,
  count: number,
  areaM2: number,
  at: LonLat,
  fraction: number,
): { buildings: BuildingRow[]; leads: number[] } {
  const parts = divide(
    areaM2,
    Array.from({ length: count }, () => 0.4 + random.real()),
  )
  const plots = makePlots(random, placer, code, count, at)
  const single = stageAt(fraction) === 'S1' || stageAt(fraction) === 'S8'
  const [low, high] = kind.storeys
  const floors = random.int(low, high)
  const leads: number[] = []
  const buildings = parts.map((area, i) => {
    leads.push(single ? 0 : random.bell(-0.03, 0.04))
    const own = buildingFraction(fraction, leads[i]!)
    const storeys = Math.max(1, Math.min(high, floors + random.int(-3, 2)))
    return {
      id: 0,
      site_id: 0,
      number: `${i + 1}#`,
      place: plots[i]!,
      stage: stageAt(own),
      area_m2: area,
      storeys,
      height_m: Math.round((storeys * kind.storeyHeight + 1.2) * 10) / 10,
    }
  })
  return { buildings, leads }
}

// Rows of buildings and the buildings of a row lie so far apart, and no farther from the gate than so many of them.
const [columnKm, rowKm, reach] = [0.055, 0.07, 6]

/** Places for buildings, the nearest to the gate first; where streets leave too few, the rest stand close to it. */
function makePlots(random: Random, placer: Placer, code: string, count: number, at: LonLat): LonLat[] {
  const spots: { east: number; north: number }[] = []
  for (let column = -reach; column <= reach; column++)
    for (let row = -reach; row <= reach; row++) spots.push({ east: column * columnKm, north: row * rowKm })
  spots.sort((a, b) => a.east * a.east + a.north * a.north - (b.east * b.east + b.north * b.north))
  const plots: LonLat[] = []
  for (const { east, north } of spots) {
    if (plots.length === count) break
    const plot = shifted(at, east + random.bell(0, 0.005), north + random.bell(0, 0.005))
    if (placer.isPlot(code, plot)) plots.push(plot)
  }
  while (plots.length < count) {
    const plot = shifted(at, random.bell(0, 0.004), random.bell(0, 0.004))
    plots.push(placer.isPlot(code, plot) ? plot : at)
  }
  return plots
}

function siteName(random: Random, names: Set<string>, place: string, kind: BuildingKind): string {
  const town = place.replace(/(街道|地区|镇|乡)$/, '')
  for (;;) {
    const plot = `${digits(random.int(1, 39), 2)}${digits(random.int(1, 20), 2)}-${digits(random.int(1, 480), 4)}`
    const name = `${town}${plot}地块${kind.name}项目`
    if (names.has(name)) continue
    names.add(name)
    return name
  }
}

/** Affordable housing is built in the plain outside the old city. */
function pickAffordable(random: Random, agencies: string[]): boolean[] {
  const weight: Record<string, number> = { '110101': 0.1, '110102': 0.1, '110108': 0.8, '110302': 0.7, '110119': 0.5 }
  const keyed = agencies.map((code, i) => ({ i, key: random.real() / (weight[code] ?? 1) }))
  keyed.sort((a, b) => a.key - b.key || a.i - b.i)
  const chosen = new Set(keyed.slice(0, affordableTotals.sites).map((each) => each.i))
  return agencies.map((_, i) => chosen.has(i))
}

/** Moves whole numbers up or down, never below one, until they add up. */
function settle(random: Random, drawn: number[], total: number): number[] {
  const sum = drawn.reduce((a, b) => a + b, 0)
  const out = drawn.map((value) => Math.max(1, Math.round((value * total) / sum)))
  let left = total - out.reduce((a, b) => a + b, 0)
  while (left !== 0) {
    const i = random.int(0, out.length - 1)
    const step = Math.sign(left)
    if (out[i]! + step < 1) continue
    out[i]! += step
    left -= step
  }
  return out
}

function rest(all: typeof buildingTotals, part: typeof buildingTotals): typeof buildingTotals {
  return {
    sites: all.sites - part.sites,
    buildings: all.buildings - part.buildings,
    areaM2: all.areaM2 - part.areaM2,
  }
}

function agencyName(land: Land, code: string): string {
  return land.agencies.find((agency) => agency.code === code)!.nameZh
}
