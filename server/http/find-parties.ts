import type { Db } from '../db/connect.ts'
import { AppError, notFound } from './app-error.ts'

/** The firm with this credit code, or the only one of this name; one that went into another stands for its successor. */
export async function findFirmId(db: Db, text: string): Promise<number> {
  const rows = await db
    .selectFrom('firm')
    .select(['id', 'credit_code', 'merged_into'])
    .where((where) => where.or([where('credit_code', '=', text), where('name', '=', text)]))
    .orderBy('id')
    .execute()
  const [found, ...others] = rows.filter(
    (row) => row.credit_code === text || !rows.some((one) => one.credit_code === text),
  )
  if (!found) throw notFound({ zh: `企业 ${text}`, en: `firm ${text}` })
  if (others.length > 0) {
    throw new AppError('bad-input', {
      zh: `有 ${others.length + 1} 家企业名为“${text}”，请用统一社会信用代码`,
      en: `${others.length + 1} firms are called ${text}: give the credit code`,
    })
  }
  return found.merged_into === null ? found.id : successorOf(db, found.merged_into)
}

async function successorOf(db: Db, id: number): Promise<number> {
  const row = await db.selectFrom('firm').select('merged_into').where('id', '=', id).executeTakeFirstOrThrow()
  return row.merged_into === null ? id : successorOf(db, row.merged_into)
}

/** The project manager with this registration number, and the firm that employs them. */
export async function findManager(db: Db, number: string): Promise<{ id: number; firmId: number | null }> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'role', 'firm_id'])
    .where('registration_number', '=', number)
    .executeTakeFirst()
  if (!row) throw notFound({ zh: `注册编号 ${number}`, en: `person with registration number ${number}` })
  if (row.role !== 'project_manager') {
    throw new AppError('bad-input', {
      zh: `注册编号 ${number} 不是项目经理，不能代表项目部`,
      en: `${number} is not a project manager and cannot stand for a project department`,
    })
  }
  return { id: row.id, firmId: row.firm_id }
}
