import { type Board, type BoardRow, board, type Level } from '../../../../server/contract/index.ts'

/** The five that are published first, then firms, people and agencies. */
export const boards: readonly Board[] = board.options

/** Those that an account has: the league of the agencies is the government's own. */
export function boardsFor(isGovernment: boolean): readonly Board[] {
  return isGovernment ? boards : boards.filter((each) => each !== 'agency')
}

/** Boards whose subjects are sites, and which therefore open into submissions. */
export function isSiteBoard(board: Board): boolean {
  return board === 'building' || board === 'municipal' || board === 'rail' || board === 'affordable'
}

/** How a subject is named in an address: the code of an agency, the number of anything else. */
export function subjectKey(subject: BoardRow['subject']): string {
  return subject.kind === 'agency' ? (subject.agencyCode ?? '') : String(subject.id ?? '')
}

export const mostCompared = 4

/** Puts a subject among those compared or takes it out; a fifth is not taken. */
export function toggleCompared(keys: readonly string[], key: string): readonly string[] {
  if (keys.includes(key)) return keys.filter((each) => each !== key)
  return keys.length < mostCompared ? [...keys, key] : keys
}

/** Ranks gained or lost, as a sign and a number; an empty sign for staying. */
export function movement(gained: number | null): { sign: '▲' | '▼' | '＝' | ''; ranks: number | null } {
  if (gained === null) return { sign: '', ranks: null }
  return { sign: gained > 0 ? '▲' : gained < 0 ? '▼' : '＝', ranks: Math.abs(gained) }
}

/** Where a rank stands among its peers: 0 best, 1 last. */
export function percentile(rank: number, population: number): number {
  return population > 1 ? (rank - 1) / (population - 1) : 0.5
}

export const levels: readonly Level[] = ['A', 'B', 'C', 'D']
