import { type Account, type ImportReport, isAtLeast } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { notFound } from '../http/app-error.ts'
import { readRun } from './import/runs.ts'

/** The report of an earlier import, for the account that made it and for the city. */
export async function readOwnRun(db: Db, id: number, account: Account): Promise<ImportReport> {
  const run = await readRun(db, id)
  if (!run || !(isAtLeast(account.role, 'city') || run.accountId === account.id)) {
    throw notFound({ zh: `编号为 ${id} 的导入记录`, en: `import ${id}` })
  }
  return run.report
}
