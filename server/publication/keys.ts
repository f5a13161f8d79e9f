import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'

export type SigningKey = { readonly kid: string; readonly privateJwk: JWK }

/** The key that signs now; made when there is none yet. Run it in a transaction. */
export async function currentKey(trx: Db): Promise<SigningKey> {
  const known = await findCurrent(trx)
  if (known !== undefined) return known
  await lockKeys(trx)
  return (await findCurrent(trx)) ?? makeKey(trx, new Date())
}

/** Retires the key in use and makes the next; what the old one signed stays good, so its public half stays published. */
export async function rotateKeys(db: Db, now: Date): Promise<{ retired: string | null; kid: string }> {
  return db.transaction().execute(async (trx) => {
    await lockKeys(trx)
    const before = await findCurrent(trx)
    await trx.updateTable('signing_key').set({ retired_at: now }).where('retired_at', 'is', null).execute()
    const { kid } = await makeKey(trx, now)
    return { retired: before?.kid ?? null, kid }
  })
}

/**
 * Revokes a key that may be known to others: it stays listed with a mark, so that its signatures are seen as not to be trusted,
 * and another one signs from now on. Null when there is no such key or it is revoked already.
 */
export async function revokeKey(db: Db, kid: string, now: Date): Promise<SigningKey | null> {
  return db.transaction().execute(async (trx) => {
    await lockKeys(trx)
    const { numUpdatedRows } = await trx
      .updateTable('signing_key')
      .set({ revoked_at: now, retired_at: sql`coalesce(retired_at, ${now})` })
      .where('kid', '=', kid)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return null
    return (await findCurrent(trx)) ?? makeKey(trx, now)
  })
}

/**
 * The public halves of all keys, retired ones included, as a JWK Set (RFC 7517); of a revoked one the member `revokedAt` says
 * since when.
 */
export async function readPublicKeys(db: Db): Promise<{ keys: ({ kid: string } & Record<string, unknown>)[] }> {
  const rows = await db
    .selectFrom('signing_key')
    .select(['kid', 'public_jwk', 'revoked_at'])
    .orderBy('created_at', 'desc')
    .orderBy('kid')
    .execute()
  return {
    keys: rows.map((row) => ({
      ...(row.public_jwk as Record<string, unknown>),
      kid: row.kid,
      ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at.toISOString() }),
    })),
  }
}

/** Two that find no key at once must not both make one. */
async function lockKeys(trx: Db): Promise<void> {
  await sql`lock table signing_key in share row exclusive mode`.execute(trx)
}

async function findCurrent(trx: Db): Promise<SigningKey | undefined> {
  const row = await trx
    .selectFrom('signing_key')
    .select(['kid', 'private_jwk'])
    .where('retired_at', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return row && { kid: row.kid, privateJwk: row.private_jwk as JWK }
}

async function makeKey(trx: Db, now: Date): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const publicJwk = await exportJWK(publicKey)
  const privateJwk = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(publicJwk)
  await trx
    .insertInto('signing_key')
    .values({
      ...{ kid, algorithm: 'EdDSA', created_at: now },
      public_jwk: JSON.stringify({ ...publicJwk, kid, alg: 'EdDSA', use: 'sig' }),
      private_jwk: JSON.stringify(privateJwk),
    })
    .execute()
  return { kid, privateJwk }
}
