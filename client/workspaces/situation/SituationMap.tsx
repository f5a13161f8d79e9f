import type * as GeoJSON from 'geojson'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../i18n/index.ts'
import { agencyFill, agencyLinesScene, agencyNamesScene, agencySource, basemapScene } from '../../map/layers/basemap.ts'
import { closeUpScene } from '../../map/layers/buildings.ts'
import { choroplethScene, gridEdgesScene, gridNamesScene, gridSource } from '../../map/layers/grids.ts'
import { heatScene } from '../../map/layers/heat.ts'
import { siteSource, sitesScene } from '../../map/layers/sites.ts'
import { streetsScene } from '../../map/layers/streets.ts'
import { MapCanvas } from '../../map/MapCanvas.tsx'
import { boundsOf, type Camera, type Hit, joinScenes, type Selection } from '../../map/scene.ts'
import { useIsPlain } from '../../map/use-is-plain.ts'
import { go, useAddress } from '../../state/address.ts'
import { useCity } from '../../state/city.ts'
import { useStreets } from '../../state/streets.ts'
import { LevelLegend } from '../../ui/LevelLegend.tsx'
import { MapLegend } from '../../ui/MapLegend.tsx'
import { RampLegend } from '../../ui/RampLegend.tsx'
import { usePalette } from '../../ui/theme.ts'
import { HitTip } from './HitTip.tsx'
import type { Situation } from './use-situation.ts'

type SituationMapProps = {
  kind: 'heat' | 'grid'
  situation: Situation
  pointed: { source: string; id: string | number } | null
  /** One of two beside each other; the right one does not say again what the left one explains. */
  isHalf?: boolean
}

/** One of the two maps of 态势, with the legend that gives its colours a unit. */
export function SituationMap({ kind: wanted, situation, pointed, isHalf = false }: SituationMapProps) {
  const { t } = useTranslation('situation')
  // The plain map has no heat; the grids say the same in the same colours.
  const kind = useIsPlain() ? 'grid' : wanted
  const palette = usePalette()
  const words = useWords()
  const city = useCity()
  const streets = useStreets()
  const { agency, grid, site, language } = useAddress((address) => address)
  const { areas, gridAreas, grids, points, agencySites, breaks, bandwidthKm } = situation
  const latitude = useMemo(() => middleLatitude(points), [points])
  const dataVersion = city?.dataVersion ?? null

  const scene = useMemo(() => {
    const cover =
      kind === 'grid'
        ? choroplethScene(gridAreas, breaks, palette)
        : joinScenes(
            heatScene({ points, weight: 'priority', bandwidthKm, breaks, latitude }, palette),
            gridEdgesScene(gridAreas, palette),
          )
    const dots = sitesScene(agencySites ?? points, palette, agency === null ? 10 : 0)
    return joinScenes(
      basemapScene(areas, palette),
      streetsScene(streets.tileVersion, palette),
      cover,
      dataVersion === null ? null : closeUpScene(dataVersion, palette),
      agencyLinesScene(areas, palette),
      dots,
      gridNamesScene(gridAreas, palette),
      agencyNamesScene(areas, palette, language),
      { sources: {}, layers: [], interactive: gridAreas.features.length === 0 ? [agencyFill] : [] },
    )
  }, [
    kind,
    gridAreas,
    breaks,
    palette,
    points,
    bandwidthKm,
    latitude,
    agencySites,
    agency,
    areas,
    streets.tileVersion,
    dataVersion,
    language,
  ])

  const selection = useMemo(() => {
    const chosen: Selection[] = []
    if (agency !== null) chosen.push({ source: agencySource, id: agency })
    const gridId = grids.find((each) => each.code === grid)?.id
    if (gridId !== undefined) chosen.push({ source: gridSource, id: gridId })
    if (site !== null) chosen.push({ source: siteSource, id: site })
    if (pointed) chosen.push(pointed)
    return chosen
  }, [agency, grid, grids, site, pointed])

  const camera = useMemo((): Camera | null => {
    const found = (agencySites ?? points).features.find((feature) => feature.properties?.id === site)
    if (site !== null && found?.geometry.type === 'Point')
      return { center: [found.geometry.coordinates[0]!, found.geometry.coordinates[1]!], zoom: 14.5 }
    const gridArea = gridAreas.features.find((feature) => feature.properties?.code === grid)
    const bounds =
      (gridArea ? boundsOf({ type: 'FeatureCollection', features: [gridArea] }) : null) ??
      city?.agencies.find((each) => each.code === agency)?.bounds ??
      (areas ? boundsOf(areas) : null) ??
      boundsOf(points)
    return bounds ? { bounds } : null
  }, [site, grid, agency, areas, gridAreas, points, agencySites, city])

  const choose = (hit: Hit | null) => {
    if (!hit) return
    const owner = typeof hit.properties.agencyCode === 'string' ? hit.properties.agencyCode : agency
    if (hit.source === siteSource) go({ site: Number(hit.id), agency: owner })
    else if (hit.source === agencySource) go({ agency: String(hit.id), grid: null, site: null })
    else if (hit.source === gridSource)
      // From the city one looks into the district first, then into its grids.
      go(
        agency === owner
          ? { grid: String(hit.properties.code), site: null }
          : { agency: owner, grid: null, site: null },
      )
  }

  const title = kind === 'heat' ? t('heatTitle') : t('gridTitle')
  return (
    <MapCanvas
      label={`${t('mapLabel')}: ${title}`}
      scene={scene}
      camera={camera}
      selection={selection}
      credit={streets.kind}
      link="situation"
      onClick={choose}
      tooltip={(hit) => (
        <HitTip
          hit={hit}
          agencyName={words(city?.agencies.find((each) => each.code === hit.properties.agencyCode)?.name)}
        />
      )}
    >
      <MapLegend isFolded={isHalf && window.innerWidth < 1400}>
        <RampLegend
          title={title}
          unit={t('unit')}
          note={kind === 'heat' ? t('heatNote', { km: bandwidthKm }) : t('gridNote')}
          breaks={breaks}
        />
        {agency === null || (isHalf && kind === 'grid') ? null : <LevelLegend />}
      </MapLegend>
    </MapCanvas>
  )
}

function middleLatitude(points: GeoJSON.FeatureCollection): number {
  const bounds = boundsOf(points)
  return bounds ? (bounds[1] + bounds[3]) / 2 : 40
}
