import { createServer, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'

/** A database that speaks the PostgreSQL protocol on a socket. */
export type ProtocolServer = { readonly close: () => Promise<void> }

type Client = {
  readonly socket: Socket
  buffer: Buffer
  /** What came since: it joins the buffer once that holds `awaited` bytes. */
  arrived: Buffer[]
  awaited: number
  isStarted: boolean
  /** Messages that belong together and are not complete yet. */
  open: Uint8Array[]
}

type Batch = { readonly client: Client; readonly messages: readonly Uint8Array[] }

const PROTOCOL_3 = 196_608
const SSL_REQUEST = 80_877_103
const CANCEL_REQUEST = 80_877_102
const TERMINATE = 'X'.charCodeAt(0)
const READY = 'Z'.charCodeAt(0)

// Parse, Bind, Describe and Execute mean something only together; a Sync ends them. A simple Query stands alone.
const ENDS = new Set([...'SQFdcf'].map((letter) => letter.charCodeAt(0)))

/**
 * Serves an embedded database to any number of connections, which all share its one backend. A query goes to the backend
 * as a whole, a transaction keeps the backend until it ends, and a refused query is answered as PostgreSQL answers it.
 * `@electric-sql/pglite-socket` does neither: it queues single messages, so that one connection's Bind can meet another's
 * Parse, and says twice after an error that it is ready, which a client takes for the end of its next query.
 */
export async function serveProtocol(database: PGlite, path: string): Promise<ProtocolServer> {
  const clients = new Set<Client>()
  const queue: Batch[] = []
  let owner: Client | undefined
  let isRunning = false

  const pump = async (): Promise<void> => {
    if (isRunning) return
    isRunning = true
    for (let batch = take(); batch; batch = take()) await run(batch)
    isRunning = false
  }
  const take = (): Batch | undefined => {
    if (!owner) return queue.shift()
    const index = queue.findIndex((batch) => batch.client === owner)
    return index < 0 ? undefined : queue.splice(index, 1)[0]
  }
  const run = async ({ client, messages }: Batch): Promise<void> => {
    try {
      await database.runExclusive(async () => {
        const last = messages.at(-1)
        const answer = passOn(client.socket)
        for (const message of messages) {
          const out = message === last ? answer : passOnUnready(answer)
          await database.execProtocolRawStream(message, { onRawData: out.write })
          out.end()
        }
      })
    } catch {
      // The backend itself failed; what this client waits for will not come.
      client.socket.destroy()
    }
    owner = database.isInTransaction() ? client : undefined
    if (owner && !clients.has(owner)) await rollBack()
  }
  const rollBack = async (): Promise<void> => {
    owner = undefined
    await database.exec('rollback').catch(() => undefined)
  }
  const leave = (client: Client): void => {
    if (!clients.delete(client)) return
    for (let i = queue.length - 1; i >= 0; i--) if (queue[i]?.client === client) queue.splice(i, 1)
    // A running batch of the one that left is followed by its own roll-back, in `run`.
    if (owner === client && !isRunning) void rollBack().then(pump)
  }

  const server = createServer((socket) => {
    const client: Client = { socket, buffer: Buffer.alloc(0), arrived: [], awaited: 0, isStarted: false, open: [] }
    clients.add(client)
    socket.setNoDelay(true)
    socket.on('data', (data) => {
      if (!receive(client, data)) return
      queue.push(...readBatches(client))
      void pump()
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => leave(client))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  return {
    close: async () => {
      for (const client of clients) client.socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Output = { readonly write: (data: Uint8Array) => void; readonly end: () => void }

// Many small writes cost the socket more than the bytes do; what is longer than this may start on its way.
const BYTES_A_WRITE = 65_536

/** Sends what the backend says. Its bytes lie in memory that the next message reuses, so they are copied. */
function passOn(socket: Socket): Output {
  let held: Buffer[] = []
  let length = 0
  const send = (): void => {
    if (socket.writable && length > 0) socket.write(held.length === 1 ? held[0]! : Buffer.concat(held, length))
    held = []
    length = 0
  }
  return {
    write: (data) => {
      held.push(Buffer.from(data))
      length += data.length
      if (length >= BYTES_A_WRITE) send()
    },
    end: send,
  }
}

const READY_LENGTH = 6

/** The same without a ReadyForQuery at the end: only the message that ends a batch may say it. */
function passOnUnready({ write }: Output): Output {
  let held: Buffer = Buffer.alloc(0)
  return {
    write: (data) => {
      const all = Buffer.concat([held, data])
      const cut = Math.max(0, all.length - READY_LENGTH)
      if (cut > 0) write(all.subarray(0, cut))
      held = all.subarray(cut)
    },
    end: () => {
      const isReady = held.length === READY_LENGTH && held[0] === READY && held.readInt32BE(1) === READY_LENGTH - 1
      if (!isReady && held.length > 0) write(held)
    },
  }
}

/** Keeps what came; tells whether it may hold a whole message. A long one is put together once, not with each of its parts. */
function receive(client: Client, data: Buffer): boolean {
  client.arrived.push(data)
  client.awaited -= data.length
  if (client.awaited > 0) return false
  client.buffer = Buffer.concat([client.buffer, ...client.arrived])
  client.arrived = []
  return true
}

/** Takes the complete messages out of a client's buffer, and puts together those that belong together. */
function readBatches(client: Client): Batch[] {
  const batches: Batch[] = []
  for (let message = readMessage(client); message; message = readMessage(client)) {
    const type = message[0]!
    if (!client.isStarted) {
      client.isStarted = true
      batches.push({ client, messages: [message] })
    } else if (type === TERMINATE) client.socket.end()
    else {
      client.open.push(message)
      if (!ENDS.has(type)) continue
      batches.push({ client, messages: client.open })
      client.open = []
    }
  }
  return batches
}

/** The next message, or undefined while it is not all there; requests that need no backend are answered here. */
function readMessage(client: Client): Uint8Array | undefined {
  const { buffer, isStarted, socket } = client
  const lengthAt = isStarted ? 1 : 0
  const isBegun = buffer.length >= lengthAt + 4
  const length = isBegun ? lengthAt + buffer.readInt32BE(lengthAt) : lengthAt + 4
  client.awaited = length - buffer.length
  if (!isBegun || client.awaited > 0) return undefined
  const message = buffer.subarray(0, length)
  client.buffer = buffer.subarray(length)
  if (isStarted) return new Uint8Array(message)
  const code = length >= 8 ? message.readInt32BE(4) : 0
  if (code === PROTOCOL_3) return new Uint8Array(message)
  if (code === CANCEL_REQUEST) socket.end()
  else if (code === SSL_REQUEST) socket.write('N')
  return readMessage(client)
}
