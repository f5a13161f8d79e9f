import { useTranslation } from 'react-i18next'

/** The mark: a red seal crossed by meridians and parallels, which is what 经纬 means. */
export function Wordmark() {
  const { t } = useTranslation()
  return (
    <div className="wordmark">
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="4" fill="var(--seal)" />
        <g fill="none" stroke="#fff" strokeWidth="1.8" strokeLinecap="round">
          <path d="M16 4.5v23M4.5 16h23" />
          <path d="M16 5c-8 5.5-8 16.5 0 22M16 5c8 5.5 8 16.5 0 22" opacity=".8" />
          <path d="M6.5 10c5.5 2.6 13.5 2.6 19 0M6.5 22c5.5-2.6 13.5-2.6 19 0" opacity=".8" />
        </g>
      </svg>
      <strong>{t('appName')}</strong>
      <small>{t('appSubtitle')}</small>
    </div>
  )
}
