import type { ScorePart } from '../contract/index.ts'
import type { Facts } from './facts.ts'
import { assessment } from './parts/assessment.ts'
import { complaint } from './parts/complaint.ts'
import { compliance } from './parts/compliance.ts'
import { exposure } from './parts/exposure.ts'
import { hazard } from './parts/hazard.ts'
import type { PartRule } from './parts/part.ts'
import { stage } from './parts/stage.ts'
import type { Rules } from './rules.ts'

/** A part as it is stored: without words, which are made from its inputs on reading. */
export type StoredPart = Omit<ScorePart, 'causes'>

/** How dangerous a site is, 0…100, and the six parts it is made of. */
export type Score = { readonly score: number; readonly parts: readonly StoredPart[] }

// In the order of the bars on screen.
const partRules = { assessment, stage, hazard, compliance, complaint, exposure }
const keys = Object.keys(partRules) as (keyof typeof partRules)[]

/** The score of a site on the day of its facts; the same facts and rules always give the same score. */
export function scoreFacts(facts: Facts, rules: Rules): Score {
  return assemble(rules, (key) => partRules[key].inputs(facts))
}

/** Computes a stored score again from the inputs that were stored with it, under the rules of its version. */
export function reproduceScore(parts: readonly StoredPart[], rules: Rules): Score {
  return assemble(rules, (key) => {
    const part = parts.find((one) => one.key === key)
    if (part === undefined) throw new Error(`The stored score lacks the part ${key}`)
    return part.inputs
  })
}

/** Stored part → part for the screen, with its causes in words. */
export function explainPart(part: StoredPart, rules: Rules): ScorePart {
  return { ...part, causes: ruleOf(part.key).causes(part.inputs, rules) }
}

function assemble(rules: Rules, inputsOf: (key: keyof typeof partRules) => unknown): Score {
  let total = 0
  const parts = keys.map((key): StoredPart => {
    const inputs = inputsOf(key) as Record<string, unknown>
    const factor = ruleOf(key).factor(inputs, rules)
    const maxPoints = rules.number[`points.${key}`]
    // Whole ten-thousandths add up exactly, so that 67.75 is 67.8 on every machine.
    const points = Math.round(factor * maxPoints * SCALE)
    total += points
    return { key, factor: Math.round(factor * FACTOR_SCALE) / FACTOR_SCALE, points: points / SCALE, maxPoints, inputs }
  })
  return { score: Math.round((total * 10) / SCALE) / 10, parts }
}

// The stored inputs are JSON; each rule knows the shape of its own.
function ruleOf(key: keyof typeof partRules): PartRule<unknown> {
  return partRules[key] as PartRule<unknown>
}

const SCALE = 10_000
const FACTOR_SCALE = 1_000_000
