import type { Level } from '../../server/contract/index.ts'

/** The shape of each level in a 24 × 24 box: circle, square, diamond, hexagon. */
export const levelPath: Readonly<Record<Level, string>> = {
  A: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16z',
  B: 'M5 5h14v14H5z',
  C: 'M12 1.5 22.5 12 12 22.5 1.5 12z',
  D: 'M6.5 2h11L23 12l-5.5 10h-11L1 12z',
}
