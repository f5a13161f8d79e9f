import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language, Words } from '../../server/contract/index.ts'
import { allocateEn } from './allocate.en.ts'
import { allocateZh } from './allocate.zh.ts'
import { assessmentEn } from './assessment.en.ts'
import { assessmentZh } from './assessment.zh.ts'
import { boardsEn } from './boards.en.ts'
import { boardsZh } from './boards.zh.ts'
import { commonEn } from './common.en.ts'
import { commonZh } from './common.zh.ts'
import { formEn } from './form.en.ts'
import { formZh } from './form.zh.ts'
import { importEn } from './import.en.ts'
import { importZh } from './import.zh.ts'
import { indicatorsEn } from './indicators.en.ts'
import { indicatorsZh } from './indicators.zh.ts'
import { measuresEn } from './measures.en.ts'
import { measuresZh } from './measures.zh.ts'
import { publicEn } from './public.en.ts'
import { publicZh } from './public.zh.ts'
import { reviewEn } from './review.en.ts'
import { reviewZh } from './review.zh.ts'
import { runsEn } from './runs.en.ts'
import { runsZh } from './runs.zh.ts'
import { siteEn } from './site.en.ts'
import { siteZh } from './site.zh.ts'
import { situationEn } from './situation.en.ts'
import { situationZh } from './situation.zh.ts'
import { weekEn } from './week.en.ts'
import { weekZh } from './week.zh.ts'

/** Every text of the page, by language and namespace; one namespace for each workspace and shared part. */
export const catalogues = {
  zh: {
    common: commonZh,
    site: siteZh,
    situation: situationZh,
    allocate: allocateZh,
    import: importZh,
    week: weekZh,
    assessment: assessmentZh,
    form: formZh,
    public: publicZh,
    boards: boardsZh,
    review: reviewZh,
    measures: measuresZh,
    runs: runsZh,
    indicators: indicatorsZh,
  },
  en: {
    common: commonEn,
    site: siteEn,
    situation: situationEn,
    allocate: allocateEn,
    import: importEn,
    week: weekEn,
    assessment: assessmentEn,
    form: formEn,
    public: publicEn,
    boards: boardsEn,
    review: reviewEn,
    measures: measuresEn,
    runs: runsEn,
    indicators: indicatorsEn,
  },
} as const

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: (typeof catalogues)['zh']
  }
}

/** Makes the catalogues ready before the first paint; nothing is fetched. */
export function startI18n(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    defaultNS: 'common',
    resources: catalogues,
    interpolation: { escapeValue: false },
    initAsync: false,
  })
}

/** Switches every text of the page. */
export function setLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  void i18next.changeLanguage(language)
}

/** Picks the reader's language from words that the server made. */
export function useWords(): (words: Words | null | undefined) => string {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (words) => words?.[language] ?? ''
}

/** Numbers as the reader's language writes them. */
export function useNumbers() {
  const { i18n } = useTranslation()
  return numbers[i18n.language === 'en' ? 'en' : 'zh']
}

// Made once: a number format is dear, and every row of a list asks.
const numbers = { zh: numbersOf('zh-CN'), en: numbersOf('en-GB') }

function numbersOf(locale: string) {
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const atMostOne = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const none = '—'
  return {
    count: (value: number | null | undefined) => (value == null ? none : count.format(value)),
    one: (value: number | null | undefined) => (value == null ? none : one.format(value)),
    two: (value: number | null | undefined) => (value == null ? none : two.format(value)),
    /** At most one decimal: a measured value as a person would say it. */
    upToOne: (value: number | null | undefined) => (value == null ? none : atMostOne.format(value)),
    /** A share to a tenth of a percent: where 94.9 must not read as 95. */
    percent: (value: number | null | undefined) => (value == null ? none : percent.format(value)),
    share: (value: number | null | undefined) => (value == null ? none : share.format(value)),
  }
}
