import type * as GeoJSON from 'geojson'

/** Features that go, by identifier, and features that come or take the place of one with their identifier. */
export type DataDiff = { readonly remove: (string | number)[]; readonly add: GeoJSON.Feature[] }

/**
 * What leads from one collection to the next, when features that stay are the same objects and `idKey` is the property that
 * tells them apart; null when sending the whole is as good, or nothing tells them apart.
 */
export function dataDiff(before: unknown, after: unknown, idKey: unknown): DataDiff | null {
  if (typeof idKey !== 'string' || !isCollection(before) || !isCollection(after)) return null
  const was = byId(before, idKey)
  const is = byId(after, idKey)
  if (!was || !is) return null
  const add = after.features.filter((feature) => was.get(feature.properties?.[idKey]) !== feature)
  const remove = [...was.keys()].filter((id) => !is.has(id))
  return 2 * (add.length + remove.length) > after.features.length ? null : { remove, add }
}

function byId({ features }: GeoJSON.FeatureCollection, idKey: string): Map<string | number, GeoJSON.Feature> | null {
  const found = new Map<string | number, GeoJSON.Feature>()
  for (const feature of features) {
    const id = feature.properties?.[idKey]
    if (typeof id !== 'string' && typeof id !== 'number') return null
    found.set(id, feature)
  }
  return found.size === features.length ? found : null
}

function isCollection(data: unknown): data is GeoJSON.FeatureCollection {
  return typeof data === 'object' && data !== null && 'features' in data
}
