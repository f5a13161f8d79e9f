import { useEffect, useState } from 'react'
import { type LevelThresholds, previewLevels } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'

const pauseMs = 300

/** What thresholds would mean, asked once the sliders rest; the last answer stays on screen meanwhile. */
export function useLevelPreview(quarter: string | undefined, thresholds: LevelThresholds | null) {
  const [settled, setSettled] = useState(thresholds)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(thresholds), pauseMs)
    return () => clearTimeout(timer)
  }, [thresholds])
  const body = { ...(quarter === undefined ? {} : { quarter }), ...(settled === null ? {} : { thresholds: settled }) }
  return {
    ...useRead(previewLevels, { body }, { keepPrevious: true }),
    isSettled: settled === thresholds,
  }
}
