import { useTranslation } from 'react-i18next'
import { readRoads } from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'
import type { WeekPlan } from './use-week-plan.ts'

/** What to call the source of a plan's travel times; streets are 示意路网 as long as the schematic network is in use. */
export function useTravelSource({ travelSource }: Pick<WeekPlan['plan'], 'travelSource'>): string {
  const { t } = useTranslation('week')
  const { data: roads } = useRead(readRoads, travelSource === 'roads' ? {} : null)
  const isSchematic = travelSource === 'roads' && roads?.streets?.sourceKind === 'schematic'
  return t(`travelSource.${isSchematic ? 'schematic' : travelSource}`)
}
