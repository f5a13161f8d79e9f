import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Address } from '../../server/db/connect.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { findPostgis, startCluster } from '../support/postgis-cluster.ts'

type Opened = { readonly address: Address; readonly close: () => Promise<void> }

/** Empty databases to measure on: the embedded one in memory and in a folder, and a throw-away real one. */
export const benchDatabases: Readonly<Record<string, () => Promise<Opened>>> = {
  embedded: () => startEmbedded(undefined),
  folder: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jingwei-bench-'))
    const embedded = await startEmbedded(join(folder, 'data'))
    const close = async (): Promise<void> => {
      await embedded.close()
      rmSync(folder, { recursive: true, force: true })
    }
    return { address: embedded.address, close }
  },
  postgis: async () => {
    const programs = findPostgis()
    if (!programs) throw new Error('No PostGIS on this machine')
    const { url, close } = await startCluster(programs)
    return { address: { url }, close }
  },
}
