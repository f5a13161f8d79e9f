import { fstatSync, openSync, read, readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/**
 * The text of a file, read in a single piece while this thread is busy with something else, such as loading code; Node's own
 * `readFile` comes back to this thread after every half megabyte. Rejects when the file cannot be read.
 */
export async function readEarly(file: string): Promise<string> {
  const descriptor = openSync(file, 'r')
  const { size } = fstatSync(descriptor)
  // a pipe does not know how much is to come
  if (size === 0) return readFileSync(descriptor, 'utf8')
  const { bytesRead, buffer } = await promisify(read)(descriptor, Buffer.allocUnsafeSlow(size), 0, size, 0)
  return buffer.toString('utf8', 0, bytesRead)
}
