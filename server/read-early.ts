import { constants, isUtf8 } from 'node:buffer'
import { createReadStream, fstatSync, openSync, read } from 'node:fs'
import { promisify } from 'node:util'

/** A text cannot be longer, and no letter of it takes more than three bytes. */
const MOST_BYTES = 3 * constants.MAX_STRING_LENGTH

/**
 * The text of a file, read in great pieces while this thread is busy with something else, such as loading code; Node's own
 * `readFile` comes back to this thread after every half megabyte. Rejects when the file cannot be read, is too great or no UTF-8.
 */
export async function readEarly(file: string): Promise<string> {
  const descriptor = openSync(file, 'r')
  const stat = fstatSync(descriptor)
  // a pipe does not know how much is to come
  const bytes = await (stat.isFile() ? readKnown(descriptor, stat.size) : readStream(descriptor))
  if (!isUtf8(bytes)) throw new Error('is not text in UTF-8')
  return bytes.toString()
}

async function readKnown(descriptor: number, size: number): Promise<Buffer> {
  requireReadable(size)
  const buffer = Buffer.allocUnsafeSlow(size)
  let length = 0
  for (;;) {
    const { bytesRead } = await promisify(read)(descriptor, buffer, length, size - length, length)
    length += bytesRead
    if (bytesRead === 0 || length === size) return buffer.subarray(0, length)
  }
}

async function readStream(descriptor: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of createReadStream('', { fd: descriptor })) {
    pieces.push(piece as Buffer)
    length += (piece as Buffer).length
    requireReadable(length)
  }
  return Buffer.concat(pieces)
}

function requireReadable(bytes: number): void {
  if (bytes > MOST_BYTES) throw new Error(`has ${bytes} bytes, more than ${MOST_BYTES}`)
}
