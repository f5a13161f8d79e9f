import { useTranslation } from 'react-i18next'
import type { Level } from '../../server/contract/index.ts'

const levels: readonly Level[] = ['D', 'C', 'B', 'A']

/** How many sites of each level, as one bar with the numbers in its label. */
export function LevelsBar({ counts }: { counts: Readonly<Record<Level, number>> }) {
  const { t } = useTranslation()
  const total = levels.reduce((sum, level) => sum + (counts[level] ?? 0), 0)
  const text = levels.map((level) => `${t(`level.${level}`)} ${counts[level] ?? 0}`).join(' · ')
  return (
    <span className="levels-bar" role="img" aria-label={text} title={text}>
      {levels.map((level) => (
        <i
          key={level}
          style={{
            width: `${total > 0 ? (100 * (counts[level] ?? 0)) / total : 0}%`,
            background: `var(--level-${level})`,
          }}
        />
      ))}
    </span>
  )
}
