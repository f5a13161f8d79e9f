import type { TFunction } from 'i18next'
import type { PlanSummary } from '../../../server/contract/index.ts'

/** A version in a line: revision, state, and when it was made in the reader's own time zone. */
export function versionText(t: TFunction<'week'>, { revision, state, createdAt }: PlanSummary): string {
  return t('version.option', { revision, state: t(`state.${state}`), at: localTime(createdAt) })
}

function localTime(at: string): string {
  const time = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`
}
