import type { Request, Response } from 'express'
import multer from 'multer'
import { AppError } from '../http/app-error.ts'
import { latin1ToUtf8 } from '../sites/upload.ts'
import { imageTypeOf } from './image-type.ts'

// What a phone's camera makes at full size, with room to spare.
const LARGEST_MEGABYTES = 8

const receive = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: LARGEST_MEGABYTES * 1024 * 1024, files: 1, fields: 4, fieldSize: 4096, parts: 6 },
}).single('file')

export type Photo = { readonly fileName: string; readonly mediaType: string; readonly bytes: Buffer }

/** Receives one photo (multipart, field `file`). Called once the caller is known to be allowed. */
export async function receivePhoto(request: Request, response: Response): Promise<Photo> {
  const error = await new Promise<unknown>((resolve) => {
    receive(request, response, resolve)
  })
  if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE') {
    throw new AppError('too-large', {
      zh: `照片超过 ${LARGEST_MEGABYTES} MB，请压缩后再传`,
      en: `The photo is larger than ${LARGEST_MEGABYTES} MB: send a smaller one`,
    })
  }
  const file = request.file
  if (error || !file) {
    throw new AppError('bad-input', {
      zh: '没有收到完整的照片（字段名应为 file）',
      en: 'No complete photo was received (the field must be named file)',
    })
  }
  const mediaType = imageTypeOf(file.buffer)
  if (!mediaType) {
    throw new AppError('unsupported-file', {
      zh: '只收 JPEG、PNG、WebP 照片（按内容识别，不看文件名）',
      en: 'Only JPEG, PNG and WebP photos are taken (told by their content, not their name)',
    })
  }
  return { fileName: cleanName(file.originalname), mediaType, bytes: file.buffer }
}

/** A name that can be stored and shown: without control characters and folders. */
function cleanName(name: string): string {
  const last = latin1ToUtf8(name).split(/[\\/]/).at(-1)!
  return last.replaceAll(/[\p{Cc}\p{Cs}]/gu, '').slice(0, 200) || 'photo'
}
