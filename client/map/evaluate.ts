/** What an expression can see of a feature. */
export type Seen = {
  readonly zoom: number
  readonly properties: Readonly<Record<string, unknown>>
  readonly state: Readonly<Record<string, unknown>>
}

type Operator = (parts: readonly unknown[], seen: Seen) => unknown

/**
 * Evaluates the part of the style language that our own layers use, for the map without WebGL. An operator outside
 * that part throws, so that a test of a layer finds it.
 */
export function evaluate(expression: unknown, seen: Seen): unknown {
  if (!Array.isArray(expression)) return expression
  const [name, ...parts] = expression as [string, ...unknown[]]
  const operator = operators[name]
  if (!operator) throw new Error(`The plain map does not know the style operator “${name}”.`)
  return operator(parts, seen)
}

const operators: Readonly<Record<string, Operator>> = {
  get: ([key], seen) => seen.properties[String(key)] ?? null,
  has: ([key], seen) => String(key) in seen.properties,
  zoom: (_, seen) => seen.zoom,
  'feature-state': ([key], seen) => seen.state[String(key)] ?? null,
  literal: ([value]) => value,
  coalesce: (parts, seen) => firstOf(parts, seen, (value) => value !== null && value !== undefined),
  boolean: (parts, seen) => firstOf(parts, seen, (value) => typeof value === 'boolean'),
  number: (parts, seen) => firstOf(parts, seen, (value) => typeof value === 'number'),
  string: (parts, seen) => firstOf(parts, seen, (value) => typeof value === 'string'),
  'to-number': ([value], seen) => Number(evaluate(value, seen)),
  'to-string': ([value], seen) => String(evaluate(value, seen) ?? ''),
  concat: (parts, seen) => parts.map((part) => String(evaluate(part, seen) ?? '')).join(''),
  '!': ([value], seen) => !evaluate(value, seen),
  all: (parts, seen) => parts.every((part) => evaluate(part, seen)),
  any: (parts, seen) => parts.some((part) => evaluate(part, seen)),
  '==': ([one, other], seen) => evaluate(one, seen) === evaluate(other, seen),
  '!=': ([one, other], seen) => evaluate(one, seen) !== evaluate(other, seen),
  '<': (parts, seen) => compare(parts, seen, (one, other) => one < other),
  '<=': (parts, seen) => compare(parts, seen, (one, other) => one <= other),
  '>': (parts, seen) => compare(parts, seen, (one, other) => one > other),
  '>=': (parts, seen) => compare(parts, seen, (one, other) => one >= other),
  '+': (parts, seen) => numbers(parts, seen).reduce((sum, value) => sum + value, 0),
  '*': (parts, seen) => numbers(parts, seen).reduce((product, value) => product * value, 1),
  '-': (parts, seen) => {
    const [one = 0, other] = numbers(parts, seen)
    return other === undefined ? -one : one - other
  },
  '/': (parts, seen) => {
    const [one = 0, other = 1] = numbers(parts, seen)
    return one / other
  },
  max: (parts, seen) => Math.max(...numbers(parts, seen)),
  min: (parts, seen) => Math.min(...numbers(parts, seen)),
  in: ([item, list], seen) => {
    const within = evaluate(list, seen)
    const wanted = evaluate(item, seen)
    return Array.isArray(within) ? within.includes(wanted) : String(within).includes(String(wanted))
  },
  case: (parts, seen) => {
    for (let index = 0; index + 1 < parts.length; index += 2)
      if (evaluate(parts[index], seen)) return evaluate(parts[index + 1], seen)
    return evaluate(parts.at(-1), seen)
  },
  match: ([input, ...arms], seen) => {
    const value = evaluate(input, seen)
    for (let index = 0; index + 1 < arms.length; index += 2) {
      const label = arms[index]
      if (Array.isArray(label) ? label.includes(value) : label === value) return evaluate(arms[index + 1], seen)
    }
    return evaluate(arms.at(-1), seen)
  },
  step: ([input, first, ...stops], seen) => {
    const value = Number(evaluate(input, seen))
    let chosen = first
    for (let index = 0; index + 1 < stops.length; index += 2)
      if (value >= Number(stops[index])) chosen = stops[index + 1]
    return evaluate(chosen, seen)
  },
  interpolate: ([how, input, ...stops], seen) => {
    const base = Array.isArray(how) && how[0] === 'exponential' ? Number(how[1]) : 1
    const value = Number(evaluate(input, seen))
    let index = 0
    while (index + 2 < stops.length && value >= Number(stops[index + 2])) index += 2
    const low = evaluate(stops[index + 1], seen)
    if (index + 3 >= stops.length || value <= Number(stops[index])) return low
    const high = evaluate(stops[index + 3], seen)
    return between(low, high, progress(value, Number(stops[index]), Number(stops[index + 2]), base))
  },
}

function firstOf(parts: readonly unknown[], seen: Seen, isRight: (value: unknown) => boolean): unknown {
  for (const part of parts) {
    const value = evaluate(part, seen)
    if (isRight(value)) return value
  }
  return null
}

function numbers(parts: readonly unknown[], seen: Seen): number[] {
  return parts.map((part) => Number(evaluate(part, seen)))
}

function compare(parts: readonly unknown[], seen: Seen, holds: (one: number, other: number) => boolean): boolean {
  const [one, other] = parts.map((part) => evaluate(part, seen))
  return one != null && other != null && holds(one as number, other as number)
}

function progress(value: number, from: number, to: number, base: number): number {
  if (base === 1) return (value - from) / (to - from)
  return (base ** (value - from) - 1) / (base ** (to - from) - 1)
}

function between(low: unknown, high: unknown, share: number): unknown {
  if (typeof low === 'number' && typeof high === 'number') return low + (high - low) * share
  const [one, other] = [channels(low), channels(high)]
  if (!one || !other) return share < 0.5 ? low : high
  return `rgb(${one.map((channel, index) => Math.round(channel + (other[index]! - channel) * share)).join(' ')})`
}

function channels(colour: unknown): number[] | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(String(colour))
  return hex ? hex.slice(1).map((pair) => Number.parseInt(pair, 16)) : null
}
