import { sql } from 'kysely'
import { type Account, isAtLeast, type PublicationRow } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { beijingDay } from '../staff/iso-week.ts'

type Row = Omit<PublicationRow, 'publishedAt' | 'withdrawnAt'> & { publishedAt: Date; withdrawnAt: Date | null }

/** Everything published, the newest first. */
export async function listPublications(db: Db): Promise<PublicationRow[]> {
  return read(db, sql`true`)
}

/** One publication; throws 404 when there is none. */
export async function readPublicationRow(db: Db, id: number): Promise<PublicationRow> {
  const [row] = await read(db, sql`id = ${id}`)
  if (row === undefined) throw notFound({ zh: `公示 ${id}`, en: `publication ${id}` })
  return row
}

/**
 * The publication that speaks for a quarter, or for the latest published: its newest version. Throws 404 when nothing was
 * published, 410 when it was withdrawn or has expired.
 */
export async function readStanding(
  db: Db,
  { kind, quarter, now }: { kind: PublicationRow['kind']; quarter: string | undefined; now: Date },
): Promise<PublicationRow> {
  const ofQuarter = quarter === undefined ? sql`true` : sql`quarter = ${quarter}`
  const [row] = await read(db, sql`kind = ${kind} and ${ofQuarter}`, sql`quarter desc, version desc limit 1`)
  if (row === undefined) {
    throw new AppError('not-found', {
      zh: quarter === undefined ? '尚无公示结果' : `${quarter} 尚无公示结果`,
      en: quarter === undefined ? 'Nothing has been published yet' : `Nothing has been published for ${quarter}`,
    })
  }
  requireStanding(row, now)
  return row
}

/** Throws 410 unless the publication stands: neither withdrawn nor past its last day. */
export function requireStanding(row: PublicationRow, now: Date): void {
  if (row.withdrawnAt !== null) {
    throw new AppError('gone', {
      zh: `${row.quarter} 的公示已于 ${beijingDay(new Date(row.withdrawnAt))} 撤回：${row.withdrawalReason}`,
      en: `The publication of ${row.quarter} was withdrawn on ${beijingDay(new Date(row.withdrawnAt))}: ${row.withdrawalReason}`,
    })
  }
  if (row.expiresOn < beijingDay(now)) {
    throw new AppError('gone', {
      zh: `${row.quarter} 的公示期已于 ${row.expiresOn} 届满`,
      en: `The publication of ${row.quarter} expired on ${row.expiresOn}`,
    })
  }
}

/**
 * Throws unless an account may have the whole text: the market's result names people by their registration numbers, and is
 * asked for one by one, never taken home as a list.
 */
export function requireOpenText({ kind }: PublicationRow, account: Account): void {
  if (kind === 'boards' || isAtLeast(account.role, 'viewer')) return
  throw new AppError('not-allowed', {
    zh: '两场联动结果只能按统一社会信用代码或注册编号逐个查询',
    en: 'The result for the bidding market is asked for by code, one subject at a time',
  })
}

/** The very text that was signed, with its signature. */
export async function readSigned(db: Db, id: number): Promise<{ content: string; signature: string }> {
  return db.selectFrom('publication').select(['content', 'signature']).where('id', '=', id).executeTakeFirstOrThrow()
}

async function read(
  db: Db,
  where: ReturnType<typeof sql>,
  order = sql`published_at desc, id desc`,
): Promise<PublicationRow[]> {
  const { rows } = await sql<Row>`
    select id, quarter, kind, version, published_at as "publishedAt", published_by as "publishedBy",
      expires_on as "expiresOn", withdrawn_at as "withdrawnAt", withdrawal_reason as "withdrawalReason", sha256, kid,
      is_sample as "isSample"
    from publication where ${where} order by ${order}`.execute(db)
  return rows.map((row) => ({
    ...row,
    publishedAt: row.publishedAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }))
}
