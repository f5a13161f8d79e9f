import { useNumbers } from '../i18n/index.ts'
import { rampFor } from '../map/breaks.ts'
import { usePalette } from './theme.ts'

type RampLegendProps = { title: string; unit: string; note?: string; breaks: readonly number[] }

/** The colour steps with their limits and their unit. */
export function RampLegend({ title, unit, note, breaks }: RampLegendProps) {
  const palette = usePalette()
  const { count, one } = useNumbers()
  if (breaks.length === 0) return null
  const colours = rampFor(breaks, palette.ramp)
  const write = (value: number) => (value < 10 && value % 1 !== 0 ? one(value) : count(value))
  return (
    <div className="ramp-legend">
      <h3>
        {title} <span className="quiet">{unit}</span>
      </h3>
      <div className="ramp">
        {colours.map((colour, index) => (
          <span key={`${colour} ${breaks[index] ?? 'end'}`}>
            <i style={{ background: colour }} />
            {index < breaks.length ? <b>{write(breaks[index]!)}</b> : null}
          </span>
        ))}
      </div>
      {note ? <p className="quiet">{note}</p> : null}
    </div>
  )
}
