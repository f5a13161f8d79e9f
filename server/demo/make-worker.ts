// Runs inside a worker thread: makes the sample city, and puts it into the form in which it goes to a database.
import { parentPort, workerData } from 'node:worker_threads'
import { generateCity } from './generate-city.ts'
import type { FromMaker, ToMaker } from './make-aside.ts'
import { makeSubmissions } from './submissions/make-submissions.ts'
import { submissionTable, tables } from './tables.ts'

const port = parentPort
if (!port) throw new Error('The sample city is made in a worker thread.')
const { seed, asOf } = workerData as { seed: number; asOf: string }

// About four megabytes a parcel at most.
const rowsAParcel = 4000

const city = generateCity(seed, asOf)
const filled = tables.map((table) => ({ name: table.name, rows: table.rows(city) }))
const rows = filled.reduce((sum, table) => sum + table.rows.length, 0)
tell({ sites: city.sites.length, rows, quarters: city.quarters })
for (const table of filled) send(table.name, table.rows)
tell('end')

port.once('message', ({ periods, sets }: ToMaker) => {
  for (const forms of makeSubmissions(seed, asOf, city, periods, sets)) {
    send(submissionTable.name, forms)
    tell('end')
  }
})

function send(table: string, all: readonly object[]): void {
  for (let from = 0; from < all.length; from += rowsAParcel) {
    const part = all.slice(from, from + rowsAParcel)
    const json = new TextEncoder().encode(JSON.stringify(part))
    tell({ table, rows: part.length, json }, [json.buffer])
  }
}

function tell(message: FromMaker, moved: ArrayBuffer[] = []): void {
  port!.postMessage(message, moved)
}
