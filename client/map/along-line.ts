type PlaceOnLine = {
  readonly x: number
  readonly y: number
  /** Degrees from the x axis towards y, in the direction of the line. */
  readonly angle: number
}

/** Places at equal spacing along a line, the first half a spacing from its beginning; none on a line shorter than that. */
export function placesAlong(line: readonly (readonly [number, number])[], spacing: number): PlaceOnLine[] {
  const places: PlaceOnLine[] = []
  let next = spacing / 2
  let passed = 0
  for (let i = 0; i + 1 < line.length; i++) {
    const [ax, ay] = line[i]!
    const [bx, by] = line[i + 1]!
    const length = Math.hypot(bx - ax, by - ay)
    for (; length > 0 && next <= passed + length; next += spacing) {
      const share = (next - passed) / length
      const angle = (Math.atan2(by - ay, bx - ax) * 180) / Math.PI
      places.push({ x: ax + share * (bx - ax), y: ay + share * (by - ay), angle })
    }
    passed += length
  }
  return places
}
