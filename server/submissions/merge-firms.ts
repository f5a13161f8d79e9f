import { sql } from 'kysely'
import type { Account, BodyOf, mergeFirms as endpoint, ResponseOf } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { assessedStatuses } from './turns.ts'

type Firm = {
  readonly id: number
  readonly kind: string
  readonly name: string
  readonly merged_into: number | null
}

/**
 * A firm goes into another. What is under way moves: sites that are not finished, people, accounts, contracts and forms that
 * are begun; what was sent, points and completed sites stay the old firm's. A place on the city's list is not shaken off by
 * a merger. In one transaction; a firm that went is never one to go into.
 */
export async function mergeFirms(
  db: Db,
  id: number,
  { into, note }: BodyOf<typeof endpoint>,
  { account, now }: { account: Account; now: Date },
): Promise<ResponseOf<typeof endpoint>> {
  return db.transaction().execute(async (trx) => {
    const [old, successor] = await readBoth(trx, id, into)
    requireMergeable(old, successor)
    const today = beijingDay(now)
    await sql`
      update firm set listed_until = greatest(listed_until, (select listed_until from firm where id = ${id}))
      where id = ${into}`.execute(trx)
    await trx.updateTable('firm').set({ merged_into: into, merged_on: today }).where('id', '=', id).execute()
    const moved = {
      sites: await count(
        trx,
        sql`update site set
            contractor_id = case contractor_id when ${id} then ${into} else contractor_id end,
            supervision_id = case supervision_id when ${id} then ${into} else supervision_id end,
            client_id = case client_id when ${id} then ${into} else client_id end, updated_at = ${now}
          where ${id} in (contractor_id, supervision_id, client_id) and status in ${assessedStatuses}`,
      ),
      people: await count(trx, sql`update person set firm_id = ${into} where firm_id = ${id}`),
      accounts: await count(trx, sql`update account set firm_id = ${into} where firm_id = ${id}`),
      drafts: await count(
        trx,
        sql`update submission set firm_id = ${into} from assessment_period
          where assessment_period.quarter = submission.quarter and assessment_period.state = 'open'
            and submission.firm_id = ${id} and submission.state = 'draft'`,
      ),
      contracts: await count(
        trx,
        sql`update assessor_contract set firm_id = ${into} where firm_id = ${id} and valid_to >= ${today}`,
      ),
    }
    await recordAudit(trx, account, 'firm.merge', `firm:${id}`, { into, note, ...moved })
    return { firmId: id, into, ...moved }
  })
}

/** Both firms, held in the order of their identifiers so that two mergers cannot wait for each other. */
async function readBoth(trx: Db, id: number, into: number): Promise<[Firm, Firm]> {
  const { rows } = await sql<Firm>`
    select id, kind, name, merged_into from firm where id in (${id}, ${into}) order by id for update`.execute(trx)
  const find = (one: number): Firm => {
    const firm = rows.find((row) => row.id === one)
    if (!firm) throw notFound({ zh: `企业 ${one}`, en: `firm ${one}` })
    return firm
  }
  return [find(id), find(into)]
}

function requireMergeable(old: Firm, successor: Firm): void {
  if (old.id === successor.id) {
    throw new AppError('bad-input', { zh: '企业不能并入自身', en: 'A firm cannot go into itself' }, [
      { path: 'body.into', message: '另一家企业 / another firm' },
    ])
  }
  const gone = [old, successor].find((firm) => firm.merged_into !== null)
  if (gone) {
    throw new AppError('conflict', {
      zh: `“${gone.name}”已并入其他企业`,
      en: `${gone.name} has already gone into another firm`,
    })
  }
  if (old.kind !== successor.kind) {
    throw new AppError('not-possible', {
      zh: `“${old.name}”与“${successor.name}”不是同类企业，不能合并`,
      en: `${old.name} and ${successor.name} are not firms of one kind`,
    })
  }
}

async function count(trx: Db, statement: ReturnType<typeof sql>): Promise<number> {
  return Number((await statement.execute(trx)).numAffectedRows ?? 0)
}
