import { sql } from 'kysely'
import type { Db } from './connect.ts'

type Column = {
  table: string
  column: string
  type: string
  nullable: boolean
  generated: boolean
  check: string | null
}

const scalar: Record<string, string> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  numeric: 'number',
  float8: 'number',
  text: 'string',
  bool: 'boolean',
  date: 'string',
  time: 'string',
  timestamptz: 'Timestamp',
  jsonb: 'Json',
  geometry: 'Geometry',
  bytea: 'Uint8Array',
  uuid: 'string',
}

// Already a ColumnType: Generated<> must not be wrapped around it.
const ownsItsInsertType = new Set(['Timestamp', 'Json'])

/** The text of `schema.ts` for the tables as they are; a test holds it against the file, so that the two cannot part. */
export async function generateSchema(db: Db): Promise<string> {
  const columns = await readColumns(db)
  const tables = [...new Set(columns.map((column) => column.table))]
  const bodies = tables.map((table) => {
    const lines = columns
      .filter((column) => column.table === table)
      .map((column) => broken(`  ${column.column}: ${typeOf(column)}`))
    return `export type ${pascal(table)}Table = {\n${lines.join('\n')}\n}\n`
  })
  const database = tables.map((table) => `  ${table}: ${pascal(table)}Table`).join('\n')
  return `${HEADER}\n${bodies.join('\n')}\n/** Every table by its name. */\nexport type Database = {\n${database}\n}\n`
}

const HEADER = `// Generated from the tables by \`npm exec jingwei -- schema\`; a test compares the two.
import type { ColumnType, Generated } from 'kysely'

/** EPSG:4326; comes out as hexadecimal WKB: read it with ST_AsGeoJSON, ST_X or ST_Y; goes in as EWKT or an expression. */
export type Geometry = string
export type Timestamp = ColumnType<Date, Date | string, Date | string>
export type GeneratedTimestamp = ColumnType<Date, Date | string | undefined, Date | string>
// biome-ignore lint/suspicious/noExplicitAny: what a jsonb column holds is said by the code that owns it
export type Json = ColumnType<any, string, string>
// biome-ignore lint/suspicious/noExplicitAny: as above
export type GeneratedJson = ColumnType<any, string | undefined, string>
`

/** A union too long for one line stands one to a line, as the formatter wants it. */
function broken(line: string): string {
  if (line.length <= WIDTH || line.includes('<')) return line
  const [name = '', union = ''] = line.split(/:\s(.*)/)
  return `${name}:\n${union
    .split(' | ')
    .map((item) => `    | ${item}`)
    .join('\n')}`
}

const WIDTH = 120

function typeOf(column: Column): string {
  const isArray = column.type.startsWith('_')
  const name = isArray ? column.type.slice(1) : column.type
  const base = literals(column.check) ?? scalar[name]
  if (base === undefined) throw new Error(`${column.table}.${column.column}: no TypeScript type for ${column.type}`)
  if (column.generated && ownsItsInsertType.has(base)) return `Generated${base}`
  const value = `${isArray ? `${base}[]` : base}${column.nullable ? ' | null' : ''}`
  return column.generated ? `Generated<${value}>` : value
}

/** `check (kind = ANY (ARRAY['a'::text, 'b'::text]))` → `'a' | 'b'`. */
function literals(check: string | null): string | undefined {
  const list = check?.match(/^CHECK \(\(\w+ = ANY \(ARRAY\[([^\]]+)\]\)\)\)$/)?.[1]
  return list
    ?.split(', ')
    .map((item) => item.replace(/::text$/, ''))
    .join(' | ')
}

function pascal(table: string): string {
  return table.replace(/(^|_)([a-z])/g, (_match, _bar, letter: string) => letter.toUpperCase())
}

async function readColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as "table", a.attname as "column", t.typname as "type", not a.attnotnull as nullable,
      (a.atthasdef or a.attidentity <> '') as generated,
      (select pg_get_constraintdef(k.oid) from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
          and pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%' limit 1) as "check"
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relname not in ('spatial_ref_sys', 'kysely_migration', 'kysely_migration_lock')
    order by c.relname, a.attnum`.execute(db)
  return rows
}
