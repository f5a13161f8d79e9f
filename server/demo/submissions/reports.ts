import type { Party } from '../city.ts'
import type { Random } from '../random.ts'
import type { Item } from './catalogue.ts'
import type { Defect } from './defects.ts'

// How much of what is wrong each party writes down, and how often it lets the heavier thing pass as a lighter one: the
// project department flatters itself, the client hardly looks, the supervision firm does its work, government sees most.
const candour: Record<Party, number> = {
  project: 0.48,
  contractor: 0.63,
  supervision: 0.72,
  client: 0.56,
  agency: 0.94,
  assessor: 0.9,
}
const leniency: Record<Party, number> = {
  project: 0.45,
  contractor: 0.35,
  supervision: 0.2,
  client: 0.4,
  agency: 0.04,
  assessor: 0.08,
}

const notApplicable = -1
const unanswered = -2

/** What a party answers where so much is wrong: one figure an indicator, in the set's order. */
export function report(random: Random, party: Party, defects: readonly Defect[], blank: readonly number[]): number[] {
  const answers = [...blank]
  for (const { item, points } of defects) {
    if (blank[item.position] === notApplicable || !random.chance(candour[party])) continue
    answers[item.position] = random.chance(leniency[party]) ? item.costs[0]! : points
  }
  return answers
}

/** A sheet on which nothing is wrong: what somebody sends who has not looked. */
export function blankSheet(length: number, items: readonly Item[]): number[] {
  const answers = Array<number>(length).fill(notApplicable)
  for (const { position } of items) answers[position] = 0
  return answers
}

/** The same form while it is being filled in: answered up to a share of what is asked. */
export function unfinished(answers: readonly number[], items: readonly Item[], share: number): number[] {
  const draft = [...answers]
  for (const { position } of items.slice(Math.floor(items.length * share))) draft[position] = unanswered
  return draft
}

/** As PostgreSQL reads an array. */
export function arrayText(answers: readonly number[]): string {
  return `{${answers.join(',')}}`
}
