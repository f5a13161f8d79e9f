import type { Request, Response } from 'express'
import multer from 'multer'
import { type ImportMapping, importMapping } from '../contract/index.ts'
import { AppError } from '../http/app-error.ts'

const LARGEST_BYTES = 64 * 1024 * 1024
const LARGEST_MAPPING_BYTES = 1024 * 1024

const receive = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: LARGEST_BYTES, files: 1, fields: 10, fieldSize: LARGEST_MAPPING_BYTES, parts: 12 },
}).single('file')

export type Upload = { readonly fileName: string; readonly bytes: Uint8Array; readonly mapping: ImportMapping }

/** Receives the multipart body: field `file`, and beside it field `mapping`. Called once the caller is known to be allowed. */
export async function receiveUpload(request: Request, response: Response): Promise<Upload> {
  const error = await new Promise<unknown>((resolve) => {
    receive(request, response, resolve)
  })
  if (error instanceof multer.MulterError) throw uploadError(error)
  if (error)
    throw new AppError('bad-input', { zh: '上传的内容不完整，请重试', en: 'The upload is not complete: try again' })
  const file = request.file
  if (!file) {
    throw new AppError('bad-input', {
      zh: '没有收到文件（字段名应为 file）',
      en: 'No file was received (the field must be named file)',
    })
  }
  const body = request.body as { mapping?: unknown } | undefined
  return { fileName: latin1ToUtf8(file.originalname), bytes: file.buffer, mapping: readMapping(body?.mapping) }
}

/** The name that a person gave a file: browsers send UTF-8, which the multipart parser reads byte by byte as Latin-1. */
export function latin1ToUtf8(name: string): string {
  if ([...name].some((letter) => letter > 'ÿ')) return name
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(name, 'latin1'))
  } catch {
    return name
  }
}

function readMapping(text: unknown): ImportMapping {
  if (text === undefined || text === '') return importMapping.parse({})
  const parsed = importMapping.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  throw new AppError(
    'bad-input',
    { zh: '映射有误，请按提示修改', en: 'The mapping is not valid; see the issues' },
    parsed.error.issues.map((issue) => ({ path: ['mapping', ...issue.path].join('.'), message: issue.message })),
  )
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new AppError('bad-input', { zh: `映射不是 JSON：${reason}`, en: `The mapping is not JSON: ${reason}` })
  }
}

function uploadError(error: multer.MulterError): AppError {
  if (error.code === 'LIMIT_FILE_SIZE') {
    const limit = LARGEST_BYTES / 1024 / 1024
    return new AppError('too-large', { zh: `文件超过 ${limit} MB`, en: `The file is larger than ${limit} MB` })
  }
  return new AppError('bad-input', {
    zh: '上传格式有误：只收一个字段名为 file 的文件',
    en: 'The upload is not as expected: one file in the field named file',
  })
}
