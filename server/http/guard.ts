import type { RequestHandler } from 'express'
import type { Config } from '../config.ts'
import { AppError } from './app-error.ts'

const local = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/**
 * Turns away what a foreign page could make a browser send: in local mode every request must name this machine
 * (DNS rebinding), and a write must come from our own origin (cross-site request forgery).
 */
export function guardOrigin(config: Config): RequestHandler {
  return (request, _response, next) => {
    const host = request.headers.host ?? ''
    const { origin } = request.headers
    const isForeign =
      (config.auth === 'local' && !local.test(host)) ||
      (request.method !== 'GET' && request.method !== 'HEAD' && origin !== undefined && hostOf(origin) !== host)
    if (isForeign) {
      throw new AppError('not-allowed', { zh: '请求来源不被允许', en: 'Requests from this origin are refused' })
    }
    next()
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
