/**
 * The inverse of an n × n matrix by rows, which is used up: Gauss and Jordan with row pivoting. Undefined when it is (nearly)
 * singular.
 */
export function invert(matrix: Float64Array, n: number): Float64Array | undefined {
  const inverse = new Float64Array(n * n)
  for (let i = 0; i < n; i++) inverse[i * n + i] = 1
  for (let c = 0; c < n; c++) {
    let best = c
    for (let i = c + 1; i < n; i++) if (Math.abs(matrix[i * n + c]) > Math.abs(matrix[best * n + c])) best = i
    if (Math.abs(matrix[best * n + c]) < SINGULAR) return undefined
    if (best !== c) for (const side of [matrix, inverse]) swapRows(side, n, best, c)
    const scale = 1 / matrix[c * n + c]
    for (let j = 0; j < n; j++) {
      matrix[c * n + j] *= scale
      inverse[c * n + j] *= scale
    }
    for (let i = 0; i < n; i++) {
      const factor = matrix[i * n + c]
      if (i === c || factor === 0) continue
      for (let j = c; j < n; j++) matrix[i * n + j] -= factor * matrix[c * n + j]
      for (let j = 0; j < n; j++) inverse[i * n + j] -= factor * inverse[c * n + j]
    }
  }
  return inverse
}

/** Entries are small whole numbers: a pivot of less than this is what rounding left of a zero. */
const SINGULAR = 1e-11

function swapRows(matrix: Float64Array, n: number, a: number, b: number): void {
  const keep = matrix.slice(a * n, (a + 1) * n)
  matrix.copyWithin(a * n, b * n, (b + 1) * n)
  matrix.set(keep, b * n)
}
