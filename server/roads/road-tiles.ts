import type { FeatureCollection } from 'geojson'
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import type { RoadClass } from './road-way.ts'

/** Which streets are drawn from which zoom on, each step adding to the ones before. */
const steps: readonly { readonly zoom: number; readonly classes: readonly RoadClass[] }[] = [
  { zoom: 6, classes: ['motorway', 'trunk'] },
  { zoom: 9, classes: ['primary'] },
  { zoom: 11, classes: ['secondary', 'motorway_link', 'trunk_link', 'primary_link', 'ferry'] },
  { zoom: 12, classes: ['tertiary', 'secondary_link'] },
  { zoom: 13, classes: ['unclassified', 'residential', 'living_street', 'tertiary_link'] },
  { zoom: 14, classes: ['service'] },
]

/** The classes of streets that a tile of this zoom shows. */
export function classesAt(zoom: number): RoadClass[] {
  return steps.filter((step) => zoom >= step.zoom).flatMap((step) => step.classes)
}

// Units of the tile's 4096 a side: so much a line may stray, and so far beyond its edges a tile knows its neighbours.
const STRAY = 2
const MARGIN = 96
const UNITS = 4096

/**
 * The streets of one tile: the pieces between junctions joined to whole lines by class and name, so that a name runs along
 * its street; no more points than the zoom shows. One query by area, however large the network is.
 */
export async function readTileStreets(
  db: Db,
  versionId: number,
  { z, x, y }: { readonly z: number; readonly x: number; readonly y: number },
): Promise<FeatureCollection> {
  const classes = classesAt(z)
  if (classes.length === 0) return { type: 'FeatureCollection', features: [] }
  const unit = 1 / UNITS
  const [west, north] = corner(z, x - MARGIN * unit, y - MARGIN * unit)
  const [east, south] = corner(z, x + 1 + MARGIN * unit, y + 1 + MARGIN * unit)
  const strayDegrees = ((east - west) / (UNITS + 2 * MARGIN)) * STRAY
  // Written out, not as a parameter: only so does the database see that its index of main streets will do.
  const wanted = sql.join(classes.map((each) => sql.lit(each)))
  const { rows } = await sql<{ class: string; name: string | null; shape: string | null }>`
    select class, name, st_asgeojson(st_simplify(st_linemerge(st_collect(shape)), ${strayDegrees}::float8), 6) as shape
    from road_edge
    where version_id = ${versionId} and class in (${wanted})
      and shape && st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4326)
    group by class, name order by class, name`.execute(db)
  return {
    type: 'FeatureCollection',
    features: rows.flatMap((row) =>
      row.shape === null
        ? []
        : [
            {
              type: 'Feature',
              geometry: JSON.parse(row.shape),
              properties: row.name === null ? { class: row.class } : { class: row.class, name: row.name },
            },
          ],
    ),
  }
}

/** Longitude and latitude of a place in the grid of tiles of a zoom. */
function corner(z: number, x: number, y: number): [number, number] {
  const side = 2 ** z
  const angle = Math.PI * (1 - (2 * y) / side)
  return [(x / side) * 360 - 180, (Math.atan(Math.sinh(angle)) * 180) / Math.PI]
}
