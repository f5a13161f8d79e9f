import type { Words } from '../../contract/index.ts'
import type { Facts } from '../facts.ts'
import type { Rules } from '../rules.ts'

/**
 * One of the six parts of the score. `inputs` is all that is stored of it: `factor` and `causes` are made from the
 * inputs and the rules alone, so that a stored score can be computed again and told in words.
 */
export type PartRule<Inputs> = {
  readonly inputs: (facts: Facts) => Inputs
  /** 0 harmless … 1 worst. */
  readonly factor: (inputs: Inputs, rules: Rules) => number
  readonly causes: (inputs: Inputs, rules: Rules) => Words[]
}
