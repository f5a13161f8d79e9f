import type { LineRow } from './city.ts'
import { isoDay } from './days.ts'
import { distanceKm, type LonLat, shifted } from './land.ts'
import type { Placer } from './placing.ts'
import type { Random } from './random.ts'
import { stageAt } from './stages.ts'
import { drawTiming, plannedCompletion } from './timing.ts'
import { digits, personName, phone, stations } from './words.ts'
import type { SiteDraft } from './works.ts'

/** Ten invented lines, 31 to 40, along corridors where a metro could run, with their lots: 76 in all. */
const lines: { number: number; lots: number; way: LonLat[] }[] = [
  {
    number: 31,
    lots: 9,
    way: [
      [116.13, 39.905],
      [116.2, 39.895],
      [116.26, 39.893],
      [116.32, 39.889],
      [116.38, 39.889],
      [116.44, 39.891],
      [116.5, 39.89],
      [116.56, 39.885],
    ],
  },
  {
    number: 32,
    lots: 8,
    way: [
      [116.285, 40.15],
      [116.32, 40.08],
      [116.315, 40.035],
      [116.312, 39.985],
      [116.3, 39.945],
      [116.31, 39.9],
      [116.317, 39.866],
      [116.31, 39.825],
    ],
  },
  {
    number: 33,
    lots: 8,
    way: [
      [116.52, 39.92],
      [116.56, 39.918],
      [116.6, 39.912],
      [116.655, 39.908],
      [116.7, 39.905],
      [116.735, 39.91],
    ],
  },
  {
    number: 34,
    lots: 8,
    way: [
      [116.455, 39.845],
      [116.485, 39.805],
      [116.515, 39.785],
      [116.56, 39.775],
      [116.61, 39.8],
      [116.65, 39.835],
      [116.695, 39.855],
    ],
  },
  {
    number: 35,
    lots: 7,
    way: [
      [116.397, 39.86],
      [116.397, 39.81],
      [116.41, 39.755],
      [116.4, 39.67],
      [116.42, 39.6],
      [116.43, 39.55],
    ],
  },
  {
    number: 36,
    lots: 8,
    way: [
      [116.42, 40.0],
      [116.47, 39.996],
      [116.51, 39.985],
      [116.552, 39.968],
      [116.61, 39.948],
      [116.67, 39.94],
    ],
  },
  {
    number: 37,
    lots: 7,
    way: [
      [116.425, 40.12],
      [116.43, 40.065],
      [116.455, 40.025],
      [116.47, 39.985],
      [116.462, 39.945],
      [116.455, 39.91],
      [116.462, 39.88],
    ],
  },
  {
    number: 38,
    lots: 7,
    way: [
      [116.31, 39.83],
      [116.265, 39.8],
      [116.2, 39.765],
      [116.15, 39.735],
      [116.1, 39.715],
    ],
  },
  {
    number: 39,
    lots: 7,
    way: [
      [116.46, 40.01],
      [116.52, 40.04],
      [116.545, 40.08],
      [116.56, 40.115],
      [116.615, 40.125],
      [116.66, 40.13],
    ],
  },
  {
    number: 40,
    lots: 7,
    way: [
      [116.165, 40.09],
      [116.235, 40.075],
      [116.285, 40.055],
      [116.345, 40.035],
      [116.41, 40.03],
      [116.45, 40.03],
    ],
  },
]

/** Metro lines with their lots: stations as points, stretches between stations as lines. */
export function makeMetroSites(random: Random, placer: Placer, asOf: number): { lines: LineRow[]; sites: SiteDraft[] } {
  const names = stations(
    random,
    lines.reduce((sum, { lots }) => sum + stretchesOf(lots) + 1, 0),
  )
  const rows: LineRow[] = []
  const sites: SiteDraft[] = []
  for (const { number, lots, way } of lines) {
    const line = { id: rows.length + 1, name: `轨道交通${number}号线` }
    rows.push(line)
    const stops = names.splice(0, stretchesOf(lots) + 1)
    for (let lot = 0; lot < lots; lot++) {
      const [from, to] = [stretchesOf(lot), stretchesOf(lot + 1)]
      const stretch = section(way, from / stretchesOf(lots), to / stretchesOf(lots))
      const [middle] = section(way, (from + to) / 2 / stretchesOf(lots), 1)
      sites.push(draft(random, placer, asOf, line, lot, stretch, middle!, stops.slice(from, to + 1)))
    }
  }
  return { lines: rows, sites }
}

/** Every third lot is a station between two stretches: how many stretches the first `lots` lots have. */
function stretchesOf(lots: number): number {
  return lots - Math.floor((lots + 1) / 3)
}

function draft(
  random: Random,
  placer: Placer,
  asOf: number,
  line: LineRow,
  lot: number,
  stretch: LonLat[],
  middle: LonLat,
  stops: string[],
): SiteDraft {
  const isStation = stops.length === 1
  const { at, agency } = ground(placer, middle)
  const km = stretch.slice(1).reduce((sum, to, i) => sum + distanceKm(stretch[i]!, to), 0)
  const timing = drawTiming(random, asOf, random.int(1100, 1700))
  const stage = stageAt(timing.fraction)
  const what = isStation ? `${stops[0]}站` : `${stops[0]}站—${stops[1]}站区间`
  return {
    ...timing,
    place: stops[0]!,
    buildings: [],
    hazards: [],
    leads: [],
    flaw: 0,
    luck: [],
    buildingKind: null,
    municipalKind: null,
    isTunnelled: !isStation,
    row: {
      id: 0,
      permit_number: '',
      agency_code: agency.code,
      works_type: 'rail',
      name: `${line.name}${digits(lot + 1, 2)}标（${what}）`,
      address: `${agency.nameZh}${line.name}${what}`,
      shape: isStation ? { type: 'Point', coordinates: at } : { type: 'LineString', coordinates: stretch },
      place: at,
      area_m2: isStation ? random.int(12_000, 26_000) : null,
      cost_yuan: random.int(38, 160) * 10_000_000,
      length_m: isStation ? null : Math.round(km * 1000),
      is_affordable: false,
      has_sensitive_neighbours: random.chance(0.4),
      overall_risk: null,
      stage,
      status: timing.suspendedSince !== null ? 'suspended' : stage === 'S8' ? 'precompletion' : 'active',
      metro_line_id: line.id,
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

/** The part of a way between two shares of its length. */
function section(way: LonLat[], from: number, to: number): LonLat[] {
  const marks = [0]
  for (let i = 1; i < way.length; i++) marks.push(marks[i - 1]! + distanceKm(way[i - 1]!, way[i]!))
  const total = marks.at(-1)!
  const inner = way.filter((_, i) => marks[i]! > from * total + 0.05 && marks[i]! < to * total - 0.05)
  return [along(way, marks, from * total), ...inner, along(way, marks, to * total)]
}

function along(way: LonLat[], marks: number[], km: number): LonLat {
  const i = Math.max(
    1,
    marks.findIndex((mark) => mark >= km - 1e-9),
  )
  const share = (km - marks[i - 1]!) / (marks[i]! - marks[i - 1]!)
  const [a, b] = [way[i - 1]!, way[i]!]
  return shifted(a, (b[0] - a[0]) * 85.3 * share, (b[1] - a[1]) * 111 * share)
}

/** Where officers go: the open ground beside a street that is nearest to the middle of the stretch. */
function ground(placer: Placer, middle: LonLat) {
  for (let step = 0; step < 40; step++) {
    const angle = step * 2.4
    const at = shifted(middle, Math.sin(angle) * step * 0.05, Math.cos(angle) * step * 0.05)
    const gate = placer.besideStreet(at)
    const agency = gate && placer.agencyAt(gate)
    if (agency) return { at: gate, agency }
  }
  throw new Error('A metro lot has no open ground nearby.')
}
