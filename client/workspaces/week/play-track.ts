import type { PlanRoute } from '../../../server/contract/index.ts'

type Place = readonly [number, number]

/** A piece of a team's day: driving along a line, or staying at its only point. */
type PlayPart = {
  readonly kind: 'drive' | 'wait' | 'lunch' | 'visit'
  /** Seconds from Monday 00:00. */
  readonly from: number
  readonly to: number
  readonly line: readonly Place[]
  /** The stop that is driven to or stayed at, counted from 0; −1: the base in the morning, as many as stops: back there. */
  readonly stop: number
}

/** A team's day from leaving the base to being back, without gaps. */
export type PlayTrack = readonly PlayPart[]

/** The day of a route whose legs run along these lines, one more than stops. */
export function playTrack(route: PlanRoute, lines: readonly (readonly Place[])[]): PlayTrack {
  const parts: PlayPart[] = []
  const stay = (kind: PlayPart['kind'], from: number, to: number, stop: number, place: Place): void => {
    if (to > from) parts.push({ kind, from, to, stop, line: [place] })
  }
  const rest = (from: number, to: number, stop: number, place: Place): void => {
    const begin = Math.max(from, Math.min(to, route.lunch?.startSeconds ?? to))
    const end = Math.max(begin, Math.min(to, route.lunch?.endSeconds ?? to))
    stay('wait', from, begin, stop, place)
    stay('lunch', begin, end, stop, place)
    stay('wait', end, to, stop, place)
  }
  let now = route.departureSeconds
  lines.forEach((line, leg) => {
    const stop = route.stops[leg]
    const arrival = stop?.arrivalSeconds ?? route.returnSeconds
    const leaves = arrival - (stop?.travelSeconds ?? route.returnTravelSeconds)
    rest(now, leaves, leg - 1, line[0]!)
    if (arrival > leaves) parts.push({ kind: 'drive', from: leaves, to: arrival, line, stop: leg })
    if (stop) {
      rest(arrival, stop.startSeconds, leg, line.at(-1)!)
      stay('visit', stop.startSeconds, stop.endSeconds, leg, line.at(-1)!)
    }
    now = stop?.endSeconds ?? arrival
  })
  return parts
}

/** The part of the day at a time; the first or the last outside it, undefined for a day without any. */
export function partAt(track: PlayTrack, seconds: number): PlayPart | undefined {
  return track.find((part) => seconds < part.to) ?? track.at(-1)
}

/** Where the team is at a time: as far along the leg as the share of its time that has passed. */
export function positionAt(track: PlayTrack, seconds: number): Place | undefined {
  const part = partAt(track, seconds)
  if (!part) return undefined
  return alongLine(part.line, Math.max(0, Math.min(1, (seconds - part.from) / (part.to - part.from))))
}

// A quarter of an hour's drive passes in under four seconds; a stop is a pause that one notices, however long it is.
const DRIVE_SECONDS_A_SECOND = 240
const STAY_SECONDS = 0.9

/** The time of day after playing on for some milliseconds, at most the end of the day. */
export function playOn(track: PlayTrack, seconds: number, elapsedMs: number): number {
  let left = elapsedMs / 1000
  let now = seconds
  for (const part of track) {
    if (now >= part.to) continue
    now = Math.max(now, part.from)
    const rate = part.kind === 'drive' ? DRIVE_SECONDS_A_SECOND : paceOfStay(part)
    const needs = (part.to - now) / rate
    if (left < needs) return now + left * rate
    left -= needs
    now = part.to
  }
  return now
}

function paceOfStay({ from, to }: PlayPart): number {
  return Math.max(DRIVE_SECONDS_A_SECOND, (to - from) / STAY_SECONDS)
}

/** When the team next arrives somewhere: at a stop, or back at the base. */
export function nextArrival(track: PlayTrack, seconds: number): number {
  const end = track.at(-1)?.to ?? seconds
  return track.find((part) => part.kind === 'drive' && part.to > seconds)?.to ?? end
}

function alongLine(line: readonly Place[], share: number): Place {
  const lengths = line.slice(1).map((point, i) => flatLength(line[i]!, point))
  let left = share * lengths.reduce((sum, length) => sum + length, 0)
  for (const [i, length] of lengths.entries()) {
    if (left <= length && length > 0) {
      const [a, b] = [line[i]!, line[i + 1]!]
      return [a[0] + (left / length) * (b[0] - a[0]), a[1] + (left / length) * (b[1] - a[1])]
    }
    left -= length
  }
  return line.at(-1)!
}

function flatLength(a: Place, b: Place): number {
  return Math.hypot((b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180), b[1] - a[1])
}
