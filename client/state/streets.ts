import { readRoads } from '../../server/contract/index.ts'
import { useRead } from '../api.ts'

/** The streets in use as far as the page needs to know them. */
type StreetsInUse = {
  /** Part of the tiles' address; empty while there are no streets, or before the server has said. */
  readonly tileVersion: string
  /** Whose they are, to be credited where they are drawn. */
  readonly kind: 'osm' | 'schematic' | null
  /** Changes whenever answers about ways would. */
  readonly key: string
}

// While they are being prepared one looks again, so that ways follow the streets as soon as they can.
const PREPARING_MS = 5_000
const READY_MS = 60_000

/** The streets in use, asked again now and then. */
export function useStreets(): StreetsInUse {
  const { data } = useRead(
    readRoads,
    {},
    { staleMs: READY_MS, repeatMs: (roads) => (roads?.state === 'preparing' ? PREPARING_MS : null) },
  )
  const tileVersion = data?.tileVersion ?? ''
  return { tileVersion, kind: data?.streets?.sourceKind ?? null, key: `${tileVersion} ${data?.state ?? ''}` }
}
