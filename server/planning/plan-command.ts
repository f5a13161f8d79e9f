import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import {
  agencyCode,
  type ExportFormat,
  exportFormat,
  type Language,
  type Plan,
  PROOF_SECONDS,
  week,
} from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { withDatabase } from '../db/with-database.ts'
import { AppError } from '../http/app-error.ts'
import { number, whole } from '../option-parsers.ts'
import type { TravelSettings } from '../roads/open-travel.ts'
import { boundSentences } from './bound-sentences.ts'
import { findPlanOfWeek, readVroom } from './export-problem.ts'
import { planAll } from './plan-all.ts'
import { findJob } from './plan-jobs.ts'
import { planWeek } from './plan-week.ts'
import { provePlanBound, readPlanBound, stopPlanBound } from './prove-plan-bound.ts'
import { readPlan } from './read-plan.ts'
import { readyTravel } from './ready-travel.ts'

/** Makes the file of a solved plan; given from outside, because reports stand to the right of planning. */
export type PlanFileWriter = (
  db: Db,
  planId: number,
  format: Exclude<ExportFormat, 'json'>,
  language: Language,
  source: { readonly travel: TravelSettings; readonly now: Date },
) => Promise<string | Buffer>

type Print = (line: string) => void
type PlanOptions = {
  agency: string
  week: string
  seconds: number
  seed: number
  iterations?: number
  threads: number
  bound?: number
  strict?: boolean
  out?: string
  lang: Language
}

/** `jingwei plan --agency 110105 --week 2026-W48 …`: plans a week without a browser and writes it by the file's extension. */
export function planCommand(write: PlanFileWriter) {
  return (program: Command, env: NodeJS.ProcessEnv, print: Print): void => {
    program
      .command('plan')
      .description("plan an agency's week and write it to a file")
      .requiredOption('--agency <code>', 'agency code, e.g. 110105; all: a draft for every agency', parseAgencyOrAll)
      .requiredOption('--week <week>', 'ISO week, e.g. 2026-W48', parseWeek)
      .option('--seconds <n>', 'how long to search, all agencies together', number(0.1, 600), 10)
      .option('--seed <n>', 'seed of the search', whole(0, 2147483647), 1)
      .option('--iterations <n>', 'stop after exactly this many iterations, to replay a plan', whole(0, 2 ** 31))
      .option('--threads <n>', 'threads for all agencies', whole(1, 256), availableParallelism())
      .option('--strict', 'refuse the week, before any search, when no shift could make one of its must-dos even alone')
      .option(
        '--bound <n>',
        'then prove in so many seconds how much any plan of the week could be worth',
        number(PROOF_SECONDS.least, PROOF_SECONDS.most),
      )
      .option('--out <file>', `file to write; its ending is one of ${exportFormat.options.join(', ')}`)
      .addOption(new Option('--lang <lang>', 'language of the file').choices(['zh', 'en']).default('zh'))
      .action(async (options: PlanOptions) => {
        if (options.agency === ALL) return planAll(env, options, print)
        const format = options.out === undefined ? undefined : formatOf(options.out)
        await withDatabase(env, async (db) => {
          const plan = await solveNow(db, options, env)
          for (const line of summaryLines(plan)) print(line)
          if (options.out !== undefined && format !== undefined) {
            const now = new Date()
            const body =
              format === 'json'
                ? JSON.stringify(await readVroom(db, plan.id))
                : await write(db, plan.id, format, options.lang, { travel: await readyTravel(db, env, now), now })
            await save(options.out, body)
            print(`→ ${options.out}`)
          }
          // last: a plan that nothing can be proven of is written all the same
          if (options.bound !== undefined) for (const line of await boundLines(db, plan.id, options.bound)) print(line)
        })
      })
  }
}

/** `jingwei export problem --agency … --week … --out week.json`: the problem that was solved, as a VROOM problem file. */
export function exportCommand(program: Command, env: NodeJS.ProcessEnv, print: Print): void {
  const group = program.command('export').description('write what Jingwei holds for other programs')
  group
    .command('problem')
    .description('the very problem that was solved, as a VROOM problem file')
    .requiredOption('--agency <code>', 'agency code, e.g. 110105', parseAgency)
    .requiredOption('--week <week>', 'ISO week, e.g. 2026-W48', parseWeek)
    .option('--plan <id>', 'a certain plan instead of the approved or newest one', whole(1, Number.MAX_SAFE_INTEGER))
    .requiredOption('--out <file>', 'JSON file to write')
    .action(async (options: { agency: string; week: string; plan?: number; out: string }) => {
      await withDatabase(env, async (db) => {
        const planId = options.plan ?? (await findPlanOfWeek(db, options.agency, options.week))
        const problem = await readVroom(db, planId)
        await save(options.out, JSON.stringify(problem))
        print(`→ ${options.out} (${problem.vehicles.length} vehicles, ${problem.jobs.length} jobs, plan ${planId})`)
      })
    })
}

async function solveNow(db: Db, options: PlanOptions, env: NodeJS.ProcessEnv): Promise<Plan> {
  const now = new Date()
  const travel = await readyTravel(db, env, now)
  const { summary, finished } = await planWeek(
    db,
    {
      agencyCode: options.agency,
      week: options.week,
      seconds: options.seconds,
      seed: options.seed,
      strict: options.strict ?? false,
      ...(options.iterations === undefined ? {} : { iterations: options.iterations }),
    },
    { actor: { id: 0, name: 'jingwei plan' }, now, travel },
  )
  // Ctrl-C ends the search, not the program: the best so far is kept and written
  const stop = () => void findJob(db, summary.id)?.stop()
  process.once('SIGINT', stop)
  const end = await finished.finally(() => process.off('SIGINT', stop))
  if (end.state === 'failed')
    throw new AppError('not-possible', { zh: '求解失败', en: 'solving failed' }, [
      { path: `plan ${end.id}`, message: end.error ?? '' },
    ])
  return readPlan(db, summary.id)
}

function summaryLines(plan: Plan): string[] {
  const score = plan.content?.score
  if (!score) return [`plan ${plan.id}: ${plan.state}`]
  const hours = (score.travelSeconds / 3600).toFixed(1)
  return [
    `plan ${plan.id}  ${plan.agencyCode} ${plan.week}  seed ${plan.seed}  iterations ${plan.iterations}${plan.isSample ? '  示例数据' : ''}`,
    `  必查 must-dos ${score.requiredServed} of ${score.requiredServed + score.requiredUnserved} · stops ${score.stops} · prize ${score.prize} · driving ${hours} h (${plan.travelSource === 'estimate' ? '估算 estimated' : plan.travelSource})`,
    ...(plan.content?.conflicts ?? []).map((conflict) => `  ! ${conflict.text.zh} / ${conflict.text.en}`),
  ]
}

async function boundLines(db: Db, planId: number, seconds: number): Promise<string[]> {
  const actor = { id: 0, name: 'jingwei plan' }
  const { finished } = await provePlanBound(db, planId, { seconds, actor })
  // Ctrl-C ends the proof, not the program: what is proven is kept and told
  const stop = () => void stopPlanBound(db, planId)
  process.once('SIGINT', stop)
  await finished.finally(() => process.off('SIGINT', stop))
  const { result, error } = await readPlanBound(db, planId)
  if (error) throw new Error(error)
  return boundSentences(result)
}

function formatOf(file: string): ExportFormat {
  const parsed = exportFormat.safeParse(extname(file).slice(1).toLowerCase())
  if (parsed.success) return parsed.data
  throw new AppError('bad-input', {
    zh: `--out ${file}：扩展名须为 ${exportFormat.options.join('、')} 之一`,
    en: `--out ${file}: the ending must be one of ${exportFormat.options.join(', ')}`,
  })
}

async function save(file: string, body: string | Buffer): Promise<void> {
  try {
    await writeFile(file, body)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('bad-input', { zh: `无法写入 ${file}（${reason}）`, en: `Cannot write ${file} (${reason})` })
  }
}

function parseAgency(text: string): string {
  if (!agencyCode.safeParse(text).success) throw new InvalidArgumentError('an agency code such as 110105')
  return text
}

const ALL = 'all'

function parseAgencyOrAll(text: string): string {
  return text === ALL ? text : parseAgency(text)
}

function parseWeek(text: string): string {
  if (!week.safeParse(text).success) throw new InvalidArgumentError('an ISO week such as 2026-W48')
  return text
}
