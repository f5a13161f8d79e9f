import { useEffect, useState } from 'react'
import { afterPaint } from './after-paint.ts'

/**
 * The value that the last painted frame stood on. A deferred value would not do: React begins with it before the frame that
 * shows the new one, and what cannot be interrupted (a map's data, a long list) holds that frame up.
 */
export function usePainted<T>(value: T): T {
  const [painted, setPainted] = useState(() => value)
  useEffect(() => {
    // Not called off by the next value: while a plan is being solved they may come faster than frames.
    afterPaint(() => setPainted(() => value))
  }, [value])
  return painted
}
