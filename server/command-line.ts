import { Command, CommanderError } from 'commander'
import { ConfigError } from './config.ts'
import { StartError } from './db/start-error.ts'
import { AppError } from './http/app-error.ts'
import { solveCommand } from './solve-command.ts'

// Exit codes: 0 done · 1 our own fault · 2 the input or a setting is wrong.
const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const program = new Command('jingwei')
  .description("经纬: plans where a city's construction-safety inspectors go next week, and shows why")
  .exitOverride()
  .showHelpAfterError()
program
  .command('serve', { isDefault: true })
  .description('start the planner (settings are environment variables, see README)')
  .action(async () => (await import('./main.ts')).serve(process.env, print))
// Loading the planner takes a second, which would be missing from those that `solve` may take.
const commands = process.argv[2] === 'solve' ? [solveCommand] : (await import('./commands.ts')).commands
for (const add of commands) add(program, process.env, print)

// What nobody can read must not cost the result.
process.stderr.on('error', () => {})
// Whoever reads our output may close it early (`| head`); that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof StartError || error instanceof ConfigError) {
    process.stderr.write(`jingwei: ${error.message}\n`)
    return 2
  }
  if (error instanceof AppError) {
    const issues = error.issues.map((issue) => `\n  ${issue.path}: ${issue.message}`).join('')
    process.stderr.write(`jingwei: ${error.words.zh} / ${error.words.en}${issues}\n`)
    return error.code === 'internal' ? 1 : 2
  }
  process.stderr.write(`jingwei: ${error instanceof Error ? error.stack : String(error)}\n`)
  return 1
}
