import { gunzipSync } from 'node:zlib'
import { type Unzipped, unzipSync } from 'fflate'
import { MOST_BYTES, UnreadableFile } from './table.ts'

/** Undoes gzip, if the bytes are gzip. */
export function gunzip(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES })
  } catch (error) {
    throw error instanceof RangeError
      ? tooLarge()
      : new UnreadableFile(
          'broken-gzip',
          '压缩文件（.gz）已损坏，无法解开',
          'The .gz file is damaged and cannot be unpacked',
        )
  }
}

/** Whether the bytes begin like a zip archive. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/** The entries of a zip archive whose names `wanted` accepts. */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Unzipped {
  let total = 0
  try {
    return unzipSync(bytes, {
      filter: (entry) => {
        // All count, wanted or not: the workbook reader unpacks the archive once more by itself.
        total += entry.originalSize
        if (total > MOST_BYTES) throw tooLarge()
        return wanted(entry.name)
      },
    })
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile(
      'broken-zip',
      '压缩文件（.zip/.xlsx）已损坏，无法解开',
      'The zip or XLSX file is damaged and cannot be unpacked',
    )
  }
}

/** The names of all entries, unpacking none. */
export function zipNames(bytes: Uint8Array): string[] {
  const names: string[] = []
  unzip(bytes, (name) => {
    names.push(name)
    return false
  })
  return names
}

function tooLarge(): UnreadableFile {
  const limit = MOST_BYTES / 1024 / 1024
  return new UnreadableFile(
    'too-large',
    `文件解开后超过 ${limit} MB，拒绝读取`,
    `The file unpacks to more than ${limit} MB and is not read`,
  )
}
