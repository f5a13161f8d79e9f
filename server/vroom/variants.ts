import type { VroomProblem } from './schema.ts'
import type { Travel } from './travel.ts'

/**
 * A job as one profile's vehicles reach it. A job is one visit for each profile of the vehicles that may take it, and these
 * visits exclude each other.
 */
export type Variant = { readonly job: number; readonly profile: number }

/** Whether a vehicle holds all skills of a job. */
export type MayServe = (job: number, vehicle: number) => boolean

/** VROOM's rule: the skills of the job are among those of the vehicle. */
export function skillsMet({ vehicles, jobs }: VroomProblem): MayServe {
  const held = vehicles.map(({ skills }) => new Set(skills))
  const asked = jobs.map(({ skills = [] }) => skills)
  return (job, vehicle) => asked[job]!.every((skill) => held[vehicle]!.has(skill))
}

/** All variants, those of one job side by side; at least one for each job, so that it can be left out. */
export function findVariants({ vehicles, jobs }: VroomProblem, travel: Travel, mayServe: MayServe): Variant[] {
  if (travel.profiles.length === 1) return jobs.map((_, job) => ({ job, profile: 0 }))
  const stepsOf = vehicles.map(({ steps = [] }) => new Set(steps.map((step) => (step.type === 'job' ? step.id : -1))))
  return jobs.flatMap(({ id }, job) => {
    const profiles = new Set<number>()
    vehicles.forEach((_, v) => {
      if (mayServe(job, v) || stepsOf[v]!.has(id)) profiles.add(travel.profileOfVehicle(v))
    })
    return profiles.size === 0 ? [{ job, profile: 0 }] : [...profiles].map((profile) => ({ job, profile }))
  })
}

/** Every pair of variants of one job. */
export function rivals(variants: readonly Variant[]): [number, number][] {
  const pairs: [number, number][] = []
  variants.forEach(({ job }, a) => {
    for (let b = a + 1; variants[b]?.job === job; b++) pairs.push([a, b])
  })
  return pairs
}
