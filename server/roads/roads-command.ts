import { basename } from 'node:path'
import type { Command } from 'commander'
import type { RoadReport } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { withDatabase } from '../db/with-database.ts'
import { importRoads } from './import-roads.ts'
import { roadReportText } from './report-text.ts'
import type { OnProgress } from './road-way.ts'

type Options = { dryRun?: true; elsewhere?: true }

/** What an import sets in motion to its right, waited for: the streets are prepared before the command ends. */
export type SettleRoads = (db: Db, report: RoadReport, onProgress: OnProgress) => Promise<void>

/** `jingwei import roads FILE.osm.pbf`, a subcommand of `import`: replaces the streets as a whole or not at all. */
export const roadsCommand =
  (settle: SettleRoads, createBar: () => OnProgress) =>
  (program: Command, env: NodeJS.ProcessEnv, print: (line: string) => void): void => {
    const group = program.commands.find((command) => command.name() === 'import') ?? program
    group
      .command('roads')
      .description('replace the streets by an OpenStreetMap extract (.osm.pbf)')
      .argument('<file>', 'the extract')
      .option('--dry-run', 'check and report, write nothing')
      .option('--elsewhere', 'take it although no site lies near it')
      .action(async (file: string, _: Options, command: Command) => {
        // `import` knows --dry-run too and takes it, wherever it stands.
        const options = command.optsWithGlobals<Options>()
        const bar = createBar()
        const report = await withDatabase(env, async (db) => {
          const done = await importRoads(
            db,
            {
              path: file,
              fileName: basename(file),
              dryRun: options.dryRun === true,
              elsewhere: options.elsewhere === true,
              account: { id: 0, name: 'jingwei import' },
            },
            bar,
          )
          await settle(db, done, bar)
          return done
        })
        for (const line of roadReportText(report)) print(line)
      })
  }
