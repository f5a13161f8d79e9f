import { ProblemError, whole } from './fields.ts'
import { NO_LIMIT } from './limits.ts'
import type { ProblemInput } from './types.ts'

/** Throws unless every pin names a visit of its own, and a shift or a day, and no two the same position of a shift. */
export function validatePins(input: ProblemInput): void {
  const taken = new Map<number, number>()
  const slots = new Map<string, number>()
  input.pins.forEach((pin, i) => {
    whole(`pins[${i}].visit`, pin.visit, 0, input.visits.length - 1)
    whole(`pins[${i}].shift`, pin.shift, -1, input.shifts.length - 1)
    whole(`pins[${i}].day`, pin.day, -1, 100_000)
    whole(`pins[${i}].position`, pin.position, -1, NO_LIMIT)
    if (pin.shift < 0 && pin.day < 0) throw new ProblemError(`pins[${i}]`, 'names neither a shift nor a day')
    if (pin.shift >= 0 && pin.day >= 0 && pin.day !== input.shifts[pin.shift].day)
      throw new ProblemError(
        `pins[${i}].day`,
        `is ${pin.day}, but shift ${pin.shift} is on day ${input.shifts[pin.shift].day}`,
      )
    const twice = taken.get(pin.visit)
    if (twice !== undefined)
      throw new ProblemError(`pins[${i}].visit`, `is ${pin.visit}, which pins[${twice}] pins already`)
    taken.set(pin.visit, i)
    if (pin.position < 0 || pin.shift < 0) return
    const slot = `${pin.shift}/${pin.position}`
    const other = slots.get(slot)
    if (other !== undefined)
      throw new ProblemError(
        `pins[${i}].position`,
        `is ${pin.position} of shift ${pin.shift}, which pins[${other}] takes`,
      )
    slots.set(slot, i)
  })
}
