import { isoDay, isWorkday } from '../days.ts'
import type { Random } from '../random.ts'
import { digits } from '../words.ts'

/** A day towards the end of what is left: most is sent in the last days. */
export function dayBefore(random: Random, first: number, due: number): number {
  const [one, other] = [random.real(), random.real()]
  // the smaller of two draws lies nearer to the deadline
  return due - Math.floor(Math.min(one, other) * (due - first + 1))
}

/** A day after the deadline on which the form is still taken. */
export function dayAfter(random: Random, due: number, closes: number): number {
  return random.int(due + 1, Math.max(due + 1, closes))
}

/** A workday from a span for those who come to the site. */
export function workdayIn(random: Random, first: number, last: number): number {
  let day = random.int(first, last)
  while (!isWorkday(day) && day < last) day++
  return day
}

/** A moment of that day in Beijing. */
export function momentOn(random: Random, day: number): string {
  const hour = random.weighted([8, 9, 10, 11, 13, 14, 15, 16, 17, 20, 22], (each) => (each < 18 ? 4 : 1))
  return `${isoDay(day)}T${digits(hour, 2)}:${digits(random.int(0, 59), 2)}:${digits(random.int(0, 59), 2)}+08:00`
}
