import type { Work } from './classify-hazard.ts'
import type { WorkRecord } from './records.ts'

/**
 * Whether a hazardous work is under way on a day: from its actual start, or the planned one while none is reported,
 * to its actual end; a work reported as started goes on past its planned end until an end is reported, one that was
 * only planned ends as planned. A work without any start date counts as under way until it ends.
 */
export function isActive(
  work: Pick<WorkRecord, 'plannedStart' | 'plannedEnd' | 'actualStart' | 'actualEnd'>,
  day: string,
): boolean {
  const start = work.actualStart ?? work.plannedStart
  const end = work.actualEnd ?? (work.actualStart === null ? work.plannedEnd : null)
  return (start === null || start <= day) && (end === null || end >= day)
}

/** The works under way on a day; rows that measure one work in several ways (same building, code and start) are one. */
export function activeWorks(records: readonly WorkRecord[], day: string): Work[] {
  const works = new Map<string, { code: string; measured: Record<string, number | null> }>()
  for (const record of records) {
    if (!isActive(record, day)) continue
    const key = `${record.buildingId}/${record.code}/${record.plannedStart}`
    const work = works.get(key) ?? { code: record.code, measured: {} }
    work.measured[record.measure] = record.measuredValue
    works.set(key, work)
  }
  return [...works.values()]
}
