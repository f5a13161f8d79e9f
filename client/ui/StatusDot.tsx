import { useTranslation } from 'react-i18next'
import type { StatusDot as Dot } from '../../server/contract/index.ts'

/** Colour, outline and sign each say the state alone: circle ✓, square ✕, diamond, triangle with bars, open ring. */
const drawings: Record<Dot, { ink: string; outline: string; sign: string }> = {
  green: { ink: 'var(--good)', outline: 'M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1z', sign: 'M4.8 8.2l2.2 2.3 4.2-4.7' },
  red: { ink: 'var(--bad)', outline: 'M1.5 1.5h13v13h-13z', sign: 'M5 5l6 6M11 5l-6 6' },
  blue: { ink: 'var(--level-A)', outline: 'M8 .3L15.7 8 8 15.7.3 8z', sign: 'M6.5 11.5v-7l4.5 2-4.5 2' },
  yellow: { ink: 'var(--level-B)', outline: 'M8 .8L15.8 15H.2z', sign: 'M6.4 7.5v5M9.6 7.5v5' },
  grey: { ink: 'none', outline: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z', sign: '' },
}

/** The state of one party's submission; `who` is read out before it. */
export function StatusDot({ dot, who }: { dot: Dot; who?: string }) {
  const { t } = useTranslation('assessment')
  const { ink, outline, sign } = drawings[dot]
  const text = who === undefined ? t(`dot.${dot}`) : t('dotOf', { party: who, state: t(`dot.${dot}`) })
  return (
    <svg className="status-dot" width="16" height="16" viewBox="0 0 16 16" role="img" aria-label={text}>
      <title>{text}</title>
      <path d={outline} fill={ink} stroke={dot === 'grey' ? 'var(--faint)' : 'none'} strokeDasharray="2.4 2" />
      <path
        d={sign}
        fill="none"
        stroke={dot === 'yellow' ? 'var(--level-ink-B)' : dot === 'blue' ? 'var(--level-ink-A)' : 'var(--panel)'}
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  )
}
