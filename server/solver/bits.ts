/** Sets of small numbers, one bit each, 32 to a word. */

/** Whether two sets of the same length have nothing in common. */
export function areApart(a: Int32Array, b: Int32Array): boolean {
  for (let w = 0; w < a.length; w++) if (a[w] & b[w]) return false
  return true
}

/** Whether the number is in the set. */
export function has(bits: Int32Array, bit: number): boolean {
  return (bits[bit >> 5] & (1 << (bit & 31))) !== 0
}

/** Puts a number into the set. */
export function set(bits: Int32Array, bit: number): void {
  bits[bit >> 5] |= 1 << (bit & 31)
}

/** Adds all of another set of the same length. */
export function join(bits: Int32Array, more: Int32Array): void {
  for (let w = 0; w < bits.length; w++) bits[w] |= more[w]
}
