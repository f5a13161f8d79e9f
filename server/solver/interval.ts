/** An interval of whole numbers from 0 to `LAST` in one number, so that handing it back allocates nothing; −1 stands for none. */

/** The greatest end: both ends have 16 bits. */
export const LAST = 65_535

/** The interval low … high; −1 when it is empty. */
export function interval(low: number, high: number): number {
  return low <= high ? low * (LAST + 1) + high : -1
}

/** The low end of an interval that is not empty. */
export function firstOf(interval: number): number {
  return interval >>> 16
}

/** The high end of an interval that is not empty. */
export function lastOf(interval: number): number {
  return interval & LAST
}
