import type { Words } from '../contract/index.ts'
import { percent, quarterWords, type SubjectDraft } from './subject.ts'
import { type Placed, worstOf } from './worst-share.ts'

export type FirmBoard = 'contractor' | 'supervision'

/** A firm's place in the quarter. `firmId` is the firm that stands for it today: the one it was merged into, if any. */
export type FirmPlace = Placed & {
  readonly firmId: number
  readonly board: FirmBoard
  readonly population: number
  readonly status: string
}

export type FirmAccident = { readonly firmId: number; readonly siteName: string; readonly occurredOn: string }

/** The city's list: the worst share of each board, and every firm with an accident in the quarter; a firm stands once. */
export function firmList(
  quarter: string,
  places: readonly FirmPlace[],
  accidents: readonly FirmAccident[],
  shares: Readonly<Record<FirmBoard, number>>,
): { subjects: SubjectDraft[]; counts: Record<FirmBoard, { population: number; listed: number }> } {
  const subjects = new Map<number, SubjectDraft>()
  for (const accident of accidents) {
    if (!subjects.has(accident.firmId))
      subjects.set(accident.firmId, { firmId: accident.firmId, reason: fell(accident) })
  }
  const counts = {} as Record<FirmBoard, { population: number; listed: number }>
  for (const board of ['contractor', 'supervision'] as const) {
    const placed = places.filter((place) => place.board === board)
    const count = countOf(placed.length, shares[board])
    const worst = worstOf(placed, count)
    counts[board] = { population: placed.length, listed: worst.length }
    for (const place of worst) {
      if (subjects.has(place.firmId)) continue
      subjects.set(place.firmId, { firmId: place.firmId, reason: worstWords(quarter, place, shares[board], count) })
    }
  }
  return { subjects: [...subjects.values()], counts }
}

/** How many of a board a share means: rounded, and at least one of a board that is not empty. */
export function countOf(population: number, share: number): number {
  return share <= 0 || population === 0 ? 0 : Math.max(1, Math.round(share * population))
}

const names: Record<FirmBoard, Words> = {
  contractor: { zh: '施工企业', en: 'contractors' },
  supervision: { zh: '监理单位', en: 'supervision firms' },
}

function worstWords(quarter: string, place: FirmPlace, share: number, count: number): SubjectDraft['reason'] {
  const when = quarterWords(quarter)
  const name = names[place.board]
  const { rank, population, status, percentile, board } = place
  const values = { quarter, board, rank, population, percentile, status, share, count }
  const limit = { zh: `末尾${percent(share)}%（${count}家）`, en: `the last ${percent(share)} % (${count})` }
  if (rank === null) {
    return {
      rule: 'worst_share',
      zh: `${when.zh}${name.zh}未按规定测评，按百分位${percent(percentile)}%计，列入${limit.zh}`,
      en: `${when.en}: not assessed as required, counted at percentile ${percent(percentile)} % of the ${name.en}, within ${limit.en}`,
      values,
    }
  }
  return {
    rule: 'worst_share',
    zh: `${when.zh}${name.zh}第${rank}/${population}名，列入${limit.zh}`,
    en: `${when.en}: rank ${rank} of ${population} ${name.en}, within ${limit.en}`,
    values,
  }
}

function fell({ siteName, occurredOn }: FirmAccident): SubjectDraft['reason'] {
  return {
    rule: 'accident',
    zh: `${siteName}于${occurredOn}发生事故，直接列入名单`,
    en: `Accident at ${siteName} on ${occurredOn}: listed whatever its rank`,
    values: { siteName, occurredOn },
  }
}
