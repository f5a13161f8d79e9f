import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './schema.ts'

export type Db = Kysely<Database>

/** Where PostgreSQL listens: a URL, or the folder and port of the embedded database's socket. */
export type Address = { readonly url: string } | { readonly socketFolder: string; readonly port: number }

const INT8 = 20
const NUMERIC = 1700
const DATE = 1082
const INT8_ARRAY = 1016

// Counts and identifiers stay far below 2^53; days stay text, so that no time zone can move them.
const types = new pg.TypeOverrides()
types.setTypeParser(INT8, Number)
types.setTypeParser(NUMERIC, Number)
types.setTypeParser(DATE, (text: string) => text)
types.setTypeParser(INT8_ARRAY, (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)))

/** Opens a pool of connections; nothing is sent until the first query. */
export function connect(address: Address, size = 5): Db {
  const where =
    'url' in address
      ? { connectionString: address.url }
      : { host: address.socketFolder, port: address.port, user: 'postgres', database: 'postgres' }
  const pool = new pg.Pool({ ...where, max: size, types, connectionTimeoutMillis: 10_000 })
  // An idle connection that breaks is replaced on the next query; unheard, the event would end the process.
  pool.on('error', () => undefined)
  return new Kysely<Database>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(`set time zone 'Asia/Shanghai'`))
      },
    }),
  })
}
