import { startTransition } from 'react'

/** Does something as a transition once the next frame has been painted; the answer calls it off. */
export function afterPaint(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  // The task that follows a frame's callbacks begins when that frame has been handed over.
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(() => startTransition(act))
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
