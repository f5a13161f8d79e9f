import type { Command } from 'commander'
import { type AssessmentRun, quarter as quarterSchema } from '../contract/index.ts'
import { withDatabase } from '../db/with-database.ts'
import { AppError } from '../http/app-error.ts'
import { closePeriod } from '../submissions/close-period.ts'
import { runQuarter } from './run-quarter.ts'
import { verifyRun } from './verify-run.ts'

const by = { id: 0, name: 'jingwei assess' }

type Options = { quarter: string; close?: true; json?: true; verify?: true }

/** `jingwei assess --quarter 2026Q3 [--close] [--verify] [--json]`: scores and ranks a quarter and says how it went. */
export function assessCommand(program: Command, env: NodeJS.ProcessEnv, print: (line: string) => void): void {
  program
    .command('assess')
    .description('score and rank a quarter from its submissions; the result is provisional until it is published')
    .requiredOption('--quarter <quarter>', 'the quarter, e.g. 2026Q3')
    .option('--close', 'close the quarter first, also before its last day: nothing more is taken, flags are raised')
    .option('--verify', 'compute the run again from the answers up and compare')
    .option('--json', 'print the run as JSON')
    .action(async ({ quarter, close, verify, json }: Options) => {
      if (!quarterSchema.safeParse(quarter).success) {
        throw new AppError('bad-input', {
          zh: `--quarter 不是季度：${quarter}（应如 2026Q3）`,
          en: `--quarter is not a quarter: ${quarter} (e.g. 2026Q3)`,
        })
      }
      await withDatabase(env, async (db) => {
        const now = new Date()
        const closing = close ? await closePeriod(db, quarter, { by, now, early: true }) : undefined
        const run = await runQuarter(db, { quarter, by, now })
        const checked = verify ? await verifyRun(db, run.id) : undefined
        const more = { ...(closing && { flagged: closing.flagsRaised }), ...(checked && { verified: checked }) }
        if (json) print(JSON.stringify({ ...run, ...more }, null, 2))
        if (closing && !json) print(`${quarter} 已关闭，新增疑点 / closed, new flags: ${closing.flagsRaised}`)
        if (!json) for (const line of tell(run, now)) print(line)
        if (!checked) return
        const { length } = checked.discrepancies
        if (!json) print(`${checked.checked} 项由答案起重算，${length} 项不符 / computed again, ${length} differ`)
        if (length > 0) {
          throw new AppError('internal', {
            zh: '有结果无法由其存档重算',
            en: 'Some results do not follow from what is stored',
          })
        }
      })
    })
}

function* tell(run: AssessmentRun, now: Date): Generator<string> {
  const { counts } = run
  const number = (key: string): string => (counts[key] ?? 0).toLocaleString('en')
  const isKnown = Date.parse(run.computedAt) < now.getTime()
  yield `${run.quarter} · ${isKnown ? '已有相同输入的结果 / known already' : '结果 / run'} ${run.id} · ${run.state} · 规则 / rules ${run.ruleVersion} · 指标 / indicators ${run.indicatorVersion}`
  yield `  ${number('objects')} 个工程 / sites · ${number('submissions')} 份 / submissions · ${number('answers')} 项 / answers`
  yield `  排名 / ranked ${number('ranked')} · 不参加 / excluded ${number('excluded')} · 未按时 / late ${number('late')} · 不实 / false ${number('false')}`
  yield `  事故 / accidents ${number('accidents')} · 未经政府评估 / without government ${number('withoutGovernment')} · 否决 / vetoed ${number('vetoed')}`
  yield `  企业 / firms ${number('firms')} · 人员 / persons ${number('persons')} · 机构 / agencies ${number('agencies')}`
  yield `  ${(run.milliseconds / 1000).toFixed(1)} s`
}
