import type { CutWays } from './cut-ways.ts'
import { edgeFlag } from './road-network.ts'
import type { TurnRestriction } from './road-way.ts'

/** The bans of a network, and how many restrictions came to nothing: their ways are not here, or do not meet as they say. */
export type TurnBans = { readonly bans: number[][]; readonly kept: number; readonly dropped: number }

/**
 * Turns restrictions into rows of arcs that may not follow one another. `no` bans the one turn; `only` bans every other
 * turn at the junction, turning round included. Where the way leads over further ways, the ban holds for who came along
 * all of them; what may be done on leaving the first is not touched.
 */
export function turnBans({ network, edgesOf, nodeOf }: CutWays, restrictions: Iterable<TurnRestriction>): TurnBans {
  const { from, to, flags } = network
  const tail = (arc: number): number => (arc & 1 ? to : from)[arc >> 1]!
  const head = (arc: number): number => (arc & 1 ? from : to)[arc >> 1]!
  const arcsOf = (way: number): number[] =>
    edgesOf(way).flatMap((edge) => [
      ...(flags[edge]! & edgeFlag.forward ? [2 * edge] : []),
      ...(flags[edge]! & edgeFlag.backward ? [2 * edge + 1] : []),
    ])
  let leaving: Map<number, number[]> | undefined
  const arcsFrom = (node: number): readonly number[] => {
    leaving ??= groupByTail(network, tail)
    return leaving.get(node) ?? []
  }

  /** The arcs from the end of `fromWay` to the beginning of `toWay`; undefined when there is none, or more than one. */
  const findWay = ({ fromWay, via, toWay }: TurnRestriction): number[] | undefined => {
    if ('ways' in via) return findOver(fromWay, via.ways, toWay)
    const node = nodeOf(via.node)
    const into = arcsOf(fromWay).filter((arc) => head(arc) === node)
    const out = arcsOf(toWay).filter((arc) => tail(arc) === node)
    return into.length === 1 && out.length === 1 ? [into[0]!, out[0]!] : undefined
  }
  const findOver = (fromWay: number, over: readonly number[], toWay: number): number[] | undefined => {
    const stages = [...over, toWay].map(arcsOf)
    let paths: { arcs: number[]; stage: number }[] = arcsOf(fromWay).map((arc) => ({ arcs: [arc], stage: -1 }))
    for (let length = 1; length < LONGEST_WAY && paths.length > 0; length++) {
      const next: typeof paths = []
      for (const { arcs, stage } of paths) {
        const last = arcs.at(-1)!
        for (const to of stage < 0 ? [0] : [stage, stage + 1]) {
          for (const arc of stages[to] ?? []) {
            if (tail(arc) !== head(last) || arc === (last ^ 1) || arcs.includes(arc)) continue
            if (to === stages.length - 1) return [...arcs, arc]
            next.push({ arcs: [...arcs, arc], stage: to })
          }
        }
      }
      paths = next
    }
    return undefined
  }

  const bans: number[][] = []
  let kept = 0
  let dropped = 0
  for (const restriction of restrictions) {
    const way = findWay(restriction)
    if (way === undefined) {
      dropped++
      continue
    }
    kept++
    const before = way.slice(0, -1)
    const out = way.at(-1)!
    if (restriction.kind === 'no') bans.push(way)
    else for (const other of arcsFrom(tail(out))) if (other !== out) bans.push([...before, other])
  }
  return { bans, kept, dropped }
}

// Ways round of more pieces than this are not restrictions that a sign could show.
const LONGEST_WAY = 24

function groupByTail(network: CutWays['network'], tail: (arc: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (let edge = 0; edge < network.edges; edge++) {
    for (const arc of [2 * edge, 2 * edge + 1]) {
      if (!(network.flags[edge]! & (arc & 1 ? edgeFlag.backward : edgeFlag.forward))) continue
      const group = groups.get(tail(arc))
      if (group) group.push(arc)
      else groups.set(tail(arc), [arc])
    }
  }
  return groups
}
