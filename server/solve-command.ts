import { accessSync, constants, statSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { type Command, Option } from 'commander'
import { number, whole } from './option-parsers.ts'
import { readEarly } from './read-early.ts'
import { type SearchFileThreads, searchThreads } from './search-file-threads.ts'
import type { Issue, VroomFailure, VroomSolution } from './vroom/index.ts'
import { writeLine } from './write-line.ts'

type Options = { seconds: number; threads: number; seed: number; iterations?: number; bound?: boolean; out?: string }

/**
 * `jingwei solve FILE`: a VROOM problem in, VROOM's solution out, on standard output or in a file. A file that is refused
 * gives VROOM's error form there, and a sentence a reason on standard error. Opens no database.
 */
export function solveCommand(program: Command): void {
  program
    .command('solve')
    .description('solve a VROOM problem file and write a VROOM solution; needs no database')
    .argument('<file>', "problem in the JSON form of VROOM's API 1.15")
    .addOption(
      new Option('--seconds <n>', 'how long the whole command takes, reading and writing included')
        .argParser(number(0.1, 86_400))
        .default(10),
    )
    .addOption(
      new Option('--threads <n>', 'searches side by side, each with a seed of its own; the best plan wins')
        .argParser(whole(1, 256))
        .default(availableParallelism(), `${availableParallelism()}, one per processor`),
    )
    .option('--seed <n>', 'seed of the first search; thread k adds k', whole(0, 2 ** 31 - 1), 1)
    .addOption(
      new Option('--iterations <n>', 'search exactly so many iterations instead of --seconds, to replay a solution')
        .argParser(whole(0, 2 ** 31))
        .conflicts('seconds'),
    )
    .option('--bound', 'prove in one more thread what no plan of the file can exceed')
    .option('--out <file>', 'JSON file to write instead of standard output')
    .action(async (file: string, options: Options) => {
      // left to itself Node would first take its threads and memory apart, for tenths of a second after a great file
      process.exit(await run(file, options))
    })
}

/** VROOM's exit codes: 0 solved, 1 internal error, 2 input error; 3, routing error, cannot be, as nothing is asked of a router. */
async function run(file: string, options: Options): Promise<number> {
  const reading = readEarly(file)
  // who waits for it hears of what went wrong
  reading.catch(() => {})
  // the threads load while this one does
  const threads = searchThreads(options)
  const loading = Promise.all([import('./solve-file.ts'), import('./vroom/index.ts')])
  const { out } = options
  try {
    // nobody waits for a solution that cannot be written
    if (out !== undefined) requireWritable(out, file)
  } catch (error) {
    threads.end()
    return printed(refusal([{ path: `--out ${out}`, message: `cannot be written (${text(error)})` }]))
  }
  const result = await solved(file, reading, options, threads, await loading)
  if (out === undefined) return printed(result)
  try {
    writeFileSync(out, `${JSON.stringify(result)}\n`)
    return result.code
  } catch (error) {
    // the disk has filled up meanwhile: what was found is not lost, and the code says that the file is not there
    await printed(result)
    return unwritten(`--out ${out}`, error)
  }
}

async function printed(result: VroomSolution | VroomFailure): Promise<number> {
  try {
    await writeLine(JSON.stringify(result))
    return result.code
  } catch (error) {
    return unwritten('standard output', error)
  }
}

/** A solution that finds no room is no fault of the problem. */
function unwritten(where: string, error: unknown): number {
  process.stderr.write(`jingwei: ${where} cannot be written (${text(error)})\n`)
  return 1
}

type Rooms = [typeof import('./solve-file.ts'), typeof import('./vroom/index.ts')]

async function solved(
  file: string,
  reading: Promise<string>,
  options: Options,
  threads: SearchFileThreads,
  [{ solveFile }, { VroomError }]: Rooms,
): Promise<VroomSolution | VroomFailure> {
  let content: string
  try {
    content = await reading
  } catch (error) {
    threads.end()
    return refusal([{ path: file, message: `cannot be read (${text(error)})` }])
  }
  try {
    return await solveFile(content, { iterations: undefined, ...options }, threads)
  } catch (error) {
    return error instanceof VroomError ? refusal(error.issues) : fault(error)
  }
}

/** Throws when the solution may not be written there, as far as that can be told without opening it, or over the problem. */
function requireWritable(out: string, problem: string): void {
  const there = statSync(out, { throwIfNoEntry: false })
  if (there?.isDirectory()) throw new Error('it is a directory')
  const read = statSync(problem, { throwIfNoEntry: false })
  if (there?.isFile() && there.ino === read?.ino && there.dev === read.dev) throw new Error('it is the problem itself')
  accessSync(there ? out : dirname(out), constants.W_OK)
}

function refusal(issues: readonly Issue[]): VroomFailure {
  const lines = issues.map(({ path, message }) => `${path} ${message}`.trim())
  for (const line of lines) process.stderr.write(`jingwei: ${line}\n`)
  return { code: 2, error: lines.join('; ') }
}

function fault(error: unknown): VroomFailure {
  process.stderr.write(`jingwei: ${error instanceof Error ? error.stack : String(error)}\n`)
  return { code: 1, error: text(error) }
}

const text = (error: unknown): string => (error instanceof Error ? error.message : String(error))
