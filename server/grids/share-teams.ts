import { groupCount } from './neighbours.ts'
import type { Position } from './plane.ts'

/** A grid to be given to a team; places in metres. */
export type Share = { readonly hours: number; readonly centre: Position; readonly neighbours: readonly number[] }
/** A team with its base and the hours that it can give. */
export type Crew = { readonly base: Position; readonly hours: number }

/** Worth of one fault, in mean distances from base to grid: a team far over its share, a torn district, an idle team. */
const UNEVEN = 6
const TORN = 1.5
const IDLE = 3

/**
 * Gives every grid to a team: loads in proportion to what each team can do, each team's grids in one piece where that
 * is possible, near its base. Returns the team's index for each grid; −1 when there is no team. Same input, same result.
 */
export function shareTeams(grids: readonly Share[], crews: readonly Crew[]): number[] {
  if (crews.length === 0) return grids.map(() => -1)
  const cost = costFunction(grids, crews)
  const starts = [nearestFirst(grids, crews), bySectors(grids, crews)]
  const ends = starts.map((start) => descend(start, crews.length, cost))
  return ends.reduce((best, end) => (cost(end) < cost(best) - 1e-9 ? end : best))
}

function costFunction(grids: readonly Share[], crews: readonly Crew[]): (teams: readonly number[]) => number {
  const work = grids.reduce((sum, grid) => sum + grid.hours, 0) || 1
  const strength = crews.reduce((sum, crew) => sum + crew.hours, 0)
  const target = crews.map((crew) => (strength > 0 ? crew.hours / strength : 1 / crews.length) * work)
  const far = grids.map((grid) => crews.map((crew) => distance(grid.centre, crew.base)))
  const typical = far.flat().reduce((sum, one) => sum + one, 0) / (grids.length * crews.length) || 1
  const neighbours = grids.map((grid) => grid.neighbours)
  return (teams) => {
    let total = 0
    const load = crews.map(() => 0)
    const members: number[][] = crews.map(() => [])
    for (const [grid, team] of teams.entries()) {
      total += (far[grid]![team]! / typical) * (grids[grid]!.hours / work) * crews.length
      load[team]! += grids[grid]!.hours
      members[team]!.push(grid)
    }
    for (const [team, own] of members.entries()) {
      total += UNEVEN * (load[team]! / (target[team]! || 1) - 1) ** 2
      if (own.length > 1) total += TORN * (groupCount(own, neighbours) - 1)
      if (own.length === 0) total += IDLE
    }
    return total
  }
}

/** The heaviest grid first to the team with the least load for its strength, among equals the nearest. */
function nearestFirst(grids: readonly Share[], crews: readonly Crew[]): number[] {
  const teams = grids.map(() => 0)
  const load = crews.map(() => 0)
  const order = grids.map((_, index) => index).sort((one, two) => grids[two]!.hours - grids[one]!.hours || one - two)
  for (const grid of order) {
    let best = 0
    let least = Infinity
    for (const [team, crew] of crews.entries()) {
      const after = (load[team]! + grids[grid]!.hours) / (crew.hours || 1)
      const value = after * (1 + distance(grids[grid]!.centre, crew.base) / 1e4)
      if (value < least) {
        least = value
        best = team
      }
    }
    teams[grid] = best
    load[best]! += grids[grid]!.hours
  }
  return teams
}

/** Sectors around the middle of the bases: what is left when all teams start from one building. */
function bySectors(grids: readonly Share[], crews: readonly Crew[]): number[] {
  const middle: Position = [
    crews.reduce((sum, crew) => sum + crew.base[0], 0) / crews.length,
    crews.reduce((sum, crew) => sum + crew.base[1], 0) / crews.length,
  ]
  const bearing = ([x, y]: Position): number => Math.atan2(y - middle[1], x - middle[0])
  const order = grids
    .map((_, index) => index)
    .sort((a, b) => bearing(grids[a]!.centre) - bearing(grids[b]!.centre) || a - b)
  const crewOrder = crews
    .map((_, index) => index)
    .sort((a, b) => bearing(crews[a]!.base) - bearing(crews[b]!.base) || a - b)
  const work = grids.reduce((sum, grid) => sum + grid.hours, 0)
  const teams = grids.map(() => 0)
  let done = 0
  for (const grid of order) {
    const at = work > 0 ? (done + grids[grid]!.hours / 2) / work : 0
    teams[grid] = crewOrder[Math.min(crews.length - 1, Math.floor(at * crews.length))]!
    done += grids[grid]!.hours
  }
  return teams
}

/** Moves a grid or swaps two as long as that lowers the cost. */
function descend(start: readonly number[], crews: number, cost: (teams: readonly number[]) => number): number[] {
  const teams = [...start]
  let current = cost(teams)
  for (let improved = true; improved; ) {
    improved = false
    for (let grid = 0; grid < teams.length; grid++) {
      for (let team = 0; team < crews; team++) {
        const was = teams[grid]!
        if (team === was) continue
        teams[grid] = team
        const next = cost(teams)
        if (next < current - 1e-9) {
          current = next
          improved = true
        } else teams[grid] = was
      }
      for (let other = 0; other < grid; other++) {
        if (teams[other] === teams[grid]) continue
        swap(teams, grid, other)
        const next = cost(teams)
        if (next < current - 1e-9) {
          current = next
          improved = true
        } else swap(teams, grid, other)
      }
    }
  }
  return teams
}

function swap(teams: number[], one: number, two: number): void {
  const held = teams[one]!
  teams[one] = teams[two]!
  teams[two] = held
}

function distance([ax, ay]: Position, [bx, by]: Position): number {
  return Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2)
}
