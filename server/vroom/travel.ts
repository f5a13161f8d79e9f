import type { LonLat } from '../contract/index.ts'
import { LATEST, NO_LIMIT } from '../solver/index.ts'
import { DEFAULT_PROFILE } from './check-problem.ts'
import { greatCircleMetres, greatCircleSeconds } from './great-circle.ts'
import type { VroomProblem, VroomVehicle } from './schema.ts'
import { refuse } from './vroom-error.ts'

/**
 * The solver's places. Every location of the file that is used is a place of its own for each profile, so that one matrix
 * holds them all; the place of open ends, when there is one, is the last and nought seconds from everywhere.
 */
export type Travel = {
  readonly places: number
  readonly durationSeconds: Int32Array
  readonly distanceMetres: Int32Array
  readonly profiles: readonly string[]
  /** Whether distances are known at all. */
  readonly hasDistances: boolean
  readonly placeOfJob: (job: number, profile: number) => number
  readonly profileOfVehicle: (vehicle: number) => number
  readonly startOfVehicle: (vehicle: number) => number
  readonly endOfVehicle: (vehicle: number) => number
}

/** The longest of all ways, in seconds. An iterator over millions of them would take ten times as long. */
export function longestLeg(durationSeconds: Int32Array): number {
  let longest = 0
  for (let cell = 0; cell < durationSeconds.length; cell++) longest = Math.max(longest, durationSeconds[cell]!)
  return longest
}

/** More would need gigabytes for the ways between them. */
const MOST_PLACES = 10_000

/** A place in the file: its index in the matrices, or its coordinates. */
type Location = number | LonLat

/** Numbers the places and fills the matrices; throws `VroomError` for a duration or distance that is too great. */
export function readTravel(problem: VroomProblem): Travel {
  const { vehicles, jobs } = problem
  const profiles = [...new Set(vehicles.map(profileOf))]
  const placeOf = new Map<string, number>()
  const locations: Location[] = []
  const place = (index: number | undefined, coordinates: LonLat | undefined): number => {
    const location = index ?? coordinates!
    const key = String(location)
    const known = placeOf.get(key)
    if (known !== undefined) return known
    placeOf.set(key, locations.length)
    locations.push(location)
    return locations.length - 1
  }
  const jobPlace = jobs.map((job) => place(job.location_index, job.location))
  const end = (index: number | undefined, coordinates: LonLat | undefined): number =>
    index === undefined && coordinates === undefined ? -1 : place(index, coordinates)
  const starts = vehicles.map((vehicle) => end(vehicle.start_index, vehicle.start))
  const ends = vehicles.map((vehicle) => end(vehicle.end_index, vehicle.end))

  const count = locations.length
  const isOpen = [...starts, ...ends].includes(-1)
  const places = count * profiles.length + (isOpen ? 1 : 0)
  if (places > MOST_PLACES)
    refuse(
      'jobs',
      `and vehicles are at ${count} places${profiles.length > 1 ? `, ${profiles.length} profiles` : ''}: more than ${MOST_PLACES}`,
    )
  const profileOfVehicle = vehicles.map((vehicle) => profiles.indexOf(profileOf(vehicle)))
  const terminal = (at: number, vehicle: number): number =>
    at < 0 ? places - 1 : profileOfVehicle[vehicle]! * count + at
  const { durationSeconds, distanceMetres, hasDistances } = fill(problem, profiles, locations, places)
  return {
    places,
    durationSeconds,
    distanceMetres,
    profiles,
    hasDistances,
    placeOfJob: (job, profile) => profile * count + jobPlace[job]!,
    profileOfVehicle: (vehicle) => profileOfVehicle[vehicle]!,
    startOfVehicle: (vehicle) => terminal(starts[vehicle]!, vehicle),
    endOfVehicle: (vehicle) => terminal(ends[vehicle]!, vehicle),
  }
}

const profileOf = ({ profile = DEFAULT_PROFILE }: VroomVehicle): string => profile

/**
 * Row by row, as there may be millions of ways. Nobody changes the profile on the way: what stands between two profiles'
 * places only says which jobs are near.
 */
function fill({ matrices }: VroomProblem, profiles: readonly string[], locations: readonly Location[], places: number) {
  const count = locations.length
  const ways: Ways = {
    durationSeconds: new Int32Array(places * places),
    distanceMetres: new Int32Array(places * places),
  }
  profiles.forEach((profile, p) => {
    const fillRow = matrices ? matrixRow(profile, matrices[profile]!, locations) : greatCircleRow(locations, places)
    for (let from = 0; from < count; from++) {
      const row = (p * count + from) * places
      fillRow(ways, from, row)
      for (let q = 1; q < profiles.length; q++)
        for (const cells of [ways.durationSeconds, ways.distanceMetres])
          cells.copyWithin(row + q * count, row, row + count)
    }
  })
  const hasDistances = !matrices || profiles.every((profile) => matrices[profile]!.distances)
  return { ...ways, hasDistances }
}

type Ways = { durationSeconds: Int32Array; distanceMetres: Int32Array }
/** Fills in the ways from one location to all, from the cell `row` on. */
type FillRow = (ways: Ways, from: number, row: number) => void
type Matrices = NonNullable<VroomProblem['matrices']>[string]

function matrixRow(profile: string, { durations, distances }: Matrices, locations: readonly Location[]): FillRow {
  const columns = Int32Array.from(locations as readonly number[])
  const copy = (name: string, rows: number[][], most: number, from: number, cells: Int32Array, row: number): void => {
    const values = rows[columns[from]!]!
    for (let to = 0; to < columns.length; to++) {
      const value = values[columns[to]!]!
      if (value > most)
        refuse(`matrices.${profile}.${name}[${columns[from]}][${columns[to]}]`, `is ${value}, more than ${most}`)
      cells[row + to] = value
    }
  }
  return ({ durationSeconds, distanceMetres }, from, row) => {
    copy('durations', durations, LATEST, from, durationSeconds, row)
    if (distances) copy('distances', distances, NO_LIMIT, from, distanceMetres, row)
  }
}

/** There and back are equally far to the last bit, so what an earlier row says is not computed again. */
function greatCircleRow(locations: readonly Location[], places: number): FillRow {
  return ({ durationSeconds, distanceMetres }, from, row) => {
    const first = row - from * places
    for (let to = 0; to < from; to++) {
      const back = first + to * places + from
      durationSeconds[row + to] = durationSeconds[back]!
      distanceMetres[row + to] = distanceMetres[back]!
    }
    for (let to = from + 1; to < locations.length; to++) {
      const metres = greatCircleMetres(locations[from] as LonLat, locations[to] as LonLat)
      durationSeconds[row + to] = greatCircleSeconds(metres)
      distanceMetres[row + to] = metres
    }
  }
}
