// Only operations that every machine rounds alike are used on the way to a choice: no powers, no logarithms.

/** A stream of seeded random choices; equal labels under one seed give equal streams, whatever else is drawn. */
export type Random = {
  /** A real in [0, 1). */
  real(): number
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One entry, each as likely as its weight. */
  weighted<T>(list: readonly T[], weight: (entry: T) => number): T
  /** Roughly normal, within ±3.5 deviations: a sum of uniforms, so that no machine rounds it differently. */
  bell(mean: number, deviation: number): number
  shuffled<T>(list: readonly T[]): T[]
}

export function seededRandom(seed: number, label: string): Random {
  const next = sfc32(seed, label)
  const real = () => next() / 4294967296
  const int = (low: number, high: number) => low + Math.floor(real() * (high - low + 1))
  return {
    real,
    int,
    chance: (probability) => real() < probability,
    pick: (list) => list[Math.floor(real() * list.length)]!,
    weighted(list, weight) {
      let total = 0
      for (const entry of list) total += weight(entry)
      let left = real() * total
      for (const entry of list) {
        left -= weight(entry)
        if (left < 0) return entry
      }
      return list.at(-1)!
    },
    bell(mean, deviation) {
      const sum = real() + real() + real() + real()
      // four uniforms have mean 2 and deviation √(1/3)
      return mean + (sum - 2) * 1.7320508 * deviation
    },
    shuffled(list) {
      const copy = [...list]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i)
        const kept = copy[i]!
        copy[i] = copy[j]!
        copy[j] = kept
      }
      return copy
    },
  }
}

/** Doty-Humphrey's small fast counter generator, from PractRand; warmed up so that labels part ways. */
function sfc32(seed: number, label: string): () => number {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, hash(label), 1]
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return t >>> 0
  }
  for (let i = 0; i < 16; i++) next()
  return next
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value | 0
}
