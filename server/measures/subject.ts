import type { Words } from '../contract/index.ts'

/** Whom a measure concerns and why, as it is stored. */
export type SubjectDraft = {
  readonly siteId?: number
  readonly firmId?: number
  readonly reason: Words & { readonly rule: string; readonly values: Readonly<Record<string, unknown>> }
}

/** A measure by rule, before it is numbered and stored. */
export type MeasureDraft = {
  readonly agencyCode: string | null
  readonly kind: 'levels' | 'firm_list' | 'project_list' | 'campaign'
  readonly campaign: 'deep_pit' | 'main_structure' | 'waterproofing' | 'fit_out' | null
  readonly validFrom: string
  readonly validUntil: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly summary: Readonly<Record<string, unknown>> & { readonly title: Words; readonly reason: Words }
  readonly subjects: readonly SubjectDraft[]
}

/** 2026年第3季度, 2026Q3. */
export function quarterWords(quarter: string): Words {
  const [year, number] = quarter.split('Q')
  return { zh: `${year}年第${number}季度`, en: quarter }
}

/** A share as a percentage with one decimal. */
export function percent(share: number): number {
  return Math.round(share * 1000) / 10
}
