import type { Command } from 'commander'
import { withDatabase } from '../db/with-database.ts'
import { recordAudit } from '../http/audit.ts'
import { readPublicKeys, revokeKey, rotateKeys } from './keys.ts'

/** `jingwei keys list | rotate | revoke`: the keys that publications are signed with. */
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
  keys
    .command('revoke')
    .description(
      'mark a key that may be known to others, so that nobody trusts what it signed; another one signs from now on',
    )
    .argument('<kid>', 'the key, as `keys list` shows it')
    .action(async (kid: string) => {
      const next = await withDatabase(env, async (db) => {
        const key = await revokeKey(db, kid, new Date())
        if (key !== null) {
          await recordAudit(db, { id: 0, name: 'jingwei' }, 'keys.revoke', `key:${kid}`, { next: key.kid })
        }
        return key
      })
      if (next === null) throw new Error(`There is no key ${kid} to revoke: see jingwei keys list.`)
      print(`作废 / revoked  ${kid}`)
      print(`启用 / in use   ${next.kid}`)
    })
}
