import { useTranslation } from 'react-i18next'

/** 示例: stands wherever what is shown was made up. */
export function SampleMark({ isSample }: { isSample: boolean | undefined }) {
  const { t } = useTranslation('assessment')
  return isSample ? <span className="caution-badge">{t('sample')}</span> : null
}
