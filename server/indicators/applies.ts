import type { Indicator, StageCode, WorksType } from '../contract/index.ts'

/** What decides which indicators a site is asked: the stages its buildings are in, what is built, and the day. */
export type Circumstances = {
  readonly stages: readonly StageCode[]
  readonly worksType: WorksType
  readonly day: string
}

/** Whether the indicator is asked and counted there: an empty list means all, and from the day of withdrawal it is gone. */
export function appliesTo(
  indicator: Pick<Indicator, 'stages' | 'worksTypes' | 'withdrawnOn'>,
  { stages, worksType, day }: Circumstances,
): boolean {
  return (
    (indicator.withdrawnOn === null || day < indicator.withdrawnOn) &&
    (indicator.worksTypes.length === 0 || indicator.worksTypes.includes(worksType)) &&
    (indicator.stages.length === 0 || indicator.stages.some((stage) => stages.includes(stage)))
  )
}
