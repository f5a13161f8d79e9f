import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { constants } from 'node:zlib'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { renderApiPage } from './http/api-page.ts'
import type { Bound, Deps } from './http/bind.ts'
import { answerErrors, noSuchRoute } from './http/errors.ts'
import { guardOrigin } from './http/guard.ts'
import { describeApi } from './http/openapi.ts'
import type { Sessions } from './http/session.ts'

/**
 * The least effort: a week's travel times (3.8 MB) take 28 ms instead of 152, and are 9 % longer on the wire. Answers that
 * people wait for are made for one request each.
 */
const QUICK = { level: 1, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } } }

/** The whole HTTP side; does nothing by itself until a server hands it requests. `page` is the folder of the built client. */
export function createApp(
  deps: Deps,
  sessions: Sessions,
  routes: readonly Bound[],
  page: string,
  log: Logger,
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.set('trust proxy', deps.config.trustProxy)
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          'default-src': ["'self'"],
          'style-src': ["'self'", "'unsafe-inline'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'worker-src': ["'self'", 'blob:'],
          'upgrade-insecure-requests': null,
        },
      },
      strictTransportSecurity: false,
    }),
  )
  app.use(guardOrigin(deps.config))
  app.use(
    compression({
      filter: (request, response) => isCompressible(response) && compression.filter(request, response),
      ...QUICK,
    }),
  )
  app.use('/api', express.json({ limit: '8mb' }))
  app.use('/api/session', rateLimit({ windowMs: 60_000, limit: 60, legacyHeaders: false }))

  for (const route of routes) {
    app[route.endpoint.method](`/api${route.endpoint.path}`, ...route.before, serve(deps, sessions, route))
  }
  const endpoints = routes.map((route) => route.endpoint)
  const document = describeApi(endpoints)
  app.get('/api/openapi.json', (_request, response) => {
    response.json(document)
  })
  app.get('/api', (_request, response) => {
    response.type('html').send(renderApiPage(endpoints, document))
  })
  app.use('/api', noSuchRoute)
  servePage(app, page)
  app.use(answerErrors(log))
  return app
}

function serve(deps: Deps, sessions: Sessions, route: Bound): RequestHandler {
  return async (request, response) => {
    await route.handle(deps, await sessions.read(request), request, response)
  }
}

// Compression would hold back the events of a running plan.
function isCompressible(response: express.Response): boolean {
  return !String(response.getHeader('Content-Type') ?? '').startsWith('text/event-stream')
}

function servePage(app: Express, page: string): void {
  app.use('/assets', express.static(join(page, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
  app.use(express.static(page, { index: false }))
  app.get('/{*path}', (_request, response, next) => {
    const index = join(page, 'index.html')
    if (!existsSync(index)) next()
    else response.set('Cache-Control', 'no-cache').sendFile(index)
  })
}
