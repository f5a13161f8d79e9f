import { expect, test } from 'vitest'
import { drawnHazards, hazardDrawing } from '../../../client/ui/hazard-paths.ts'
import { palettes } from '../../../client/ui/palette.ts'

/** Relative luminance as WCAG defines it. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (high! + 0.05) / (low! + 0.05)
}

// How a colour looks to eyes without red or green cones (Viénot, Brettel, Mollon 1999), in linear light.
const blindness = {
  protan: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deutan: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
}
function seenBy(hex: string, matrix: number[][]): number[] {
  const linear = [1, 3, 5].map((at) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2)
  return matrix.map(
    (row) =>
      Math.max(
        0,
        row.reduce((sum, weight, index) => sum + weight * linear[index]!, 0),
      ) **
      (1 / 2.2),
  )
}

test.each(Object.values(palettes))('$name: text is readable on every ground', (palette) => {
  for (const ground of [palette.panel, palette.paper, palette.raised]) {
    expect(contrast(palette.ink, ground)).toBeGreaterThan(7)
    expect(contrast(palette.quiet, ground)).toBeGreaterThan(4.5)
    for (const ink of [palette.primary, palette.bad, palette.good])
      expect(contrast(ink, ground), ink).toBeGreaterThan(4)
  }
  for (const level of ['A', 'B', 'C', 'D'] as const)
    expect(contrast(palette.levelInk[level], palette.level[level]), level).toBeGreaterThan(3)
  expect(contrast(palette.mapLabel, palette.mapArea)).toBeGreaterThan(4.5)
})

test.each(Object.values(palettes))('$name: the four levels stay apart without red or green cones', (palette) => {
  const levels = Object.values(palette.level)
  for (const matrix of Object.values(blindness))
    for (const [index, one] of levels.entries())
      for (const other of levels.slice(index + 1)) {
        const [a, b] = [seenBy(one, matrix), seenBy(other, matrix)]
        const distance = Math.hypot(...a.map((channel, at) => channel - b[at]!))
        expect(distance, `${one} ${other}`).toBeGreaterThan(0.15)
      }
})

test('every kind of hazardous work has its own drawing', () => {
  const codes = ['PIT', 'FW-T', 'FW', 'LB', 'LIFT', 'CRANE', 'SC-G', 'SC-A', 'SC-C', 'SC-B', 'DEM', 'TUN', 'CW', 'ST']
  const others = ['PILE', 'UW', 'PC', 'JACK', 'NEW']
  expect([...drawnHazards].toSorted()).toEqual([...codes, ...others].toSorted())
  expect(new Set(drawnHazards.map((code) => hazardDrawing(code).lines)).size).toBe(drawnHazards.length)
  expect(hazardDrawing('??').lines).toContain('M12 3')
})
