import { createServer, type RequestListener, type Server } from 'node:http'
import type { Config } from './config.ts'
import { StartError } from './db/start-error.ts'

/** An open port whose answers can be swapped once the application is ready. */
export type Listening = {
  readonly address: string
  readonly answerWith: (listener: RequestListener) => void
  readonly close: () => Promise<void>
}

/** Opens the port before anything slow happens, so that a taken port is known at once and an early visitor sees why to wait. */
export async function listen(config: Config): Promise<Listening> {
  let listener: RequestListener = (_request, response) => {
    response.writeHead(503, { 'Content-Type': 'text/html; charset=utf-8', 'Retry-After': '2' })
    response.end(
      '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>经纬</title><p style="font:16px system-ui;margin:20vh auto;text-align:center">经纬正在启动，请稍候…<br>Jingwei is starting…</p>',
    )
  }
  const server = createServer((request, response) => listener(request, response))
  await bind(server, config)
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : config.port
  return {
    address: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    answerWith: (next) => {
      listener = next
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

function bind(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartError(explain(error, host, port)))
    })
    server.listen(port, host, resolve)
  })
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken: stop the program that uses it, or choose another, e.g. PORT=${port + 1} npm start.`
  }
  if (error.code === 'EACCES') return `Port ${port} needs more rights than this user has: choose one above 1023.`
  if (error.code === 'EADDRNOTAVAIL') return `HOST=${host} is not an address of this machine.`
  return `Cannot listen on ${host}:${port} (${error.message}).`
}
