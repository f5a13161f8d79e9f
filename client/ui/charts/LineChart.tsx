import { roundAxis, unbroken } from './scale.ts'
import './charts.css'

type Series = {
  readonly name: string
  readonly points: readonly { readonly at: string; readonly value: number | null; readonly text: string }[]
}

type LineChartProps = {
  label: string
  series: readonly Series[]
  /** Small is better, as with ranks: the best stands on top. */
  isUpsideDown?: boolean
}

const frame = { width: 360, height: 132, left: 34, right: 12, top: 8, bottom: 20 }
const inks = ['var(--primary)', 'var(--seal)', 'var(--good)', 'var(--warning)'] as const
const dashes = ['', '6 3', '2 3', '8 3 2 3'] as const

/** Figures by quarter as lines, apart in colour and in dash; every point tells itself when pointed at. */
export function LineChart({ label, series, isUpsideDown = false }: LineChartProps) {
  const places = [...new Set(series.flatMap((each) => each.points.map((point) => point.at)))].toSorted()
  const known = series.flatMap((each) => each.points.flatMap(({ value }) => (value === null ? [] : [value])))
  if (known.length === 0) return null
  const axis = roundAxis(known)
  const inner = { width: frame.width - frame.left - frame.right, height: frame.height - frame.top - frame.bottom }
  const x = (at: string) =>
    frame.left + (places.length > 1 ? (places.indexOf(at) * inner.width) / (places.length - 1) : inner.width / 2)
  const y = (value: number) => {
    const share = (value - axis.from) / (axis.to - axis.from)
    return frame.top + inner.height * (isUpsideDown ? share : 1 - share)
  }
  const spoken = series.map((each) => `${each.name}: ${each.points.map((point) => point.text).join(', ')}`).join('; ')
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={`${label}. ${spoken}`}>
        {axis.ticks.map((tick) => (
          <g key={tick}>
            <line x1={frame.left} x2={frame.width - frame.right} y1={y(tick)} y2={y(tick)} className="chart-rule" />
            <text x={frame.left - 5} y={y(tick) + 3} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {places.map((at) => (
          <text key={at} x={x(at)} y={frame.height - 5} textAnchor="middle">
            {at.slice(2)}
          </text>
        ))}
        {series.map((each, index) => (
          <g key={each.name} stroke={inks[index % 4]} fill={inks[index % 4]}>
            {unbroken(each.points).map((run) => (
              <polyline
                key={run[0]!.at}
                points={run.map((point) => `${x(point.at)},${y(point.value!)}`).join(' ')}
                fill="none"
                strokeWidth="1.8"
                strokeDasharray={dashes[index % 4]}
              />
            ))}
            {each.points.map((point) =>
              point.value === null ? null : (
                <circle key={point.at} cx={x(point.at)} cy={y(point.value)} r="2.8" stroke="none">
                  <title>{`${each.name} ${point.text}`}</title>
                </circle>
              ),
            )}
          </g>
        ))}
      </svg>
      {series.length > 1 ? (
        <figcaption>
          {series.map((each, index) => (
            <span key={each.name}>
              <svg width="22" height="6" aria-hidden="true">
                <line
                  x2="22"
                  y1="3"
                  y2="3"
                  stroke={inks[index % 4]}
                  strokeWidth="2"
                  strokeDasharray={dashes[index % 4]}
                />
              </svg>{' '}
              {each.name}
            </span>
          ))}
        </figcaption>
      ) : null}
    </figure>
  )
}
