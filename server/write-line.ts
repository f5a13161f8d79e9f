import { fstatSync, writeFileSync } from 'node:fs'
import { isatty } from 'node:tty'

/**
 * Writes a line to standard output: the whole of it, or it throws. Node's own stream does not see that a disk is full. Who
 * closes our output early (`| head`) has seen enough; that is no fault.
 */
export async function writeLine(line: string): Promise<void> {
  const out = fstatSync(1)
  if (out.isFile() || (out.isCharacterDevice() && !isatty(1))) return writeFileSync(1, `${line}\n`)
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error)
      else resolve()
    })
  })
}
