import { sql } from 'kysely'
import type { Account } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import type { Viewer } from './parties.ts'

/** The account with the firms it speaks for: a successor answers for those that went into it. */
export async function readViewer(db: Db, account: Account): Promise<Viewer> {
  if ((account.role !== 'firm' && account.role !== 'assessor') || account.firmId === null) {
    return { account, firmIds: [] }
  }
  const { rows } = await sql<{ id: number }>`
    with recursive line as (
      select id from firm where id = ${account.firmId}
      union select firm.id from firm join line on firm.merged_into = line.id
    ) select id from line order by id`.execute(db)
  return { account, firmIds: rows.map((row) => row.id) }
}
