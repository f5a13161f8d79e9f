import type { Db } from '../db/connect.ts'

/** On start: plans that a killed process left unfinished say so. Returns how many there were. */
export async function recoverPlans(db: Db): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('plan')
    .set({
      state: 'failed',
      error:
        '求解时服务中断，未得到路线，请重新生成 / The server stopped while solving; there are no routes, plan again',
    })
    .where('state', 'in', ['accepted', 'running'])
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
