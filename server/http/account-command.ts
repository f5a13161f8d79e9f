import { createInterface } from 'node:readline/promises'
import { type Command, Option } from 'commander'
import { type Role, roles } from '../contract/index.ts'
import { withDatabase } from '../db/with-database.ts'
import { saveAccount } from './accounts.ts'
import { AppError } from './app-error.ts'

/** `jingwei account LOGIN --name … --role … [--agency …]`: creates an account or changes it; the password comes on standard input. */
export function accountCommand(program: Command, env: NodeJS.ProcessEnv, print: (line: string) => void): void {
  program
    .command('account <login>')
    .description('create or change an account; the password is read from standard input')
    .requiredOption('--name <name>', 'name as it stands under approvals')
    .addOption(new Option('--role <role>', 'what it may do').choices(roles).makeOptionMandatory())
    .option('--agency <code>', 'its agency (needed for supervisor and agency)')
    .action(async (login: string, options: { name: string; role: Role; agency?: string }) => {
      if ((options.role === 'supervisor' || options.role === 'agency') && !options.agency) {
        throw new AppError('bad-input', { zh: '该角色需要 --agency', en: `The role ${options.role} needs --agency` })
      }
      const reader = createInterface({ input: process.stdin })
      const password = (await reader[Symbol.asyncIterator]().next()).value ?? ''
      reader.close()
      if (password.length < 10) {
        throw new AppError('bad-input', { zh: '密码至少 10 位', en: 'The password needs at least 10 characters' })
      }
      await withDatabase(env, (db) =>
        saveAccount(db, {
          login,
          name: options.name,
          role: options.role,
          agencyCode: options.agency ?? null,
          password,
        }),
      )
      print(`${login}: ${options.role}`)
    })
}
