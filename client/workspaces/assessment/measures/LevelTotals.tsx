import { useTranslation } from 'react-i18next'
import type { LevelPreview } from '../../../../server/contract/index.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { LevelMark } from '../../../ui/LevelMark.tsx'
import { LevelsBar } from '../../../ui/LevelsBar.tsx'
import { levels } from '../boards/board-view.ts'

/** How many sites each level has now and would have, with the whole city's hours. */
export function LevelTotals({ preview }: { preview: LevelPreview }) {
  const { t } = useTranslation('measures')
  const { count, share } = useNumbers()
  const { now, proposed } = preview.total
  const needed = preview.agencies.reduce((sum, agency) => sum + agency.hoursNeeded, 0)
  const atHand = preview.agencies.reduce((sum, agency) => sum + agency.hoursAtHand, 0)
  const all = Math.max(
    1,
    levels.reduce((sum, level) => sum + proposed[level], 0),
  )
  return (
    <div className="level-totals" role="status">
      <div>
        <span className="quiet">{t('now')}</span> <LevelsBar counts={now} />
        <span className="quiet">{t('proposed')}</span> <LevelsBar counts={proposed} />
      </div>
      <ul>
        {levels.map((level) => (
          <li key={level}>
            <LevelMark level={level} /> {count(now[level])} → <strong>{count(proposed[level])}</strong>{' '}
            <small className="quiet">{share(proposed[level] / all)}</small>
          </li>
        ))}
      </ul>
      <p data-over={needed > atHand}>
        {t('cityLoad', {
          needed: count(needed),
          atHand: count(atHand),
          load: share(atHand > 0 ? needed / atHand : null),
        })}{' '}
        {preview.total.held > 0 ? t('held', { count: preview.total.held }) : ''}
      </p>
    </div>
  )
}
