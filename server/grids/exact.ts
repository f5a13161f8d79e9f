import type { Position } from './plane.ts'

// Doubles of degrees or metres become whole numbers exactly at this scale (anything finer than 2⁻⁶⁰ is lost, which is
// less than a picometre).
const SCALE = 2 ** 60

/** On which side of the line a → b the point lies: 1 left, −1 right, 0 exactly on it. No rounding. */
export function sideOf([ax, ay]: Position, [bx, by]: Position, [px, py]: Position): number {
  const left = (bx - ax) * (py - ay)
  const right = (by - ay) * (px - ax)
  const rough = left - right
  // Shewchuk's bound for orient2d: beyond it the rounded answer has the right sign.
  if (Math.abs(rough) > 3.4e-16 * (Math.abs(left) + Math.abs(right))) return Math.sign(rough)
  const exact = (whole(bx) - whole(ax)) * (whole(py) - whole(ay)) - (whole(by) - whole(ay)) * (whole(px) - whole(ax))
  return exact > 0n ? 1 : exact < 0n ? -1 : 0
}

function whole(value: number): bigint {
  return BigInt(Math.round(value * SCALE))
}

/**
 * The point nearest to `point` that a computer can write down and that is not to the right of a → b: on the line if
 * one of the neighbouring numbers is, else a hair to the left.
 */
export function roundLeft(a: Position, b: Position, [x, y]: Position): Position {
  let best: Position | undefined
  let least = Infinity
  let isOn = false
  for (let i = -REACH; i <= REACH; i++) {
    for (let j = -REACH; j <= REACH; j++) {
      const candidate: Position = [x + i * ulp(x), y + j * ulp(y)]
      const side = sideOf(a, b, candidate)
      if (side < 0 || (isOn && side > 0)) continue
      const distance = i * i + j * j
      if (distance < least || (side === 0 && !isOn)) {
        best = candidate
        least = distance
        isOn = side === 0
      }
    }
  }
  return best ?? [x, y]
}

const REACH = 3

/** The step from a number to its neighbour. */
function ulp(value: number): number {
  return value === 0 ? 2 ** -60 : 2 ** (Math.floor(Math.log2(Math.abs(value))) - 52)
}
