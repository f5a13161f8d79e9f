/** Later than every time that a valid problem can hold; small enough that adding a duration stays exact. */
export const NEVER = 1 << 30
