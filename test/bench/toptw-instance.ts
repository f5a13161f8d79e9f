import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { buildProblem, LATEST, NO_LIMIT, type Problem } from '../../server/solver/index.ts'

/** One vertex of an instance file; times and coordinates as printed there. */
export type Vertex = { x: number; y: number; service: number; profit: number; opens: number; closes: number }

export type Instance = { name: string; vertices: Vertex[]; decimals: number }

/** One instance with m routes, and the best score that is known for it. */
export type Case = { instance: string; m: number; bestKnown: number }

/** The cases of a folder with `bks.csv` in it; `only` holds beginnings of names, none for all. */
export function findCases(folder: string, routes: number[], only: string[]): Case[] {
  const best = new Map<string, number>()
  for (const line of readFileSync(join(folder, 'bks.csv'), 'utf8').split(/\r?\n/).slice(1)) {
    const [instance, m, score] = line.split(',')
    if (instance) best.set(`${instance}/${m}`, Number(score))
  }
  return readdirSync(folder)
    .filter((file) => /^[a-z]+\d+\.txt$/.test(file))
    .sort()
    .map((file) => file.replace('.txt', ''))
    .filter((name) => only.length === 0 || only.some((part) => name.startsWith(part)))
    .flatMap((instance) => routes.map((m) => ({ instance, m, bestKnown: best.get(`${instance}/${m}`) ?? Number.NaN })))
}

/** Reads a file of the KU Leuven collection (see its FORMAT.txt): line 1 and 2 are not needed, vertex 0 is the depot. */
export function readInstance(path: string): Instance {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/).slice(2)
  const vertices = lines
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter((fields) => fields.length >= 9)
    .map((fields) => ({
      x: fields[1]!,
      y: fields[2]!,
      service: fields[3]!,
      profit: fields[4]!,
      opens: fields.at(-2)!,
      closes: fields.at(-1)!,
    }))
  const name = basename(path, '.txt')
  // distances are cut to one decimal in the Solomon instances and to two in those of Cordeau
  return { name, vertices, decimals: name.startsWith('pr') ? 2 : 1 }
}

/** Distance in units of the last decimal, truncated. */
export function distance(instance: Instance, a: number, b: number): number {
  const [from, to] = [instance.vertices[a]!, instance.vertices[b]!]
  // the guard keeps 3-4-5 triangles from falling just short of their whole number
  return Math.floor(Math.hypot(from.x - to.x, from.y - to.y) * 10 ** instance.decimals + 1e-9)
}

/** The instance with m routes as a problem: profit first, then travel. */
export function toProblem(instance: Instance, m: number, weight = WEIGHT): Problem {
  const { vertices } = instance
  const n = vertices.length
  const unit = 10 ** instance.decimals
  const matrix = new Int32Array(n * n)
  for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) matrix[a * n + b] = distance(instance, a, b)
  const whole = (value: number) => Math.round(value * unit)
  const depot = vertices[0]!
  return buildProblem({
    places: n,
    durationSeconds: matrix,
    distanceMetres: matrix,
    shifts: Array.from({ length: m }, (_, team) => ({
      team,
      day: 0,
      start: 0,
      end: 0,
      hours: { from: whole(depot.opens), to: whole(depot.closes) },
      breaks: [],
      maxDrivingSeconds: 2 ** 28,
      maxWorkSeconds: LATEST,
      maxDistanceMetres: NO_LIMIT,
      maxStops: n,
      skills: 0,
      capacity: [],
    })),
    visits: vertices.slice(1).map((vertex, i) => ({
      place: i + 1,
      serviceSeconds: whole(vertex.service),
      setupSeconds: 0,
      prize: whole(vertex.profit) / unit,
      required: false,
      windows: [{ from: whole(vertex.opens), to: whole(vertex.closes) }],
      skills: 0,
      site: -1,
      minGapDays: 0,
      maxGapDays: -1,
      delivery: [],
      pickup: [],
    })),
    assignmentCost: new Int32Array((n - 1) * m),
    pins: [],
    exclusions: [],
    precedences: [],
    weights: { unservedRequired: 0, prize: weight, travelSecond: 1, change: 0, unfairSecond: 0 },
  })
}

/** One point of profit outweighs any travel that four routes of these instances can save. */
const WEIGHT = 100_000

/** The profit of the routes, recomputed from the file alone; throws when a route is not allowed. */
export function verify(instance: Instance, m: number, routes: readonly (readonly number[])[]): number {
  const unit = 10 ** instance.decimals
  const whole = (value: number) => Math.round(value * unit)
  const seen = new Set<number>()
  if (routes.length > m) throw new Error(`${instance.name}: ${routes.length} routes when ${m} are allowed`)
  let profit = 0
  for (const route of routes) {
    let time = whole(instance.vertices[0]!.opens)
    let at = 0
    for (const visit of route) {
      const vertex = visit + 1
      const { opens, closes, service, profit: gain } = instance.vertices[vertex]!
      if (seen.has(vertex)) throw new Error(`${instance.name}: vertex ${vertex} is visited twice`)
      seen.add(vertex)
      time = Math.max(time + distance(instance, at, vertex), whole(opens))
      if (time > whole(closes))
        throw new Error(`${instance.name}: vertex ${vertex} at ${time}, closed since ${whole(closes)}`)
      time += whole(service)
      profit += gain
      at = vertex
    }
    time += distance(instance, at, 0)
    if (time > whole(instance.vertices[0]!.closes)) throw new Error(`${instance.name}: back at ${time}, too late`)
  }
  return Math.round(profit * unit) / unit
}
