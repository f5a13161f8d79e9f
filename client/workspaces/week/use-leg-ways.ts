import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useEffect, useMemo } from 'react'
import { findTravelLines, MOST_LEGS, type PlanRoute } from '../../../server/contract/index.ts'
import { call } from '../../api.ts'
import { type LegWay, legsOf, type WayOf } from '../../map/layers/route-data.ts'
import type { WeekPlan } from './use-week-plan.ts'

type Ways = ReadonlyMap<string, LegWay>
type Leg = readonly [readonly [number, number], readonly [number, number]]

const noWays: Ways = new Map()
// Several weeks of a district; what was asked first is forgotten first.
const WAYS_KEPT = 5000
// Long enough to let a burst of edits pass, short enough to feel prompt.
const ASK_AFTER_MS = 200

/**
 * The ways of a week's legs along the streets as far as they are known: kept by the places they join, so that a drag asks
 * only for the legs that it made. While a plan is being solved its legs change too fast to ask, and one that was timed by
 * an estimate stays straight: streets under its times would claim what they do not know.
 */
export function useLegWays({ plan, content, routes, isSolving }: WeekPlan, streets: string): WayOf {
  const client = useQueryClient()
  const key = useMemo(() => [findTravelLines.id, plan.agencyCode, streets], [plan.agencyCode, streets])
  const { data = noWays } = useQuery<Ways>({
    queryKey: key,
    queryFn: () => noWays,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
  // Known ways come while one goes on editing: drawing them may be interrupted.
  const ways = useDeferredValue(data)
  const isEstimate = plan.travelSource === 'estimate'
  const unknown = useMemo(
    () => (isSolving || isEstimate ? [] : unknownLegs(content, routes, ways)),
    [isSolving, isEstimate, content, routes, ways],
  )

  useEffect(() => {
    if (unknown.length === 0) return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const body = { agencyCode: plan.agencyCode, legs: unknown.map(([from, to]) => [[...from], [...to]] as never) }
      // Without an answer the straight lines stay; the next edit asks again.
      const answer = await call(findTravelLines, { body }, stop.signal).catch(() => null)
      if (!answer) return
      const found = answer.legs.map(({ line, isEstimate }, index): [string, LegWay] => [
        keyOfLeg(unknown[index]!),
        { line, isEstimate },
      ])
      client.setQueryData<Ways>(key, (known = noWays) => new Map([...known, ...found].slice(-WAYS_KEPT)))
    }, ASK_AFTER_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [client, key, plan.agencyCode, unknown])

  return useCallback(
    (from, to) => (isEstimate ? { line: [from, to], isEstimate } : ways.get(keyOfLeg([from, to]))),
    [ways, isEstimate],
  )
}

/** The legs whose way is not known, each once, as many as one question may hold; those of one route follow one another. */
export function unknownLegs(content: WeekPlan['content'], routes: readonly PlanRoute[], ways: Ways): Leg[] {
  const unknown = new Map<string, Leg>()
  for (const route of routes) {
    if (route.stops.length === 0) continue
    for (const { from, to } of legsOf(content, route)) {
      const key = keyOfLeg([from, to])
      if (!ways.has(key) && unknown.size < MOST_LEGS) unknown.set(key, [from, to])
    }
  }
  return [...unknown.values()]
}

function keyOfLeg([from, to]: Leg): string {
  return `${from} ${to}`
}
