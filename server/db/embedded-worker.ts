// Runs inside a worker thread: the embedded PostgreSQL, served on a Unix socket so that a slow query never blocks the server.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { installPostgis } from './install-postgis.ts'
import { leanPostgis } from './lean-postgis.ts'
import { serveProtocol } from './serve-protocol.ts'

const { folder, socketPath, loadFrom } = workerData as {
  folder: string | undefined
  socketPath: string
  loadFrom: Uint8Array<ArrayBuffer> | undefined
}
const port = parentPort
if (!port) throw new Error('The embedded database runs in a worker thread.')

const database = await PGlite.create({
  ...(folder === undefined ? {} : { dataDir: folder }),
  ...(loadFrom === undefined ? {} : { loadDataDir: new Blob([loadFrom]) }),
  extensions: { postgis: leanPostgis },
})
await installPostgis(database)
const server = await serveProtocol(database, socketPath)
port.postMessage('ready')

port.on('message', async (request: 'close' | 'dump') => {
  if (request === 'dump') {
    const dump = await database.dumpDataDir('gzip')
    port.postMessage(new Uint8Array(await dump.arrayBuffer()))
    return
  }
  await server.close()
  await database.close()
  port.postMessage('closed')
})
