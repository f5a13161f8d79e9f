/** The path of the first text that holds a NUL character, which PostgreSQL cannot store; undefined when none does. */
export function findNul(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return value.includes('\0') ? path : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, each] of Object.entries(value)) {
    const found = findNul(each, `${path}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}
