import type { Command } from 'commander'
import { assessCommand } from './assessment/assess-command.ts'
import { gridsCommand } from './grids/grids-command.ts'
import { accountCommand } from './http/account-command.ts'
import { indicatorsCommand } from './indicators/import-command.ts'
import { exportCommand, planCommand } from './planning/plan-command.ts'
import { createBar } from './progress.ts'
import { keysCommand } from './publication/keys-command.ts'
import { writePlanFile } from './reports/write-plan-file.ts'
import { scoreCommand } from './risk/score-command.ts'
import { roadsCommand } from './roads/roads-command.ts'
import { settleImport } from './settle-import.ts'
import { settleRoads } from './settle-roads.ts'
import { importCommand } from './sites/import-command.ts'
import { solveCommand } from './solve-command.ts'
import { statusCommand } from './status-command.ts'

/** Adds one command to the command line; `env` holds the settings, `print` writes a line to the terminal. */
export type AddCommand = (program: Command, env: NodeJS.ProcessEnv, print: (line: string) => void) => void

/** Every command but `serve`, in the order `--help` shows them. */
export const commands: readonly AddCommand[] = [
  importCommand(settleImport),
  roadsCommand(settleRoads, () => createBar((text) => process.stdout.write(text), process.stdout.isTTY === true)),
  indicatorsCommand,
  gridsCommand,
  assessCommand,
  scoreCommand,
  planCommand(writePlanFile),
  exportCommand,
  solveCommand,
  statusCommand,
  accountCommand,
  keysCommand,
]
