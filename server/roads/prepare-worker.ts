// Runs inside a worker thread: preparing takes seconds for a city, minutes for a province, and the server must go on answering.
import { parentPort, workerData } from 'node:worker_threads'
import { type StreetNetwork, Streets } from '../streets/index.ts'

const port = parentPort
if (!port) throw new Error('Streets are prepared in a worker thread.')
const { buffer } = Streets.prepare((workerData as { network: StreetNetwork }).network, (done, total) =>
  port.postMessage({ done, total }),
)
port.postMessage({ buffer }, [buffer])
