import { hash, verify } from '@node-rs/argon2'
import { sql } from 'kysely'
import type { Account, Role } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { ensureSamplePartyAccounts } from './sample-party-accounts.ts'

/** The account of whoever sits at this machine, used in local mode until another is picked. */
export const LOCAL_LOGIN = 'local'

const columns = [
  'id',
  'login',
  'name',
  'role',
  'agency_code as agencyCode',
  'firm_id as firmId',
  'person_id as personId',
] as const

/** The account with this login, unless it is disabled. */
export async function findAccount(db: Db, login: string): Promise<Account | undefined> {
  return db
    .selectFrom('account')
    .select(columns)
    .where('login', '=', login)
    .where('disabled', '=', false)
    .executeTakeFirst()
}

/** Every usable account: the city's first, then the agencies', then parties of sites. */
export async function listAccounts(db: Db): Promise<Account[]> {
  return db
    .selectFrom('account')
    .select(columns)
    .where('disabled', '=', false)
    .orderBy(sql`role in ('project', 'firm', 'assessor')`)
    .orderBy('agency_code', (order) => order.asc().nullsFirst())
    .orderBy('login')
    .execute()
}

// Checked against when no such account exists, so that a wrong login takes as long as a wrong password.
let decoy: Promise<string> | undefined

/** The account when login and password fit, otherwise undefined. */
export async function checkPassword(db: Db, login: string, password: string): Promise<Account | undefined> {
  const row = await db.selectFrom('account').select('password_hash').where('login', '=', login).executeTakeFirst()
  decoy ??= hash('not a password')
  const fits = await verify(row?.password_hash ?? (await decoy), password)
  return fits && row?.password_hash ? findAccount(db, login) : undefined
}

export type NewAccount = {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly agencyCode: string | null
  readonly firmId?: number | null
  readonly personId?: number | null
  readonly password: string | null
}

/** Creates the account or changes the one with this login; a null password leaves the old one. */
export async function saveAccount(db: Db, account: NewAccount): Promise<void> {
  const values = {
    name: account.name,
    role: account.role,
    agency_code: account.agencyCode,
    firm_id: account.firmId ?? null,
    person_id: account.personId ?? null,
    ...(account.password === null ? {} : { password_hash: await hash(account.password) }),
  }
  await db
    .insertInto('account')
    .values({ login: account.login, ...values })
    .onConflict((conflict) => conflict.column('login').doUpdateSet(values))
    .execute()
}

/** Local mode: an administrator for this machine, for each agency a grid supervisor, and parties of a sample site to act as. */
export async function ensureLocalAccounts(db: Db): Promise<void> {
  const agencies = await db.selectFrom('agency').select(['code', 'name_zh']).orderBy('code').execute()
  const wanted = [
    { login: LOCAL_LOGIN, name: '本机管理员', role: 'admin' as const, agency_code: null },
    { login: 'leader', name: '市级负责人', role: 'city' as const, agency_code: null },
    ...agencies.map((agency) => ({
      login: `grid-${agency.code.toLowerCase()}`,
      name: `${agency.name_zh}网格监督员`,
      role: 'supervisor' as const,
      agency_code: agency.code,
    })),
  ]
  await db
    .insertInto('account')
    .values(wanted)
    .onConflict((conflict) => conflict.column('login').doNothing())
    .execute()
  await ensureSamplePartyAccounts(db)
}
