import { roundAxis } from './scale.ts'
import './charts.css'

type HistogramProps = {
  label: string
  /** One count a band; the bands start at 0. */
  counts: readonly number[]
  bandWidth: number
  /** A value to mark among the bands. */
  mark: number | null
  markLabel: string
  describe: (from: number, to: number, count: number) => string
}

const frame = { width: 360, height: 132, left: 34, right: 12, top: 14, bottom: 20 }

/** How many fall into each band; empty bands at the low end are left out. */
export function Histogram({ label, counts, bandWidth, mark, markLabel, describe }: HistogramProps) {
  const first = Math.max(0, counts.findIndex((count) => count > 0) - 1)
  const bands = counts.slice(first)
  const most = Math.max(0, ...bands)
  if (most === 0) return null
  const axis = roundAxis([0, most], 3)
  const inner = { width: frame.width - frame.left - frame.right, height: frame.height - frame.top - frame.bottom }
  const pace = inner.width / bands.length
  const y = (count: number) => frame.top + inner.height * (1 - count / axis.to)
  const x = (value: number) => frame.left + ((value - first * bandWidth) / bandWidth) * pace
  const every = Math.ceil(bands.length / 10)
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={label}>
        {axis.ticks.map((tick) => (
          <g key={tick}>
            <line x1={frame.left} x2={frame.width - frame.right} y1={y(tick)} y2={y(tick)} className="chart-rule" />
            <text x={frame.left - 5} y={y(tick) + 3} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {bands.map((count, index) => {
          const from = (first + index) * bandWidth
          return (
            <g key={from}>
              <rect
                x={x(from) + 1}
                y={y(count)}
                width={Math.max(1, pace - 2)}
                height={frame.height - frame.bottom - y(count)}
                fill="var(--primary)"
              >
                <title>{describe(from, from + bandWidth, count)}</title>
              </rect>
              {index % every === 0 ? (
                <text x={x(from)} y={frame.height - 5} textAnchor="middle">
                  {from}
                </text>
              ) : null}
            </g>
          )
        })}
        {mark === null ? null : (
          <g>
            <line
              x1={x(mark)}
              x2={x(mark)}
              y1={frame.top}
              y2={frame.height - frame.bottom}
              stroke="var(--seal)"
              strokeWidth="1.5"
            />
            <text
              x={x(mark)}
              y={frame.top - 4}
              textAnchor={x(mark) > frame.width / 2 ? 'end' : 'start'}
              className="chart-mark"
            >
              {markLabel}
            </text>
          </g>
        )}
      </svg>
    </figure>
  )
}
