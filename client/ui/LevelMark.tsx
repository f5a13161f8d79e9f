import { useTranslation } from 'react-i18next'
import type { Level } from '../../server/contract/index.ts'

/** The level as colour, letter and shape at once: circle A, square B, diamond C, hexagon D. */
export function LevelMark({ level }: { level: Level | null }) {
  const { t } = useTranslation()
  if (!level) return <span className="faint">—</span>
  return (
    <span className="level" data-level={level} role="img" aria-label={t(`level.${level}`)}>
      {level}
    </span>
  )
}
