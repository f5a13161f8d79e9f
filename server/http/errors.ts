import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Problem } from '../contract/index.ts'
import { AppError, errorStatus } from './app-error.ts'

/** Answers what no route took. */
export const noSuchRoute: RequestHandler = (request) => {
  throw new AppError('not-found', {
    zh: `没有这个接口：${request.method} ${request.path}`,
    en: `There is no ${request.method} ${request.path}`,
  })
}

/** Turns every error into problem+json; only ours carry detail, others are logged and stay inside. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    const known = asAppError(error)
    if (known.code === 'internal') log.error({ err: error, url: request.originalUrl }, 'request failed')
    const status = errorStatus[known.code]
    const english = request.acceptsLanguages('zh', 'en') === 'en'
    const problem: Problem = {
      ...known.members,
      type: 'about:blank',
      title: english ? known.words.en : known.words.zh,
      status,
      code: known.code,
      instance: request.originalUrl,
      ...(known.issues.length > 0 ? { issues: known.issues } : {}),
    }
    response.status(status).type('application/problem+json').send(JSON.stringify(problem))
  }
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const { type, status, code } = (error ?? {}) as { type?: string; status?: number; code?: string }
  if (type === 'entity.parse.failed') {
    return new AppError('bad-input', { zh: '请求正文不是有效的 JSON', en: 'The body is not valid JSON' })
  }
  if (type === 'entity.too.large' || code === 'LIMIT_FILE_SIZE') {
    return new AppError('too-large', { zh: '上传内容过大', en: 'The upload is too large' })
  }
  if (status === 404) return new AppError('not-found', { zh: '没有这个文件', en: 'There is no such file' })
  if (status !== undefined && status >= 400 && status < 500) {
    return new AppError('bad-input', { zh: '请求无法理解', en: 'The request cannot be understood' })
  }
  return new AppError('internal', { zh: '服务器内部错误，已记录', en: 'Internal error; it was logged' })
}
