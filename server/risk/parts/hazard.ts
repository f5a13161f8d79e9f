import type { Words } from '../../contract/index.ts'
import { classifyWork, hazardRule, type Work } from '../classify-hazard.ts'
import type { Rules } from '../rules.ts'
import type { PartRule } from './part.ts'

/** 危大工程: works under way, over-scale ones counting more and only once. */
export const hazard: PartRule<{ works: readonly Work[] }> = {
  inputs: ({ works }) => ({ works }),
  factor: ({ works }, rules) => {
    const classes = works.map((work) => classifyWork(work, rules))
    const count = (wanted: string): number => classes.filter((one) => one === wanted).length
    return Math.min(
      1,
      rules.number['hazard.hazardous'] * count('hazardous') + rules.number['hazard.over_scale'] * count('over_scale'),
    )
  },
  causes: ({ works }, rules) => {
    const counted = works.map((work) => ({ work, grade: classifyWork(work, rules) }))
    const told = ['over_scale', 'hazardous'].flatMap((grade) =>
      countSame(counted.filter((one) => one.grade === grade).map((one) => describe(one.work, grade, rules))),
    )
    return told.length > 0 ? told : [{ zh: '无正在实施的危大工程', en: 'No hazardous work under way' }]
  },
}

function describe({ code, measured }: Work, grade: string, rules: Rules): Words {
  const name = hazardRule(code, rules)?.name ?? { zh: code, en: code }
  const values = Object.entries(measured).flatMap(([measure, value]) => {
    const unit = rules.hazards.find((rule) => rule.code === code && rule.measure === measure)?.unit ?? ''
    return value === null || unit === '' ? [] : [`${value} ${unit}`]
  })
  const size = values.length > 0 ? ` ${values.join(', ')}` : ''
  return grade === 'over_scale'
    ? { zh: `超规模危大：${name.zh}${size}`, en: `Over-scale: ${name.en}${size}` }
    : { zh: `危大：${name.zh}${size}`, en: `Hazardous: ${name.en}${size}` }
}

function countSame(all: readonly Words[]): Words[] {
  const counts = new Map<string, { words: Words; count: number }>()
  for (const words of all) {
    const seen = counts.get(words.zh)
    if (seen) seen.count += 1
    else counts.set(words.zh, { words, count: 1 })
  }
  return [...counts.values()].map(({ words, count }) =>
    count === 1 ? words : { zh: `${words.zh} ×${count}`, en: `${words.en} ×${count}` },
  )
}
