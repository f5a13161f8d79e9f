/** The greatest prize, cost, distance, load or count; as a limit it is none. */
export const NO_LIMIT = 1_000_000_000

/** Times stay below this (eight years), so that a time plus a few durations is exact in 32 bits; as a limit it is none. */
export const LATEST = 2 ** 28

/** Later than every time that a valid problem can hold; small enough that adding a duration stays exact. */
export const NEVER = 1 << 30

/** The greatest weight. Whether all costs together can be exact depends on the whole problem, and is asked of it. */
export const MOST_WEIGHT = 2 ** 40
