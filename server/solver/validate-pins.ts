import { ProblemError, whole } from './fields.ts'
import { NO_LIMIT } from './limits.ts'
import type { ProblemInput } from './types.ts'

/**
 * Throws unless every pin names a visit of its own, and a shift or a day, and no two the same position of a shift. A day with
 * one shift is that shift, unless the input says that required visits for which there is no room are left out.
 */
export function validatePins(input: ProblemInput): void {
  const taken = new Map<number, number>()
  const slots = new Map<string, number>()
  const onlyShift = input.impossible === 'leave-out' ? new Map<number, number>() : onlyShifts(input)
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
    const shift = pin.shift >= 0 ? pin.shift : (onlyShift.get(pin.day) ?? -1)
    if (pin.position < 0 || shift < 0) return
    const slot = `${shift}/${pin.position}`
    const other = slots.get(slot)
    if (other !== undefined)
      throw new ProblemError(`pins[${i}].position`, `is ${pin.position} of shift ${shift}, which pins[${other}] takes`)
    slots.set(slot, i)
  })
}

/** The shift of each day that has only one; −1 for the other days. */
function onlyShifts({ shifts }: ProblemInput): Map<number, number> {
  const only = new Map<number, number>()
  shifts.forEach(({ day }, s) => {
    only.set(day, only.has(day) ? -1 : s)
  })
  return only
}
