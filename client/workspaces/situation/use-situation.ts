import type * as GeoJSON from 'geojson'
import { useMemo } from 'react'
import {
  type AgencyStanding,
  type GridRow,
  readGridAreas,
  readRiskSurface,
  readSitePoints,
  readStandings,
} from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'
import { niceBreaks } from '../../map/breaks.ts'
import { sampleDensities } from '../../map/densities.ts'
import { useAddress } from '../../state/address.ts'
import { orNothing, useAgencyAreas, withHazard } from '../../state/areas.ts'

/** A grid as the areas carry it: the row, and whose it is. */
export type SituationGrid = GridRow & { agencyCode: string }

export type Situation = {
  readonly asOf: string | null
  readonly standings: readonly AgencyStanding[]
  readonly areas: GeoJSON.FeatureCollection | null
  readonly gridAreas: GeoJSON.FeatureCollection
  readonly grids: readonly SituationGrid[]
  readonly points: GeoJSON.FeatureCollection
  /** With names and hazards, for one agency as it is now; null else. */
  readonly agencySites: GeoJSON.FeatureCollection | null
  readonly bandwidthKm: number
  readonly breaks: readonly number[]
  readonly isLoading: boolean
  readonly error: unknown
  readonly retry: () => void
}

/** Sigma of the heat in kilometres: wide for the city, narrow for a district. */
const cityBandwidth = 1.5
const agencyBandwidth = 0.75

function isOf(agency: string | null) {
  return (feature: GeoJSON.Feature) => agency === null || feature.properties?.agencyCode === agency
}

/** Everything that 态势 shows, for the quarter and agency in the address bar. */
export function useSituation(): Situation {
  const agency = useAddress((address) => address.agency)
  const quarter = useAddress((address) => address.quarter)
  const when = quarter === null ? {} : { quarter }
  const standings = useRead(readStandings, { query: when }, { keepPrevious: true })
  const gridAreas = useRead(readGridAreas, { query: when }, { keepPrevious: true })
  const surface = useRead(readRiskSurface, { query: when }, { keepPrevious: true })
  const sites = useRead(readSitePoints, agency !== null && quarter === null ? { query: { agency } } : null)
  const areas = useAgencyAreas()
  const gridCollection = orNothing(gridAreas.data)
  const grids = useMemo(
    () => gridCollection.features.map((feature) => feature.properties as unknown as SituationGrid),
    [gridCollection],
  )
  const pointCollection = orNothing(surface.data)
  const bandwidthKm = agency === null ? cityBandwidth : agencyBandwidth
  const breaks = useMemo(() => {
    const own = { ...pointCollection, features: pointCollection.features.filter(isOf(agency)) }
    const ownGrids = grids.filter((grid) => agency === null || grid.agencyCode === agency)
    const densities = sampleDensities(own, 'priority', bandwidthKm, Math.max(40, ownGrids.length))
    return niceBreaks([...ownGrids.map((grid) => grid.riskPerKm2), ...densities])
  }, [grids, pointCollection, agency, bandwidthKm])
  return {
    asOf: standings.data?.asOf ?? null,
    standings: standings.data?.items ?? [],
    areas,
    gridAreas: gridCollection,
    grids,
    points: pointCollection,
    bandwidthKm,
    agencySites: agency !== null && quarter === null && sites.data ? withHazard(orNothing(sites.data)) : null,
    breaks,
    isLoading: standings.isPending,
    error: standings.error,
    retry: () => void standings.refetch(),
  }
}
