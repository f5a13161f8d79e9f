import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { addDays, beijingDay } from '../staff/iso-week.ts'
import { readNumbers } from '../submissions/rule-numbers.ts'
import { boardNotes, boardTitles, type FrozenBoards, inOrder, publishedBoards } from './frozen-boards.ts'
import type { FrozenLinkage } from './frozen-linkage.ts'
import { currentKey } from './keys.ts'
import { readLinkageEntries, readResultRows } from './read-results.ts'
import { sha256Of, signDetached } from './sign.ts'

/** A run that is being published. */
export type PublishedRun = {
  readonly id: number
  readonly quarter: string
  readonly ruleVersion: string
  readonly indicatorVersion: string
  readonly isSample: boolean
}

/** Who publishes, and when. */
export type Publisher = { readonly by: { readonly id: number; readonly name: string }; readonly now: Date }

/** Freezes a run's boards as text, signs it and stores both; returns the publication's number. */
export async function freezeBoards(trx: Db, run: PublishedRun, publisher: Publisher): Promise<number> {
  const rows = Map.groupBy(await readResultRows(trx, run.id, run.quarter), (row) => row.board)
  const day = beijingDay(publisher.now)
  const numbers = await readNumbers(trx, day, ['publication.valid_days', 'publication.board_ends'])
  const content = (version: number): FrozenBoards => ({
    kind: 'jingwei.boards',
    ...heading(run, publisher, version, numbers['publication.valid_days']),
    ruleVersion: run.ruleVersion,
    indicatorVersion: run.indicatorVersion,
    ends: numbers['publication.board_ends'],
    notes: boardNotes(run.isSample),
    boards: publishedBoards.flatMap((board) => {
      const own = rows.get(board)
      if (own === undefined) return []
      return [
        {
          board,
          title: boardTitles[board],
          population: Math.max(...own.map((row) => row.population)),
          excluded: own.filter((row) => row.status === 'excluded').length,
          rows: inOrder(own.map(({ board: _board, population: _population, ...row }) => row)),
        },
      ]
    }),
  })
  return store(trx, 'boards', run, publisher, content)
}

/** Freezes what the bidding market may ask of a run, as `freezeBoards` does the boards. */
export async function freezeLinkage(trx: Db, run: PublishedRun, publisher: Publisher): Promise<number> {
  const day = beijingDay(publisher.now)
  const entries = await readLinkageEntries(trx, run.id, day)
  const numbers = await readNumbers(trx, day, ['publication.valid_days'])
  const content = (version: number): FrozenLinkage => ({
    kind: 'jingwei.linkage',
    ...heading(run, publisher, version, numbers['publication.valid_days']),
    ...entries,
  })
  return store(trx, 'linkage', run, publisher, content)
}

function heading(run: PublishedRun, { now }: Publisher, version: number, validDays: number) {
  return {
    quarter: run.quarter,
    version,
    publishedAt: now.toISOString(),
    expiresOn: addDays(beijingDay(now), validDays - 1),
    isSample: run.isSample,
  }
}

async function store(
  trx: Db,
  kind: 'boards' | 'linkage',
  run: PublishedRun,
  { by, now }: Publisher,
  content: (version: number) => FrozenBoards | FrozenLinkage,
): Promise<number> {
  const key = await currentKey(trx)
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(version), 0)::int + 1 as version from publication
    where quarter = ${run.quarter} and kind = ${kind}`.execute(trx)
  const frozen = content(rows[0]!.version)
  const text = JSON.stringify(frozen)
  const { id } = await trx
    .insertInto('publication')
    .values({
      ...{ quarter: run.quarter, run_id: run.id, kind, version: frozen.version, content: text },
      ...{ sha256: sha256Of(text), signature: await signDetached(text, key), kid: key.kid },
      ...{ published_at: now, published_by: by.name, account_id: by.id > 0 ? by.id : null },
      ...{ expires_on: frozen.expiresOn, is_sample: run.isSample },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
