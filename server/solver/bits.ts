/** Sets of small numbers, one bit each, 32 to a word. */

/** Whether two sets of the same length have nothing in common. */
export function areApart(a: Int32Array, b: Int32Array): boolean {
  for (let w = 0; w < a.length; w++) if (a[w] & b[w]) return false
  return true
}

export function has(bits: Int32Array, bit: number): boolean {
  return (bits[bit >> 5] & (1 << (bit & 31))) !== 0
}

export function set(bits: Int32Array, bit: number): void {
  bits[bit >> 5] |= 1 << (bit & 31)
}

export function join(bits: Int32Array, more: Int32Array): void {
  for (let w = 0; w < bits.length; w++) bits[w] |= more[w]
}
