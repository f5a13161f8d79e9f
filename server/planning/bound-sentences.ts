import type { PlanBound, Proof } from '../contract/index.ts'

/** What is proven of a plan, as `jingwei plan --bound` says it: a line of Chinese and one of English. Null: nothing is. */
export function boundSentences(proven: Pick<PlanBound, 'net' | 'prize'> | null): [string, string] {
  const { prize, net } = proven ?? { prize: null, net: null }
  const zh: string[] = []
  const en: string[] = []
  if (prize) {
    zh.push(`收益不超过 ${prize.bound}${part(prize, '（比本计划至多再多 ', '）')}`)
    en.push(`collect more than ${prize.bound}${part(prize, ' (', ' above this one)')}`)
  }
  if (net) {
    zh.push(`扣除车程和跨网格的代价后不超过 ${net.bound}${part(net, '（比本计划至多再好 ', '）')}`)
    en.push(
      `be worth more than ${net.bound} net of driving and service outside grids${part(net, ' (', ' above this one)')}`,
    )
  }
  if (zh.length === 0) return ['  时间太短，尚未证出上界', '  too little time: no limit is proven yet']
  return [
    `  必查不减、固定不动，任何排法${zh.join('；')}`,
    `  no plan for this week with as many must-dos and all pins can ${en.join(' or ')}`,
  ]
}

/** By what part of the plan's worth the limit is above it, in these words; nothing where the plan is worth nothing. */
function part({ gapPermille }: Proof, before: string, after: string): string {
  return gapPermille === null ? '' : `${before}${(gapPermille / 10).toFixed(2)} %${after}`
}
