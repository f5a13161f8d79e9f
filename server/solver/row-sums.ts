import type { State } from './state.ts'

/** Metres driven in row s. */
export function metresOf({ place, problem, size, stride }: State, s: number): number {
  const base = s * stride
  if (size[s] === 0) return 0
  let metres = 0
  for (let i = base + 1; i <= base + size[s] + 1; i++)
    metres += problem.distance[place[i - 1] * problem.places + place[i]]
  return metres
}

/** The first node of row s before which position pins let a stop in: those in front are at their limit. */
export function floorOf({ problem, size, stride, visit }: State, s: number): number {
  const base = s * stride
  let floor = 1
  for (let node = 1; node <= size[s]; node++) {
    const limit = problem.pinPosition[visit[base + node]]
    if (limit >= 0 && node - 1 >= limit) floor = node + 1
  }
  return floor
}

/** Seconds of driving, service and set-up in row s. */
export function workOf({ driving, place, problem, size, stride, visit }: State, s: number): number {
  const base = s * stride
  let work = driving[s]
  for (let i = base + 1; i <= base + size[s]; i++)
    work += problem.visitService[visit[i]] + (place[i] === place[i - 1] ? 0 : problem.visitSetup[visit[i]])
  return work
}
