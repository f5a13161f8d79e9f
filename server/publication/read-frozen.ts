import type { PublicationRow } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { type FrozenBoards, frozenBoards } from './frozen-boards.ts'
import { type FrozenLinkage, frozenLinkage, type LinkageEntry } from './frozen-linkage.ts'
import { readSigned } from './publication-rows.ts'

/** A publication of the market's results with its entries found by code. */
export type OpenLinkage = FrozenLinkage & {
  readonly firmOf: ReadonlyMap<string, LinkageEntry>
  readonly personOf: ReadonlyMap<string, LinkageEntry>
}

/** The boards of a publication, read from the very text that was signed. */
export async function readBoards(db: Db, publication: PublicationRow): Promise<FrozenBoards> {
  return kept(db, boards, publication, (text) => frozenBoards.parse(JSON.parse(text)))
}

/** The market's results of a publication, read from the very text that was signed. */
export async function readLinkageText(db: Db, publication: PublicationRow): Promise<OpenLinkage> {
  return kept(db, linkage, publication, (text) => {
    const frozen = frozenLinkage.parse(JSON.parse(text))
    const byCode = (entries: readonly LinkageEntry[]) =>
      new Map(entries.map((entry) => [entry.code.toUpperCase(), entry]))
    return { ...frozen, firmOf: byCode(frozen.firms), personOf: byCode(frozen.persons) }
  })
}

type Kept<T> = WeakMap<Db, Map<string, Promise<T>>>
const boards: Kept<FrozenBoards> = new WeakMap()
const linkage: Kept<OpenLinkage> = new WeakMap()

// What was signed never changes, and a city's boards take a while to parse: the quarters that people look at are few.
const MOST_KEPT = 4

async function kept<T>(db: Db, all: Kept<T>, { id, sha256 }: PublicationRow, open: (text: string) => T): Promise<T> {
  const known = all.get(db) ?? new Map<string, Promise<T>>()
  all.set(db, known)
  const found = known.get(sha256)
  if (found) return found
  const opening = readSigned(db, id).then(({ content }) => open(content))
  known.set(sha256, opening)
  opening.catch(() => known.delete(sha256))
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KEPT) break
    known.delete(oldest)
  }
  return opening
}
