import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Request, Response } from 'express'
import multer from 'multer'
import { AppError } from '../http/app-error.ts'
import { latin1ToUtf8 } from '../sites/upload.ts'

// A province with its cities; larger extracts are imported on the command line, which needs no upload.
const LARGEST_BYTES = 512 * 1024 * 1024

/** Receives an uploaded extract into a folder of its own, hands its path on, and leaves nothing behind. */
export async function receiveRoads<T>(
  request: Request,
  response: Response,
  use: (file: { readonly path: string; readonly fileName: string }) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'jingwei-roads-'))
  try {
    const receive = multer({
      storage: multer.diskStorage({
        destination: folder,
        filename: (_request, _file, done) => done(null, 'roads.osm.pbf'),
      }),
      limits: { fileSize: LARGEST_BYTES, files: 1, parts: 4 },
    }).single('file')
    const error = await new Promise<unknown>((resolve) => {
      receive(request, response, resolve)
    })
    if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE') {
      const limit = LARGEST_BYTES / 1024 / 1024
      throw new AppError('too-large', {
        zh: `文件超过 ${limit} MB，请用命令行导入：jingwei import roads`,
        en: `The file is larger than ${limit} MB: import it on the command line, jingwei import roads`,
      })
    }
    if (error || !request.file) {
      throw new AppError('bad-input', {
        zh: '没有收到完整的文件（字段名应为 file）',
        en: 'No complete file was received (the field must be named file)',
      })
    }
    return await use({ path: request.file.path, fileName: latin1ToUtf8(request.file.originalname) })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
