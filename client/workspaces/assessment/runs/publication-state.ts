import type { PublicationRow } from '../../../../server/contract/index.ts'

export type PublicationState = 'standing' | 'replaced' | 'expired' | 'withdrawn'

/** How a publication stands on a day among all of them: what was published later of its kind and quarter replaces it. */
export function publicationState(
  row: PublicationRow,
  all: readonly PublicationRow[],
  today: string | undefined,
): PublicationState {
  if (row.withdrawnAt !== null) return 'withdrawn'
  if (all.some(({ kind, quarter, version }) => kind === row.kind && quarter === row.quarter && version > row.version))
    return 'replaced'
  return today !== undefined && row.expiresOn < today ? 'expired' : 'standing'
}
