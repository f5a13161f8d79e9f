import type { Position } from 'geojson'
import { positionsOf } from './crs.ts'
import type { Columns } from './map-columns.ts'
import { readGeometry, soundGeometry } from './read-geometry.ts'
import type { Table } from './table.ts'

/** The first position of every row as the file gives it, before any conversion: what another system would be tried on. */
export function sourcePositions(table: Table, columns: Columns): Map<number, Position> {
  const positions = new Map<number, Position>()
  for (const row of table.rows) {
    const cell = (name: string): string => row.cells[columns.get(name)?.index ?? -1] ?? ''
    const pairs = [
      [cell('longitude'), cell('latitude')],
      [cell('easting'), cell('northing')],
    ]
    const pair = pairs
      .map((texts) => texts.map(Number))
      .find(([x, y], index) => pairs[index]?.[0] !== '' && Number.isFinite(x) && Number.isFinite(y))
    const geometry =
      soundGeometry(row.geometry) ?? (columns.has('geometry') ? readGeometry(cell('geometry').trim()) : undefined)
    const position = pair ?? (geometry ? positionsOf(geometry)[0] : undefined)
    if (position) positions.set(row.number, position)
  }
  return positions
}
