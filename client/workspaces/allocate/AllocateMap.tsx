import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Agency,
  type GridDesign,
  readGridAreas,
  readSitePoints,
  type TeamRow,
} from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'
import { useNumbers } from '../../i18n/index.ts'
import { agencyLinesScene, agencyNamesScene, agencySource, basemapScene } from '../../map/layers/basemap.ts'
import { gridNamesScene, gridSource, gridTeamsScene } from '../../map/layers/grids.ts'
import { siteSource, sitesScene } from '../../map/layers/sites.ts'
import { streetsScene } from '../../map/layers/streets.ts'
import { baseSource, basesScene } from '../../map/layers/teams.ts'
import { MapCanvas } from '../../map/MapCanvas.tsx'
import { boundsOf, type Camera, type Hit, joinScenes, type Selection } from '../../map/scene.ts'
import { go, useAddress } from '../../state/address.ts'
import { orNothing, useAgencyAreas, withHazard } from '../../state/areas.ts'
import { useStreets } from '../../state/streets.ts'
import { LevelLegend } from '../../ui/LevelLegend.tsx'
import { MapLegend } from '../../ui/MapLegend.tsx'
import { usePalette } from '../../ui/theme.ts'
import { HitTip } from '../situation/HitTip.tsx'

type AllocateMapProps = {
  agency: Agency
  design: GridDesign | null
  teams: readonly TeamRow[]
  /** The grid that a row of the table points at. */
  pointed: number | null
}

/** Grids in the colours of their teams, the teams' bases, and the sites. */
export function AllocateMap({ agency, design, teams, pointed }: AllocateMapProps) {
  const { t } = useTranslation('allocate')
  const { count } = useNumbers()
  const palette = usePalette()
  const language = useAddress((address) => address.language)
  const site = useAddress((address) => address.site)
  const areas = useAgencyAreas()
  const streets = useStreets()
  const gridAreas = orNothing(useRead(readGridAreas, { query: { agency: agency.code } }).data)
  const sites = withHazard(orNothing(useRead(readSitePoints, { query: { agency: agency.code } }).data))

  const scene = useMemo(
    () =>
      joinScenes(
        basemapScene(areas, palette),
        streetsScene(streets.tileVersion, palette),
        gridTeamsScene(
          withTeams(gridAreas, design),
          teams.map((team) => team.id),
          palette,
        ),
        agencyLinesScene(areas, palette),
        sitesScene(sites, palette),
        gridNamesScene(gridAreas, palette),
        agencyNamesScene(areas, palette, language),
        basesScene(teams, palette),
      ),
    [areas, streets.tileVersion, palette, gridAreas, design, teams, sites, language],
  )
  const selection = useMemo(() => {
    const chosen: Selection[] = [{ source: agencySource, id: agency.code }]
    if (pointed !== null) chosen.push({ source: gridSource, id: pointed })
    if (site !== null) chosen.push({ source: siteSource, id: site })
    return chosen
  }, [agency, pointed, site])
  const camera = useMemo((): Camera | null => {
    const bounds = agency.bounds ?? boundsOf(gridAreas) ?? boundsOf(sites)
    return bounds ? { bounds } : null
  }, [agency, gridAreas, sites])

  const tip = (hit: Hit) => {
    if (hit.source === baseSource) return t('tip.base', { team: String(hit.properties.name) })
    if (hit.source !== gridSource) return <HitTip hit={hit} agencyName="" />
    const row = design?.grids.find((grid) => grid.id === Number(hit.id))
    return (
      <>
        <strong>{row?.code ?? ''}</strong>
        <div>
          {t('tip.grid', {
            sites: row?.siteCount ?? 0,
            hours: count(row?.requiredHours),
            team: row?.teamName ?? t('noTeam'),
          })}
        </div>
      </>
    )
  }
  return (
    <MapCanvas
      label={t('mapLabel')}
      scene={scene}
      camera={camera}
      selection={selection}
      credit={streets.kind}
      tooltip={tip}
      onClick={(hit) => {
        if (hit?.source === siteSource) go({ site: Number(hit.id) })
      }}
    >
      <MapLegend>
        <div hidden={teams.length === 0}>
          <h3>{t('legendTeams')}</h3>
          <ul className="legend-teams">
            {teams.map((team, index) => (
              <li key={team.id}>
                <i style={{ background: palette.teams[index % palette.teams.length] }}>{index + 1}</i>
                {team.name}
              </li>
            ))}
            {design?.grids.some((grid) => grid.teamId === null) ? (
              <li>
                <i style={{ background: palette.faint }} />
                {t('legendUnassigned')}
              </li>
            ) : null}
          </ul>
        </div>
        <LevelLegend />
      </MapLegend>
    </MapCanvas>
  )
}

/** The areas with the teams of the design, so that giving a grid to a team shows at once. */
function withTeams(areas: ReturnType<typeof orNothing>, design: GridDesign | null): ReturnType<typeof orNothing> {
  if (!design) return areas
  const teamOf = new Map(design.grids.map((grid) => [grid.id, grid.teamId]))
  return {
    type: 'FeatureCollection',
    features: areas.features.map((area) => ({
      ...area,
      properties: { ...area.properties, teamId: teamOf.get(Number(area.properties?.id)) ?? null },
    })),
  }
}
