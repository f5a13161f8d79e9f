import type { Command } from 'commander'
import { withDatabase } from '../db/with-database.ts'
import { recordAudit } from '../http/audit.ts'
import { readPublicKeys, rotateKeys } from './keys.ts'

/** `jingwei keys list | rotate`: the keys that publications are signed with. */
export function keysCommand(program: Command, env: NodeJS.ProcessEnv, print: (line: string) => void): void {
  const keys = program.command('keys').description('the keys that publications are signed with')
  keys
    .command('list')
    .description('show the public halves, the newest first')
    .action(async () => {
      const { keys: found } = await withDatabase(env, readPublicKeys)
      for (const key of found) print(JSON.stringify(key))
    })
  keys
    .command('rotate')
    .description('retire the key in use and make the next; what the old one signed can still be verified')
    .action(async () => {
      const { retired, kid } = await withDatabase(env, async (db) => {
        const rotated = await rotateKeys(db, new Date())
        await recordAudit(db, { id: 0, name: 'jingwei' }, 'keys.rotate', `key:${rotated.kid}`, {
          retired: rotated.retired,
        })
        return rotated
      })
      if (retired !== null) print(`停用 / retired  ${retired}`)
      print(`启用 / in use   ${kid}`)
    })
}
