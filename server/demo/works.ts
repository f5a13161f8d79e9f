import type { BuildingRow, HazardRow, SiteRow } from './city.ts'

/** How a kind of building project is built: sizes that its buildings usually have. */
export type BuildingKind = {
  name: string
  /** Share among projects that are not affordable housing; 0 for kinds of affordable housing. */
  share: number
  affordableShare: number
  buildings: [number, number]
  storeys: [number, number]
  storeyHeight: number
  /** Chance of a hall with tall formwork, of a steel roof, of a curtain wall. */
  hall: number
  steel: number
  facade: number
  basements: [number, number]
  sensitive: number
}

const kind = (
  name: string,
  share: number,
  affordableShare: number,
  buildings: [number, number],
  storeys: [number, number],
  extra: Partial<BuildingKind> = {},
): BuildingKind => ({
  name,
  share,
  affordableShare,
  buildings,
  storeys,
  storeyHeight: 3,
  hall: 0.03,
  steel: 0.02,
  facade: 0.05,
  basements: [1, 2],
  sensitive: 0.12,
  ...extra,
})

export const buildingKinds: BuildingKind[] = [
  kind('住宅', 30, 0, [3, 14], [6, 24], { basements: [1, 3] }),
  kind('商品住房及配套设施', 12, 0, [4, 18], [6, 20], { basements: [1, 3] }),
  kind('商业办公楼', 13, 0, [1, 4], [6, 30], {
    storeyHeight: 4.2,
    hall: 0.2,
    facade: 0.7,
    basements: [2, 4],
    sensitive: 0.3,
  }),
  kind('研发楼', 9, 0, [1, 6], [4, 12], { storeyHeight: 4.2, hall: 0.1, facade: 0.5 }),
  kind('标准厂房', 9, 0, [1, 5], [1, 5], {
    storeyHeight: 6,
    hall: 0.3,
    steel: 0.4,
    basements: [0, 1],
    sensitive: 0.03,
  }),
  kind('物流仓储', 4, 0, [1, 4], [1, 3], {
    storeyHeight: 9,
    hall: 0.25,
    steel: 0.5,
    basements: [0, 0],
    sensitive: 0.02,
  }),
  kind('中小学', 7, 0, [1, 4], [3, 5], { storeyHeight: 3.9, hall: 0.3, steel: 0.2, sensitive: 0.7 }),
  kind('幼儿园', 4, 0, [1, 1], [2, 3], { storeyHeight: 3.9, hall: 0.05, basements: [0, 1], sensitive: 0.7 }),
  kind('医院', 3, 0, [1, 4], [5, 14], { storeyHeight: 4.2, hall: 0.3, facade: 0.4, basements: [2, 4], sensitive: 0.9 }),
  kind('文体中心', 3, 0, [1, 2], [2, 5], { storeyHeight: 5.4, hall: 0.6, steel: 0.5, facade: 0.5, sensitive: 0.3 }),
  kind('既有建筑改造', 6, 0, [1, 3], [3, 10], { storeyHeight: 3.6, hall: 0, basements: [0, 0], sensitive: 0.4 }),
  kind('安置房', 0, 45, [4, 14], [9, 27], { basements: [1, 3] }),
  kind('保障性租赁住房', 0, 25, [2, 9], [8, 21], { basements: [1, 2] }),
  kind('共有产权住房', 0, 22, [3, 12], [8, 22], { basements: [1, 3] }),
  kind('公租房', 0, 8, [2, 8], [9, 24], { basements: [1, 2] }),
]

/** How a kind of municipal works is laid out. */
export type MunicipalKind = {
  name: string
  share: number
  isLine: boolean
  lengthKm: [number, number]
  depth: [number, number]
  tunnel: number
}

export const municipalKinds: MunicipalKind[] = [
  { name: '道路工程', share: 26, isLine: true, lengthKm: [0.5, 3.5], depth: [1, 3.5], tunnel: 0 },
  { name: '雨污水管线工程', share: 18, isLine: true, lengthKm: [0.4, 3], depth: [2.5, 6.5], tunnel: 0.12 },
  { name: '供热管线工程', share: 10, isLine: true, lengthKm: [0.4, 2.5], depth: [2, 5], tunnel: 0.12 },
  { name: '给水管线工程', share: 9, isLine: true, lengthKm: [0.5, 3], depth: [1.5, 4], tunnel: 0.05 },
  { name: '燃气管线工程', share: 8, isLine: true, lengthKm: [0.4, 2.5], depth: [1.5, 3], tunnel: 0 },
  { name: '电力隧道工程', share: 5, isLine: true, lengthKm: [0.6, 2.5], depth: [5, 12], tunnel: 0.7 },
  { name: '综合管廊工程', share: 3, isLine: true, lengthKm: [0.8, 3], depth: [6, 12], tunnel: 0.1 },
  { name: '河道治理工程', share: 3, isLine: true, lengthKm: [0.6, 3], depth: [1, 4], tunnel: 0 },
  { name: '跨线桥工程', share: 4, isLine: false, lengthKm: [0, 0], depth: [3, 7], tunnel: 0 },
  { name: '泵站工程', share: 4, isLine: false, lengthKm: [0, 0], depth: [4, 11], tunnel: 0 },
  { name: '公交场站工程', share: 3, isLine: false, lengthKm: [0, 0], depth: [1, 4], tunnel: 0 },
  { name: '再生水厂工程', share: 2, isLine: false, lengthKm: [0, 0], depth: [4, 9], tunnel: 0 },
  { name: '口袋公园工程', share: 5, isLine: false, lengthKm: [0, 0], depth: [0, 1.5], tunnel: 0 },
]

/** A site while it is made, with what only the generator knows. */
export type SiteDraft = {
  row: SiteRow
  place: string
  buildings: BuildingRow[]
  hazards: HazardRow[]
  permitDay: number
  durationDays: number
  /** How far it is, 0 permit … 1 completion. */
  fraction: number
  suspendedSince: number | null
  /** How far ahead of the site each building is, as a share of the works; all alike where there are no buildings. */
  leads: number[]
  /** How badly it is run, 0 best … 1 worst. */
  flaw: number
  /** Worse (positive) or better than usual, by quarter; see `quality.ts`. */
  luck: number[]
  buildingKind: BuildingKind | null
  municipalKind: MunicipalKind | null
  isTunnelled: boolean
}

/** Divides a whole amount so that the parts add up exactly, each about as large as its weight. */
export function divide(total: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  let [given, passed] = [0, 0]
  return weights.map((weight) => {
    passed += weight
    const upTo = Math.round((total * passed) / sum)
    const part = upTo - given
    given = upTo
    return part
  })
}
