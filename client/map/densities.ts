import type * as GeoJSON from 'geojson'

/**
 * The density that the heat has at about `samples` of its own points, in weight per km²: with the densities of the
 * grids it gives limits that suit both.
 */
export function sampleDensities(
  points: GeoJSON.FeatureCollection,
  weight: string,
  bandwidthKm: number,
  samples = 150,
): number[] {
  const places = points.features.flatMap((feature) => {
    if (feature.geometry?.type !== 'Point') return []
    const [lon, lat] = feature.geometry.coordinates as [number, number]
    const mass = Number(feature.properties?.[weight] ?? 0)
    return [{ x: lon * 111.32 * Math.cos((lat * Math.PI) / 180), y: lat * 110.95, mass }]
  })
  const step = Math.max(1, Math.floor(places.length / samples))
  const reach = 3 * bandwidthKm
  const peak = 1 / (2 * Math.PI * bandwidthKm ** 2)
  const densities: number[] = []
  for (let index = 0; index < places.length; index += step) {
    const here = places[index]!
    let density = 0
    for (const there of places) {
      const [dx, dy] = [there.x - here.x, there.y - here.y]
      if (Math.abs(dx) > reach || Math.abs(dy) > reach) continue
      density += there.mass * peak * Math.exp(-(dx * dx + dy * dy) / (2 * bandwidthKm ** 2))
    }
    densities.push(density)
  }
  return densities
}
