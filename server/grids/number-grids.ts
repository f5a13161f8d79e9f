import type { Position } from './plane.ts'

/**
 * The order in which grids are numbered, as indices: rows from north to south, each from west to east. Rows hold about
 * as many grids as the area's shape suggests.
 */
export function numberingOrder(centres: readonly Position[]): number[] {
  if (centres.length === 0) return []
  const xs = centres.map(([x]) => x)
  const ys = centres.map(([, y]) => y)
  const width = Math.max(...xs) - Math.min(...xs)
  const height = Math.max(...ys) - Math.min(...ys)
  const rows =
    width + height === 0 ? 1 : Math.max(1, Math.round(Math.sqrt((centres.length * height) / (width || height))))
  const perRow = Math.ceil(centres.length / Math.min(rows, centres.length))
  const southwards = centres.map((_, index) => index).sort((one, two) => ys[two]! - ys[one]! || xs[one]! - xs[two]!)
  const order: number[] = []
  for (let at = 0; at < southwards.length; at += perRow) {
    order.push(...southwards.slice(at, at + perRow).sort((one, two) => xs[one]! - xs[two]! || ys[two]! - ys[one]!))
  }
  return order
}

/** `110105G07`: agency, G, two digits (three beyond 99). */
export function gridCode(agencyCode: string, number: number): string {
  return `${agencyCode}G${String(number).padStart(2, '0')}`
}
