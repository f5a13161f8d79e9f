type Key = string | number

/** `vehicles[0].costs.fixed` as a path. */
const keysOf = (path: string): Key[] =>
  [...path.matchAll(/\[(\d+)\]|[^.[]+/g)].map(([word, index]) => (index === undefined ? word : Number(index)))

/** A copy of a JSON value with one place set, or taken out when the value is `undefined`. */
export function spoil<T>(json: T, path: string | readonly Key[], value: unknown): T {
  const copy = structuredClone(json)
  const keys = typeof path === 'string' ? keysOf(path) : path
  const parent = keys.slice(0, -1).reduce<Record<Key, unknown>>((at, key) => at[key] as never, copy as never)
  const last = keys.at(-1)!
  if (value !== undefined) parent[last] = structuredClone(value)
  else if (Array.isArray(parent)) parent.splice(Number(last), 1)
  else delete parent[last]
  return copy
}

/** The paths of all places in a JSON value. */
export function* placesOf(value: unknown, path: readonly Key[] = []): Generator<readonly Key[]> {
  if (path.length > 0) yield path
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value))
    yield* placesOf(child, [...path, Array.isArray(value) ? Number(key) : key])
}
