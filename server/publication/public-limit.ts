import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { AppError } from '../http/app-error.ts'

/** At most so many requests a minute from one address; beyond them 429 in the words of every other problem. */
export function publicLimit(perMinute: number): RequestHandler {
  return rateLimit({
    ...{ windowMs: 60_000, limit: perMinute, standardHeaders: true, legacyHeaders: false },
    handler: (_request, _response, next) => {
      next(
        new AppError('too-many', {
          zh: '请求过于频繁，请一分钟后再试',
          en: 'Too many requests; try again in a minute',
        }),
      )
    },
  })
}
