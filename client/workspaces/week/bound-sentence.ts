import type { PlanBound } from '../../../server/contract/index.ts'

/** Which sentence says what is proven of a plan: of the prize, of what is left net of driving, or of both. */
export function boundSentence({ net, prize }: Pick<PlanBound, 'net' | 'prize'>, breaksRules: boolean) {
  if (!prize) return 'bound.sentenceNet'
  if (!net) return 'bound.sentencePrize'
  // a plan that breaks rules may be worth more than any that keeps them
  return net.gapPermille === 0 && !breaksRules ? 'bound.best' : 'bound.sentence'
}
