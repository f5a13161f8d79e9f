import type { Command } from 'commander'
import { isoDate } from '../contract/index.ts'
import { withDatabase } from '../db/with-database.ts'
import { AppError } from '../http/app-error.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { type ScoreSummary, scoreSites } from './score-sites.ts'
import { verifyScores } from './verify-scores.ts'

/** `jingwei score [--as-of DATE] [--agency CODE] [--verify]`: scores every site and shows how the levels share out. */
export function scoreCommand(program: Command, env: NodeJS.ProcessEnv, print: (line: string) => void): void {
  program
    .command('score')
    .description('score every site: risk, level and due-ness, stored for the day')
    .option('--as-of <date>', 'the day to score, YYYY-MM-DD (default: today in Beijing)')
    .option('--agency <code>', 'only the sites of this agency')
    .option('--verify', 'score nothing: compute the stored scores again from their stored parts')
    .action(async (options: { asOf?: string; agency?: string; verify?: true }) => {
      if (options.verify) return verify(options.agency, env, print)
      const asOf = options.asOf ?? beijingDay(new Date())
      if (!isoDate.safeParse(asOf).success) {
        throw new AppError('bad-input', {
          zh: `--as-of 不是日期：${asOf}（应为 YYYY-MM-DD）`,
          en: `--as-of is not a day: ${asOf} (YYYY-MM-DD)`,
        })
      }
      const scope = options.agency === undefined ? { asOf } : { asOf, agencyCode: options.agency }
      const summary = await withDatabase(env, (db) => scoreSites(db, scope))
      for (const line of tell(summary)) print(line)
    })
}

async function verify(
  agency: string | undefined,
  env: NodeJS.ProcessEnv,
  print: (line: string) => void,
): Promise<void> {
  const { checked, discrepancies } = await withDatabase(env, (db) => verifyScores(db, agency))
  for (const { siteId, stored, reproduced } of discrepancies) {
    print(`  工程 / site ${siteId}: ${stored} ≠ ${reproduced}`)
  }
  print(
    `${checked} 个分值由存档分项重算，${discrepancies.length} 个不符 / scores reproduced, ${discrepancies.length} differ`,
  )
  if (discrepancies.length > 0) {
    throw new AppError('internal', {
      zh: '有分值无法由其存档分项重算',
      en: 'Some scores do not follow from their stored parts',
    })
  }
}

function* tell({ asOf, version, siteCount, levels }: ScoreSummary): Generator<string> {
  yield `${asOf} · 规则 / rules ${version} · ${siteCount} 个工程 / sites`
  for (const [level, count] of Object.entries(levels)) {
    const share = siteCount === 0 ? 0 : Math.round((count / siteCount) * 1000) / 10
    yield `  ${level}  ${String(count).padStart(6)}  ${share.toFixed(1).padStart(5)} %`
  }
}
