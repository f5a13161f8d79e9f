import { useTranslation } from 'react-i18next'
import type { RouteEmphasis } from '../../map/layers/routes.ts'
import { usePalette } from '../../ui/theme.ts'
import { teamColour } from './team-colour.ts'
import type { WeekPlan } from './use-week-plan.ts'

type RouteLegendProps = { week: WeekPlan; emphasis: RouteEmphasis; source: string }

/** Which colour and number is whose, and what rings mean. */
export function RouteLegend({ week, emphasis, source }: RouteLegendProps) {
  const { t } = useTranslation('week')
  const palette = usePalette()
  const { teams } = week.content
  return (
    <details className="map-legend week-legend">
      <summary>{t('map.legend')}</summary>
      <ul className="week-legend-teams">
        {teams.map((team, index) => (
          <li key={team.id} data-dimmed={(emphasis.team !== null && emphasis.team !== index) || undefined}>
            <i style={{ background: teamColour(palette, index) }}>{index + 1}</i> {team.name}
          </li>
        ))}
      </ul>
      <ul>
        <li>
          <i className="week-key base" /> {t('map.base')}
        </li>
        <li>
          <i className="week-key required">1</i> {t('map.required')}
        </li>
        <li>
          <i className="week-key broken">1</i> {t('map.violation')}
        </li>
      </ul>
      <p className="faint">{t('map.straight', { source })}</p>
    </details>
  )
}
