const COMMA = 44
const MINUS = 45
const ZERO = 48

/**
 * The figures of a `smallint[]` in PostgreSQL's text form, e.g. `{0,2,-1}`. A quarter of the city holds eleven million of
 * them: read by hand they take a tenth of the time that the driver's own array parser takes.
 */
export function decodeAnswers(text: string): number[] {
  const end = text.length - 1
  const answers: number[] = []
  let value = 0
  let sign = 1
  if (end <= 1) return answers
  for (let at = 1; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === COMMA) {
      answers.push(sign * value)
      value = 0
      sign = 1
    } else if (code === MINUS) sign = -1
    else value = value * 10 + code - ZERO
  }
  answers.push(sign * value)
  return answers
}
