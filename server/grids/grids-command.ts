import { type Command, InvalidArgumentError } from 'commander'
import type { GridDesign } from '../contract/index.ts'
import { withDatabase } from '../db/with-database.ts'
import { AppError } from '../http/app-error.ts'
import { designGrids } from './design-grids.ts'
import { findAgenciesWithArea } from './queries.ts'
import { readGridDesign } from './read-grids.ts'

/** `jingwei grids [--agency CODE] [--count N]`: partitions one agency, or all of them, and prints the indices. */
export function gridsCommand(program: Command, env: NodeJS.ProcessEnv, print: (line: string) => void): void {
  program
    .command('grids')
    .description('draw the enforcement grids of one agency or of all, put them in force and show their indices')
    .option('--agency <code>', 'only this agency')
    .option('--count <n>', 'number of grids (needs --agency); by default from required hours', gridCount)
    .action(async ({ agency, count }: { agency?: string; count?: number }) => {
      if (count !== undefined && !agency) {
        throw new AppError('bad-input', { zh: '--count 需与 --agency 同用', en: '--count needs --agency' })
      }
      const now = new Date()
      await withDatabase(env, async (db) => {
        const codes = agency ? [agency] : await findAgenciesWithArea(db)
        print('agency   grids  sites   hours/year  balance (k-means)  compactness (k-means)')
        for (const code of codes) {
          await designGrids(db, { agency: code, gridCount: count, by: 'jingwei grids', now })
          const design = await readGridDesign(db, code, now)
          if (design) print(lineOf(design))
        }
      })
    })
}

function lineOf({ agencyCode, indices: i }: GridDesign): string {
  return [
    agencyCode.padEnd(8),
    String(i.gridCount).padStart(5),
    String(i.siteCount).padStart(6),
    i.requiredHours.toFixed(0).padStart(12),
    `${i.balance.toFixed(3).padStart(8)} (${i.kmeans.balance.toFixed(3)})`.padStart(18),
    `${i.compactness.toFixed(3).padStart(12)} (${i.kmeans.compactness.toFixed(3)})`.padStart(22),
  ].join(' ')
}

function gridCount(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new InvalidArgumentError('a whole number from 1 to 99')
  return value
}
