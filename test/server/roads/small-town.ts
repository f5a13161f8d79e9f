import type { OsmData } from '../../support/write-pbf.ts'

const STEP_EAST = 0.016 // about 1,360 m
const STEP_NORTH = 0.009 // about 1,000 m

/** Node of a lattice: column 0…4, row 0…4, from the south-west. */
export const nodeAt = (column: number, row: number): number => 1 + row * 5 + column

/** Longitude and latitude of a lattice point, or between points. */
export function placeAt(column: number, row: number): [number, number] {
  return [Number((116.428 + column * STEP_EAST).toFixed(6)), Number((39.905 + row * STEP_NORTH).toFixed(6))]
}

const lattice = [0, 1, 2, 3, 4]

/**
 * A town of five streets by five over the tiny city's sites, west-east ways 1–5, south-north ways 11–15: the middle street
 * (way 3) is an arterial, way 13 is one-way to the north, a footway and a private road are not for us, and from way 3
 * eastward nobody may turn left into way 12.
 */
export function smallTown(): OsmData {
  return {
    nodes: lattice.flatMap((row) =>
      lattice.map((column) => {
        const [lon, lat] = placeAt(column, row)
        return { id: nodeAt(column, row), lon, lat }
      }),
    ),
    ways: [
      ...lattice.map((row) => ({
        id: row + 1,
        refs: lattice.map((column) => nodeAt(column, row)),
        tags: { highway: row === 2 ? 'primary' : 'residential', name: `东西路${row + 1}` },
      })),
      ...lattice.map((column) => ({
        id: column + 11,
        refs: lattice.map((row) => nodeAt(column, row)),
        tags: { highway: 'secondary', ...(column === 2 ? { oneway: 'yes' } : {}), maxspeed: '60' },
      })),
      { id: 21, refs: [nodeAt(0, 0), nodeAt(1, 1)], tags: { highway: 'footway' } },
      { id: 22, refs: [nodeAt(0, 1), nodeAt(1, 2)], tags: { highway: 'service', access: 'private' } },
      { id: 23, refs: [nodeAt(0, 0), nodeAt(4, 4)], tags: { building: 'yes' } },
      { id: 24, refs: [nodeAt(4, 4), 999], tags: { highway: 'residential' } },
    ],
    relations: [
      {
        id: 1,
        tags: { type: 'restriction', restriction: 'no_left_turn' },
        members: [
          { type: 'way', ref: 103, role: 'from' },
          { type: 'node', ref: nodeAt(1, 2), role: 'via' },
          { type: 'way', ref: 12, role: 'to' },
        ],
      },
    ],
  }
}
