import type { Command } from 'commander'
import { sql } from 'kysely'
import { readConfig } from './config.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open-database.ts'

/** `jingwei status`: which database, which version, and how much is in it. */
export function statusCommand(program: Command, env: NodeJS.ProcessEnv, print: (line: string) => void): void {
  program
    .command('status')
    .description('what the database holds')
    .action(async () => {
      const opened = await openDatabase(readConfig(env))
      try {
        await migrate(opened.db)
        const { rows } = await sql<Record<string, number | string | null>>`
          select (select count(*) from agency) as agencies, (select count(*) from site) as sites,
            (select count(*) from building) as buildings, (select count(*) from team) as teams,
            (select count(*) from grid g join grid_design d on d.id = g.design_id and d.valid_to is null) as grids,
            (select max(as_of)::text from risk_score) as scored, (select count(*) from plan) as plans,
            (select count(*) from site where is_sample) as sample_sites`.execute(opened.db)
        print(`${opened.kind}: ${opened.versions}`)
        for (const [name, value] of Object.entries(rows[0] ?? {})) print(`${name.padEnd(14)} ${value ?? '–'}`)
      } finally {
        await opened.close()
      }
    })
}
