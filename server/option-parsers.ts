import { InvalidArgumentError } from 'commander'

/** Reads an option as a number from `least` to `most`; anything else is refused with the range. */
export function number(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text)
    if (text.trim() === '' || !(value >= least && value <= most))
      throw new InvalidArgumentError(`a number from ${least} to ${most}`)
    return value
  }
}

/** Reads an option as a whole number from `least` to `most`. */
export function whole(least: number, most: number) {
  const parse = number(least, most)
  return (text: string): number => {
    const value = parse(text)
    if (!Number.isInteger(value)) throw new InvalidArgumentError('a whole number')
    return value
  }
}
