import { listPeriods } from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'

/** Quarters of assessment, newest first; none while they are being read. */
export function usePeriods() {
  return useRead(listPeriods, {}, { staleMs: 60_000 }).data ?? []
}
