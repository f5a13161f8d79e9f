import { useWords } from '../i18n/index.ts'
import { useCity } from '../state/city.ts'
import { hazardDrawing } from './hazard-paths.ts'

type HazardIconProps = {
  code: string
  /** 超规模: over the scale from which experts must review; drawn on a filled ground. */
  overScale?: boolean
  size?: number
}

/** A hazardous work as a picture, with its name for those who hover or listen. */
export function HazardIcon({ code, overScale = false, size = 20 }: HazardIconProps) {
  const words = useWords()
  const city = useCity()
  const name = words(city?.hazards.find((hazard) => hazard.code === code)?.name) || code
  const drawing = hazardDrawing(code)
  const ink = overScale ? 'var(--panel)' : 'var(--ink)'
  return (
    <svg width={size} height={size} viewBox="-4 -4 32 32" role="img" aria-label={name} style={{ flex: 'none' }}>
      <title>{name}</title>
      <rect
        x="-3"
        y="-3"
        width="30"
        height="30"
        rx="5"
        fill={overScale ? 'var(--bad)' : 'var(--raised)'}
        stroke={overScale ? 'var(--bad)' : 'var(--hairline)'}
        strokeWidth="1.5"
      />
      <path d={drawing.lines} fill="none" stroke={ink} strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      {drawing.solids ? <path d={drawing.solids} fill={ink} /> : null}
    </svg>
  )
}
