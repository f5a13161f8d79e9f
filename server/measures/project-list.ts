import type { Words, WorksType } from '../contract/index.ts'
import { countOf } from './firm-list.ts'
import type { MeasureNumbers } from './measure-numbers.ts'
import { percent, quarterWords, type SubjectDraft } from './subject.ts'
import { type Placed, worstOf } from './worst-share.ts'

/** A site's place on the board of its works type. */
export type SitePlace = Placed & {
  readonly siteId: number
  readonly board: WorksType
  readonly population: number
  readonly status: string
}

/** What a district has to do and who is there to do it; hours a year. */
export type District = {
  readonly siteCount: number
  readonly areaKm2: number | null
  readonly hoursNeeded: number
  readonly hoursAtHand: number
}

/** How the share of a district's sites that go on its list was found. */
export type DistrictShare = {
  readonly share: number
  /** Hours at hand ÷ needed here, ÷ the same of the city; 1 where nothing is needed. */
  readonly capacity: number
  /** √ of (sites a km² here ÷ in the city), bounded; 1 where an area is not known. */
  readonly spread: number
}

type ShareRules = Pick<
  MeasureNumbers,
  | 'measures.project_share'
  | 'measures.project_share_least'
  | 'measures.project_share_most'
  | 'measures.spread_least'
  | 'measures.spread_most'
>

/**
 * The share of a district's ranked sites that its list takes:
 *
 *     share = project_share × capacity × spread, within project_share_least … project_share_most
 *
 * `capacity` compares the hours at hand per hour needed with the city's, so that a district with spare officers watches more
 * sites. `spread` stands for the size of the area: ways grow with the root of the area per site.
 */
export function districtShare(district: District, city: District, numbers: ShareRules): DistrictShare {
  const relation = ({ hoursAtHand, hoursNeeded }: District): number => (hoursNeeded > 0 ? hoursAtHand / hoursNeeded : 0)
  const density = ({ siteCount, areaKm2 }: District): number =>
    areaKm2 !== null && areaKm2 > 0 ? siteCount / areaKm2 : 0
  const capacity = relation(city) > 0 && district.hoursNeeded > 0 ? relation(district) / relation(city) : 1
  const isKnown = density(city) > 0 && density(district) > 0
  const spread = isKnown
    ? clamp(
        Math.sqrt(density(district) / density(city)),
        numbers['measures.spread_least'],
        numbers['measures.spread_most'],
      )
    : 1
  const share = clamp(
    numbers['measures.project_share'] * capacity * spread,
    numbers['measures.project_share_least'],
    numbers['measures.project_share_most'],
  )
  return { share: round(share), capacity: round(capacity), spread: round(spread) }
}

/** The worst share of a district's ranked sites, each with its place. */
export function projectList(quarter: string, places: readonly SitePlace[], share: number): SubjectDraft[] {
  const count = countOf(places.length, share)
  return worstOf(places, count).map((place, index) => ({
    siteId: place.siteId,
    reason: placeWords(quarter, place, { share, count, position: index + 1, ofDistrict: places.length }),
  }))
}

/** The formula with a district's numbers, for whoever has to approve it. */
export function shareWords({ share, capacity, spread }: DistrictShare, numbers: ShareRules): Words {
  const base = percent(numbers['measures.project_share'])
  const [least, most] = [
    percent(numbers['measures.project_share_least']),
    percent(numbers['measures.project_share_most']),
  ]
  return {
    zh: `名单占比 ${percent(share)}% = ${base}% × 监督力量 ${two(capacity)}（可用工时与所需工时之比，相对全市）× 区域规模 ${two(spread)}（工程密度，相对全市，开方），限于 ${least}%–${most}%`,
    en: `Share ${percent(share)} % = ${base} % × officers ${two(capacity)} (hours at hand per hour needed, against the city) × area ${two(spread)} (root of site density against the city), within ${least}–${most} %`,
  }
}

const boards: Record<WorksType, Words> = {
  building: { zh: '房建板块', en: 'buildings board' },
  municipal: { zh: '市政板块', en: 'municipal board' },
  rail: { zh: '轨道板块', en: 'rail board' },
}

function placeWords(
  quarter: string,
  place: SitePlace,
  list: { share: number; count: number; position: number; ofDistrict: number },
): SubjectDraft['reason'] {
  const when = quarterWords(quarter)
  const board = boards[place.board]
  const { rank, population, status, percentile } = place
  const where = {
    zh: `本区${list.ofDistrict}个参评工程中倒数第${list.position}`,
    en: `${list.position} from the end of the district’s ${list.ofDistrict}`,
  }
  const told =
    rank === null
      ? {
          zh: `未按规定测评，按百分位${percent(percentile)}%计`,
          en: `not assessed as required, counted at ${percent(percentile)} %`,
        }
      : { zh: `第${rank}/${population}名`, en: `rank ${rank} of ${population}` }
  return {
    rule: 'worst_share',
    zh: `${when.zh}${board.zh}${told.zh}，${where.zh}`,
    en: `${when.en}, ${board.en}: ${told.en}, ${where.en}`,
    values: { quarter, board: place.board, rank, population, percentile, status, ...list },
  }
}

function two(value: number): number {
  return Math.round(value * 100) / 100
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
