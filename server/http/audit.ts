import type { Account } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'

/** Writes down who did what to which subject (`plan:12`, `agency:110105`); call it in the transaction of the change itself. */
export async function recordAudit(
  trx: Db,
  account: Pick<Account, 'id' | 'name'>,
  action: string,
  subject: string,
  detail: unknown = {},
): Promise<void> {
  await trx
    .insertInto('audit_entry')
    .values({
      account_id: account.id > 0 ? account.id : null,
      actor: account.name,
      action,
      subject,
      detail: JSON.stringify(detail),
    })
    .execute()
}
