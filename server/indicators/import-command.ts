import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import type { z } from 'zod'
import { importIndicators, indicatorVersion, quarter } from '../contract/index.ts'
import { withDatabase } from '../db/with-database.ts'
import { AppError } from '../http/app-error.ts'
import { adoptIndicatorSet } from './adopt-set.ts'
import { diffText } from './diff-text.ts'
import { importIndicatorSet } from './import-set.ts'
import { hasError } from './row-findings.ts'

type Options = { set: string; name?: string; source?: string; dryRun?: true; from?: string }

const REFUSED = 2
const account = { id: 0, name: 'jingwei import' }

/** `jingwei import indicators FILE`, a subcommand of `import`: a draft, or nothing at all; `--from` puts it in force. */
export function indicatorsCommand(program: Command, env: NodeJS.ProcessEnv, print: (line: string) => void): void {
  const group = program.commands.find((command) => command.name() === 'import') ?? program
  const text = importIndicators.query.shape
  group
    .command('indicators')
    .description('import a set of assessment indicators (XLSX) as a draft, and say what it changes')
    .argument('<file>', 'the workbook; an empty one comes from /api/indicator-sets/template/xlsx')
    .requiredOption(
      '--set <version>',
      'version of the set, e.g. 2026.1',
      parsed(indicatorVersion, '1–30 letters, digits, . and -'),
    )
    .option('--name <name>', 'what the set is called', parsed(text.name, 'at most 100 characters'))
    .option('--source <text>', 'where it comes from', parsed(text.source, 'at most 300 characters'))
    .option('--from <quarter>', 'put it in force from this quarter on, e.g. 2027Q1', parsed(quarter, 'e.g. 2027Q1'))
    .option('--dry-run', 'check and compare, write nothing')
    .action(async (file: string, _: Options, command: Command) => {
      // `import` knows --dry-run too and takes it, wherever it stands.
      const { set: version, name, source, from, ...options } = command.optsWithGlobals<Options>()
      const dryRun = options.dryRun === true
      const bytes = await readInput(file)
      await withDatabase(env, async (db) => {
        const order = {
          version,
          bytes,
          fileName: basename(file),
          name,
          source,
          dryRun,
          account,
          language: 'zh',
        } as const
        const diff = await importIndicatorSet(db, order)
        for (const line of diffText(basename(file), diff)) print(line)
        if (hasError(diff.findings)) process.exitCode = REFUSED
        else if (from !== undefined && diff.isStored) {
          await adoptIndicatorSet(db, { version, validFrom: from, account })
          print(`  自 ${from} 起启用 / in force from ${from}`)
        }
      })
    })
}

function parsed<S extends z.ZodType>(schema: S, use: string) {
  return (text: string): z.output<S> => {
    const result = schema.safeParse(text)
    if (!result.success) throw new InvalidArgumentError(`use ${use}`)
    return result.data
  }
}

async function readInput(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch {
    throw new AppError('bad-input', { zh: `无法读取文件 ${file}`, en: `The file ${file} cannot be read` })
  }
}
