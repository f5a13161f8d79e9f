import type { StageCode, WorksType } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { appliesTo } from '../indicators/applies.ts'
import { readIndicatorSet } from '../indicators/queries.ts'
import { type ClassTally, countedOf, tallyClasses } from '../submissions/tally.ts'
import { decodeAnswers } from './decode-answers.ts'

/** Where and when a form was filled in: decides what of it counts. */
type SheetPlace = { readonly version: string; readonly stages: readonly string[]; readonly worksType: WorksType }

/** Counts answers in the database's text form. */
type CountAnswers = (place: SheetPlace, answers: string) => ClassTally[]

/** The indicator sets of a quarter as answers are counted by them. */
export type AnswerSheets = {
  readonly count: CountAnswers
  /** All that counting stands on, as text. */
  readonly fingerprint: string
  /** How many indicators each version has. */
  readonly sizes: ReadonlyMap<string, number>
}

/**
 * Reads the named versions for counting. Only what applies to the stages and the works of the form is counted, whatever
 * was sent; an indicator withdrawn by `day` counts for nobody of the quarter.
 */
export async function readAnswerSheets(db: Db, versions: readonly string[], day: string): Promise<AnswerSheets> {
  const sets = new Map<string, Awaited<ReturnType<typeof readSet>>>()
  for (const version of versions) sets.set(version, await readSet(db, version))
  const masks = new Map<string, Uint8Array>()
  const maskOf = ({ version, stages, worksType }: SheetPlace): Uint8Array => {
    const key = `${version} ${worksType} ${stages.join()}`
    const known = masks.get(key)
    if (known) return known
    const circumstances = { stages: stages as StageCode[], worksType, day }
    const mask = Uint8Array.from(sets.get(version)!.indicators, (one) => (appliesTo(one, circumstances) ? 1 : 0))
    masks.set(key, mask)
    return mask
  }
  return {
    count: (place, text) => {
      const mask = maskOf(place)
      const answers = decodeAnswers(text)
      for (let at = 0; at < answers.length; at++) if (mask[at] !== 1) answers[at] = -1
      return tallyClasses(sets.get(place.version)!.counted, answers, day)
    },
    fingerprint: JSON.stringify(
      [...sets].map(([version, { counted, indicators }]) => [
        version,
        counted,
        indicators.map((one) => [one.stages, one.worksTypes]),
      ]),
    ),
    sizes: new Map([...sets].map(([version, { counted }]) => [version, counted.length])),
  }
}

async function readSet(db: Db, version: string) {
  const set = await readIndicatorSet(db, version)
  if (!set) throw new Error(`There is no indicator set ${version}`)
  // Answers are counted by place; a set with a gap would count each after it for another.
  const indicators = set.indicators.toSorted((one, two) => one.position - two.position)
  if (indicators.some((one, place) => one.position !== place)) {
    throw new Error(`The indicators of set ${version} do not stand at 0 … ${indicators.length - 1}`)
  }
  return { indicators, counted: countedOf(set) }
}
