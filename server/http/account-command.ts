import { createInterface } from 'node:readline/promises'
import { type Command, Option } from 'commander'
import { type Role, roles } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { withDatabase } from '../db/with-database.ts'
import { type NewAccount, saveAccount } from './accounts.ts'
import { AppError } from './app-error.ts'
import { findFirmId, findManager } from './find-parties.ts'

type Options = { name: string; role: Role; agency?: string; firm?: string; person?: string }

/** What each role must be told of where it belongs. */
const needed: Partial<Record<Role, 'agency' | 'firm' | 'person'>> = {
  supervisor: 'agency',
  agency: 'agency',
  firm: 'firm',
  assessor: 'firm',
  project: 'person',
}

/** `jingwei account LOGIN --name … --role … [--agency … | --firm … | --person …]`: creates an account or changes it; the password comes on standard input. */
export function accountCommand(program: Command, env: NodeJS.ProcessEnv, print: (line: string) => void): void {
  program
    .command('account <login>')
    .description('create or change an account; the password is read from standard input')
    .requiredOption('--name <name>', 'name as it stands under approvals')
    .addOption(new Option('--role <role>', 'what it may do').choices(roles).makeOptionMandatory())
    .option('--agency <code>', 'its agency (needed for supervisor and agency)')
    .option('--firm <code or name>', 'the firm it speaks for (needed for firm and assessor)')
    .option('--person <registration number>', 'the project manager whose sites it answers for (needed for project)')
    .action(async (login: string, options: Options) => {
      const need = needed[options.role]
      if (need !== undefined && !options[need]) {
        throw new AppError('bad-input', {
          zh: `该角色需要 --${need}`,
          en: `The role ${options.role} needs --${need}`,
        })
      }
      const reader = createInterface({ input: process.stdin })
      const password = (await reader[Symbol.asyncIterator]().next()).value ?? ''
      reader.close()
      if (password.length < 10) {
        throw new AppError('bad-input', { zh: '密码至少 10 位', en: 'The password needs at least 10 characters' })
      }
      await withDatabase(env, async (db) => {
        const { name, role, agency } = options
        await saveAccount(db, {
          login,
          name,
          role,
          agencyCode: agency ?? null,
          ...(await homeOf(db, options)),
          password,
        })
      })
      print(`${login}: ${options.role}`)
    })
}

/** The firm and the person that an account of a party belongs to. */
export async function homeOf(
  db: Db,
  { role, firm, person }: Pick<Options, 'role' | 'firm' | 'person'>,
): Promise<Pick<NewAccount, 'firmId' | 'personId'>> {
  if (needed[role] === 'firm' && firm !== undefined) return { firmId: await findFirmId(db, firm), personId: null }
  if (needed[role] !== 'person' || person === undefined) return { firmId: null, personId: null }
  const manager = await findManager(db, person)
  return { firmId: manager.firmId, personId: manager.id }
}
