import { useEffect, useState } from 'react'
import { nextArrival, type PlayTrack, playOn } from './play-track.ts'

/** A team's day as it is played: the clock, and the knobs. */
export type Play = {
  readonly seconds: number
  readonly isPlaying: boolean
  /** It was played or moved: until then no dot stands at the base. */
  readonly isStarted: boolean
  readonly toggle: () => void
  readonly seek: (seconds: number) => void
}

// The dot is drawn anew so often; more is not seen, and costs a map without a graphics unit its breath.
const FRAME_MS = 40
// For those who asked for less motion: from arrival to arrival, with time to read.
const STEP_MS = 1500

/** Plays a track; `shift` says whose day it is, and another one begins at its own beginning. */
export function usePlay(shift: number | null, track: PlayTrack): Play {
  const [played, setPlayed] = useState<{ shift: number | null; seconds: number | null; isPlaying: boolean }>(stopped)
  const { seconds, isPlaying } = played.shift === shift ? played : stopped
  const begin = track[0]?.from ?? 0
  const end = track.at(-1)?.to ?? 0

  useEffect(() => {
    if (!isPlaying || track.length === 0) return
    const move = (next: (now: number) => number): void =>
      setPlayed((before) => {
        const now = Math.min(end, next(before.seconds ?? begin))
        return { ...before, seconds: now, isPlaying: now < end }
      })
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      const timer = setInterval(() => move((now) => nextArrival(track, now)), STEP_MS)
      return () => clearInterval(timer)
    }
    let last = performance.now()
    let frame = requestAnimationFrame(function tick(now) {
      if (now - last >= FRAME_MS) {
        const elapsed = now - last
        last = now
        // After the tab was away the day does not leap on.
        move((at) => playOn(track, at, Math.min(elapsed, 250)))
      }
      frame = requestAnimationFrame(tick)
    })
    return () => cancelAnimationFrame(frame)
  }, [isPlaying, track, begin, end])

  const now = Math.max(begin, Math.min(end, seconds ?? begin))
  return {
    seconds: now,
    isPlaying,
    isStarted: seconds !== null,
    toggle: () => setPlayed({ shift, seconds: !isPlaying && now >= end ? begin : now, isPlaying: !isPlaying }),
    seek: (to) => setPlayed({ shift, seconds: to, isPlaying: false }),
  }
}

const stopped = { shift: null, seconds: null, isPlaying: false }
