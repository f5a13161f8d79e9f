declare module 'shpjs' {
  import type { Geometry } from 'geojson'
  export function parseShp(shp: DataView, prj?: string): (Geometry | null)[]
  export function parseDbf(dbf: DataView, encoding?: string): Record<string, unknown>[]
}
