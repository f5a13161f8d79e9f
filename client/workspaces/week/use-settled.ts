import { useEffect, useState } from 'react'
import { afterPaint } from './after-paint.ts'

/** Turns true once what `isReady` brought has been painted: heavier things can follow without delaying it. */
export function useSettled(isReady: boolean): boolean {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => (isReady ? afterPaint(() => setSettled(true)) : undefined), [isReady])
  return isSettled
}
