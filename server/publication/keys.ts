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

/** The public halves of all keys, retired ones included, as a JWK Set (RFC 7517). */
export async function readPublicKeys(db: Db): Promise<{ keys: ({ kid: string } & Record<string, unknown>)[] }> {
  const rows = await db
    .selectFrom('signing_key')
    .select(['kid', 'public_jwk'])
    .orderBy('created_at', 'desc')
    .orderBy('kid')
    .execute()
  return { keys: rows.map((row) => ({ ...(row.public_jwk as Record<string, unknown>), kid: row.kid })) }
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
