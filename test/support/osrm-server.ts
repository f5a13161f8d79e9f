import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on a free port that answers as OSRM does, or as the test wants. */
export type OsrmServer = {
  readonly url: string
  readonly requests: string[]
  /** Takes the place of the answer: a status and a body, or a wait; undefined answers properly. */
  answer: (request: string, count: number) => { status?: number; body?: string; waitMs?: number } | undefined
  readonly close: () => Promise<void>
}

/** Travel of this server: a hundred seconds and a kilometre per hundredth of a degree, dearer eastward by one. */
export async function startOsrm(): Promise<OsrmServer> {
  const requests: string[] = []
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = request.url ?? ''
    requests.push(url)
    const other = server.answer(url, requests.length)
    if (other?.waitMs) await new Promise((resolve) => setTimeout(resolve, other.waitMs))
    response.writeHead(other?.status ?? 200, { 'content-type': 'application/json' })
    response.end(other?.body ?? properAnswer(url))
  }
  const http = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const server: OsrmServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    requests,
    answer: () => undefined,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve())
        http.closeAllConnections()
      }),
  }
  return server
}

function properAnswer(url: string): string {
  const [, service = '', coordinates = '', query = ''] = /^\/(\w+)\/v1\/\w+\/([^?]+)\?(.*)$/.exec(url) ?? []
  const places = coordinates.split(';').map((text) => text.split(',').map(Number) as [number, number])
  const numbers = (name: string): number[] =>
    new URLSearchParams(query).get(name)?.split(';').map(Number) ?? [...places.keys()]
  const seconds = (from: number, to: number): number => {
    const hundredths = (places[to]![0] - places[from]![0]) * 100
    return Math.round(Math.abs(hundredths) * 100 + (hundredths > 0 ? 1 : 0))
  }
  // North of 40.5° this server has no streets for fifty kilometres.
  const waypoint = (place: number) => ({ distance: places[place]![1] > 40.5 ? 50_000 : 10, location: places[place] })
  if (service === 'table') {
    const [sources, destinations] = [numbers('sources'), numbers('destinations')]
    const table = sources.map((from) => destinations.map((to) => seconds(from, to)))
    return JSON.stringify({
      code: 'Ok',
      durations: table,
      distances: table.map((row) => row.map((cell) => cell * 10)),
      sources: sources.map(waypoint),
      destinations: destinations.map(waypoint),
    })
  }
  const duration = seconds(0, 1)
  const geometry = { type: 'LineString', coordinates: [places[0], [116.45, 39.95], places[1]] }
  return JSON.stringify({
    code: 'Ok',
    waypoints: [waypoint(0), waypoint(1)],
    routes: [{ duration, distance: duration * 10, geometry, legs: [] }],
  })
}
