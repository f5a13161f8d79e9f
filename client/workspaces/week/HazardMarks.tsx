import { createContext, useContext } from 'react'
import { hazardDrawing } from '../../ui/hazard-paths.ts'

/** Names of hazardous works by code. Asked for once for the whole board: hundreds of cards show them. */
export const HazardNames = createContext<ReadonlyMap<string, string>>(new Map())

type HazardMarksProps = {
  /** Codes joined by blanks, over-scale ones with a trailing `!`. */
  hazards: string
  most: number
}

/** The hazardous works of a site as small pictures; over-scale ones on a filled ground. */
export function HazardMarks({ hazards, most }: HazardMarksProps) {
  const names = useContext(HazardNames)
  if (!hazards) return null
  const codes = hazards.split(' ')
  const title = codes.map((code) => names.get(code.replace('!', '')) ?? code).join(' · ')
  return (
    <span className="week-hazards" title={title}>
      {codes.slice(0, most).map((code) => (
        <HazardMark key={code} code={code.replace('!', '')} isOver={code.endsWith('!')} />
      ))}
      {codes.length > most ? <small>+{codes.length - most}</small> : null}
    </span>
  )
}

function HazardMark({ code, isOver }: { code: string; isOver: boolean }) {
  const drawing = hazardDrawing(code)
  const ink = isOver ? 'var(--panel)' : 'var(--ink)'
  return (
    <svg width="15" height="15" viewBox="-4 -4 32 32" aria-hidden="true">
      <rect
        x="-3"
        y="-3"
        width="30"
        height="30"
        rx="5"
        fill={isOver ? 'var(--bad)' : 'var(--raised)'}
        stroke="var(--quiet)"
      />
      <path
        d={drawing.lines}
        fill="none"
        stroke={ink}
        strokeWidth="2.600"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {drawing.solids ? <path d={drawing.solids} fill={ink} /> : null}
    </svg>
  )
}
