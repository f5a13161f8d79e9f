import { useTranslation } from 'react-i18next'
import type { SiteFile } from '../../../server/contract/index.ts'

type Rank = SiteFile['ranks'][number]
const subjects = ['site', 'contractor', 'supervision'] as const
const dashes = { site: '', contractor: '5 3', supervision: '1.5 3' } as const
const inks = { site: 'var(--ink)', contractor: 'var(--primary)', supervision: 'var(--warning)' } as const
const frame = { width: 320, height: 76, left: 22, right: 14, top: 6, bottom: 16 }

/** Percentiles of the last quarters as three small lines: the site, its contractor, its supervision firm. */
export function RankLines({ ranks: all }: { ranks: readonly Rank[] }) {
  const { t } = useTranslation('site')
  // Affordable housing stands on a board of its own too; the line is that of its works type, which the score counts.
  const ranks = all.filter((rank) => rank.board !== 'affordable')
  const quarters = [...new Set(ranks.map((rank) => rank.quarter))].sort().slice(-8)
  if (quarters.length === 0) return <p className="quiet">{t('none')}</p>
  const shown = ranks.filter((rank) => quarters.includes(rank.quarter))
  const describe = (rank: Rank) => {
    const subject = t(`subject.${rank.subject}`)
    if (rank.rank !== null)
      return t('rankOf', { quarter: rank.quarter, rank: rank.rank, population: rank.population, subject })
    const status = t(`rankStatus.${rank.status as 'ranked' | 'excluded' | 'late' | 'false'}`)
    return t('rankNone', { quarter: rank.quarter, status, subject })
  }
  const x = (quarter: string) =>
    frame.left +
    (quarters.indexOf(quarter) * (frame.width - frame.left - frame.right)) / Math.max(1, quarters.length - 1)
  const y = (percentile: number) => frame.top + percentile * (frame.height - frame.top - frame.bottom)
  return (
    <figure className="rank-lines">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={shown.map(describe).join('; ')}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={frame.left} x2={frame.width - frame.right} y1={y(share)} y2={y(share)} stroke="var(--hairline)" />
            <text x={frame.left - 4} y={y(share) + 3} textAnchor="end" fontSize="8" fill="var(--faint)">
              {share * 100}
            </text>
          </g>
        ))}
        {quarters.map((quarter) => (
          <text key={quarter} x={x(quarter)} y={frame.height - 4} textAnchor="middle" fontSize="8" fill="var(--faint)">
            {quarter.slice(2)}
          </text>
        ))}
        {subjects.map((subject) => {
          const own = shown.filter((rank) => rank.subject === subject && rank.rank !== null)
          const points = own
            .toSorted((one, other) => one.quarter.localeCompare(other.quarter))
            .map((rank) => ({ rank, x: x(rank.quarter), y: y(percentileOf(rank)) }))
          return (
            <g key={subject} stroke={inks[subject]} fill={inks[subject]}>
              <polyline
                points={points.map((point) => `${point.x},${point.y}`).join(' ')}
                fill="none"
                strokeWidth={subject === 'site' ? 2 : 1.2}
                strokeDasharray={dashes[subject]}
              />
              {points.map((point) => (
                <circle
                  key={point.rank.quarter}
                  cx={point.x}
                  cy={point.y}
                  r={subject === 'site' ? 2.6 : 1.6}
                  stroke="none"
                >
                  <title>{describe(point.rank)}</title>
                </circle>
              ))}
            </g>
          )
        })}
      </svg>
      <figcaption className="quiet">
        {subjects.map((subject) => (
          <span key={subject}>
            <svg width="18" height="6" aria-hidden="true">
              <line
                x1="0"
                x2="18"
                y1="3"
                y2="3"
                stroke={inks[subject]}
                strokeWidth={subject === 'site' ? 2 : 1.4}
                strokeDasharray={dashes[subject]}
              />
            </svg>{' '}
            {t(`subject.${subject}`)}
          </span>
        ))}
        <span className="faint">{t('ranksHint')}</span>
      </figcaption>
    </figure>
  )
}

function percentileOf(rank: Rank): number {
  return rank.population > 1 ? (rank.rank! - 1) / (rank.population - 1) : 0.5
}
