import type { SiteStatus, StageCode } from '../../contract/index.ts'
import type { Rules, StageRule } from '../rules.ts'
import type { PartRule } from './part.ts'

type Inputs = { stages: readonly StageCode[]; status: SiteStatus; openPit: boolean }

/** 阶段: the riskiest stage among its buildings; a suspended site keeps it only while a pit is open. */
export const stage: PartRule<Inputs> = {
  inputs: ({ stages, status, works }) => ({
    stages: [...new Set(stages)].sort(),
    status,
    openPit: works.some((work) => work.code === 'PIT'),
  }),
  factor: (inputs, rules) => {
    const weight = isResting(inputs) ? rules.number['stage.suspended_weight'] : riskiest(inputs.stages, rules).weight
    return Math.min(1, weight / rules.number['stage.weight_max'])
  },
  causes: (inputs, rules) => {
    const { name, code } = riskiest(inputs.stages, rules)
    if (isResting(inputs)) {
      return [{ zh: `停工且无敞开基坑（原阶段${name.zh}）`, en: `Suspended with no pit open (was in ${name.en})` }]
    }
    const suspended = inputs.status === 'suspended'
    const several = inputs.stages.length > 1
    return [
      {
        zh: `${code} ${name.zh}${several ? `（${inputs.stages.length}个阶段中最危险的）` : ''}${suspended ? '，停工但基坑敞开' : ''}`,
        en: `${code} ${name.en}${several ? `, the riskiest of ${inputs.stages.length} stages` : ''}${suspended ? '; suspended but a pit is open' : ''}`,
      },
    ]
  },
}

function isResting({ status, openPit }: Inputs): boolean {
  return status === 'suspended' && !openPit
}

function riskiest(stages: readonly StageCode[], rules: Rules): StageRule {
  const known = stages.map((code) => rules.stages.get(code)).filter((rule) => rule !== undefined)
  if (known.length === 0) throw new RangeError('A site must have a stage')
  return known.reduce((worst, one) => (one.weight > worst.weight ? one : worst))
}
