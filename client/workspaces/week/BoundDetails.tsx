import { useTranslation } from 'react-i18next'
import type { PlanBound, PlanContent } from '../../../server/contract/index.ts'
import { useNumbers } from '../../i18n/index.ts'
import { permilleText } from './format.ts'
import { teamValues } from './team-values.ts'

/** What a proof says, what it leaves out, and by how much one more shift in each team would raise the limit at most. */
export function BoundDetails({ bound, content }: { bound: PlanBound; content: PlanContent }) {
  const { t } = useTranslation('week')
  const numbers = useNumbers()
  const { net, prize } = bound
  const rows = net ? teamValues(bound, content) : []
  const required = content.score.requiredServed + content.score.requiredUnserved
  return (
    <div className="week-bound-details">
      <p>{net ? t('bound.net', { net: permilleText(net.gapPermille) }) : t('bound.netOpen')}</p>
      <p>
        {prize
          ? t('bound.prize', { prize: permilleText(prize.gapPermille), bound: numbers.count(prize.bound) })
          : t('bound.prizeOpen')}
      </p>
      {bound.isMostRequired !== undefined && bound.requiredServed < required ? (
        <p>
          {t(bound.isMostRequired ? 'bound.mostRequired' : 'bound.requiredOpen', {
            served: bound.requiredServed,
            total: required,
          })}
        </p>
      ) : null}
      <p>{t('bound.claim', { count: bound.requiredServed })}</p>
      <p>
        {t(net?.isFinal && prize?.isFinal ? 'bound.final' : 'bound.stopped', {
          seconds: numbers.count(Math.round(bound.seconds)),
        })}
      </p>
      {rows.length === 0 ? null : (
        <table>
          <caption>{t('bound.teams')}</caption>
          <tbody>
            {rows.map(({ team, points }) => (
              <tr key={team}>
                <th scope="row">{content.teams[team]?.name}</th>
                <td>{t('bound.points', { points: numbers.count(points) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
