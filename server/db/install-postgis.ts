import type { PGlite } from '@electric-sql/pglite'

/**
 * Installs PostGIS in an embedded database that does not have it. PostgreSQL looks each of its 800 C functions up when it is
 * created, which takes six of seven seconds here; the bundle's script and its functions come together, so the look-up is
 * left out. What is missing would still be told, by the first call.
 */
export async function installPostgis(database: PGlite): Promise<void> {
  const { rows } = await database.query(`select 1 from pg_extension where extname = 'postgis'`)
  if (rows.length > 0) return
  await database.exec(`
    begin;
    update pg_language set lanvalidator = 0 where lanname = 'c';
    create extension postgis;
    update pg_language set lanvalidator = 'fmgr_c_validator'::regproc where lanname = 'c';
    commit`)
}
