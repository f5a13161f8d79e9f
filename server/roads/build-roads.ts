import type { RoadReport } from '../contract/index.ts'
import { AppError } from '../http/app-error.ts'
import { networkParts } from '../streets/index.ts'
import { cutWays } from './cut-ways.ts'
import { edgeFlag, type RoadNetwork } from './road-network.ts'
import type { OnProgress, RoadSource, RoadWay, TurnRestriction } from './road-way.ts'
import { turnBans } from './turn-bans.ts'

/** A network ready to be stored, and what there is to say about it. */
export type BuiltRoads = {
  readonly network: RoadNetwork
  /** Edge → 1 in the main part. */
  readonly isMain: Uint8Array
  readonly report: RoadReport
}

// Below this most of the city would be unreachable from itself: one-ways the wrong way round, or pieces of a network.
const LEAST_MAIN_SHARE = 0.5
const PARTS_SHOWN = 5

/** Cuts ways into a network; refuses one without streets, or without a connected core. */
export async function buildRoads(
  source: RoadSource,
  ways: Iterable<RoadWay> | AsyncIterable<RoadWay>,
  restrictions: Iterable<TurnRestriction>,
  onProgress: OnProgress = () => undefined,
): Promise<BuiltRoads> {
  onProgress('build', 0, 2)
  const cut = await cutWays(ways)
  if (cut.network.edges === 0) {
    throw new AppError('not-possible', {
      zh: `${source.name} 里没有机动车可用的道路，没有导入任何内容`,
      en: `${source.name} holds no streets that cars may use; nothing was imported`,
    })
  }
  const { bans, kept, dropped } = turnBans(cut, restrictions)
  onProgress('build', 1, 2)
  const network: RoadNetwork = { ...cut.network, bans }
  const { isMain: isMainArc, sizes } = networkParts(withoutTimes(network))
  const isMain = Uint8Array.from(network.from, (_, edge) => isMainArc[2 * edge]! | isMainArc[2 * edge + 1]!)
  const kilometres = sumKilometres(network, () => true)
  const mainKilometres = sumKilometres(network, (edge) => isMain[edge] === 1)
  if (mainKilometres < LEAST_MAIN_SHARE * kilometres) {
    const percent = Math.round((100 * mainKilometres) / kilometres)
    throw new AppError('not-possible', {
      zh: `${source.name} 的道路没有连成一体：最大的连通部分只占总里程的 ${percent}%（应不低于 50%），没有导入任何内容。请检查单行方向，或换用完整的数据`,
      en: `The streets of ${source.name} do not hang together: the largest connected part has ${percent} % of all kilometres (at least 50 % are needed); nothing was imported. Check one-way directions, or use a complete extract`,
    })
  }
  onProgress('build', 2, 2)
  const waysKept = new Set(network.wayId).size
  return {
    network,
    isMain,
    report: {
      ...{ state: 'checked', versionId: null, sourceName: source.name, sourceKind: source.kind },
      ...{ waysRead: waysKept, waysKept, waysDropped: {}, restrictionsKept: kept, restrictionsDropped: dropped },
      ...{ nodes: network.nodes, edges: network.edges, kilometres, mainKilometres },
      ...{ parts: sizes.length, largestParts: sizes.slice(0, PARTS_SHOWN), box: boxOf(network.points) },
      ...{ sites: 0, sitesNear: 0, warnings: [] },
    },
  }
}

/** Reachability is not a matter of speed: every open arc takes the same. */
function withoutTimes(network: RoadNetwork) {
  const open = (flag: number): Int32Array => Int32Array.from(network.flags, (flags) => (flags & flag ? 1 : -1))
  return {
    ...network,
    forwardMs: open(edgeFlag.forward),
    backwardMs: open(edgeFlag.backward),
    mayStop: new Uint8Array(network.edges),
  }
}

function sumKilometres({ lengthDecimetres }: RoadNetwork, counts: (edge: number) => boolean): number {
  let sum = 0
  lengthDecimetres.forEach((length, edge) => {
    if (counts(edge)) sum += length
  })
  return Math.round(sum / 1000) / 10
}

function boxOf(points: Int32Array): RoadReport['box'] {
  let [west, south, east, north] = [1.8e9, 0.9e9, -1.8e9, -0.9e9]
  for (let i = 0; i < points.length; i += 2) {
    west = Math.min(west, points[i]!)
    east = Math.max(east, points[i]!)
    south = Math.min(south, points[i + 1]!)
    north = Math.max(north, points[i + 1]!)
  }
  return [west / 1e7, south / 1e7, east / 1e7, north / 1e7]
}
