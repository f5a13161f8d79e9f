import type { Words } from '../../contract/index.ts'
import type { PartRule } from './part.ts'

type Inputs = { areaM2: number | null; isAffordable: boolean; isRail: boolean; hasSensitiveNeighbours: boolean }

/** 暴露: how many people a failure would reach: size, affordable housing, rail, sensitive neighbours. */
export const exposure: PartRule<Inputs> = {
  inputs: ({ areaM2, isAffordable, worksType, hasSensitiveNeighbours }) => ({
    areaM2,
    isAffordable,
    isRail: worksType === 'rail',
    hasSensitiveNeighbours,
  }),
  factor: ({ areaM2, isAffordable, isRail, hasSensitiveNeighbours }, { bands, number }) => {
    const area = areaM2 ?? 0
    const band = bands.findLast((one) => area >= one.areaFromM2)?.points ?? 0
    return Math.min(
      1,
      band +
        (isAffordable ? number['exposure.affordable'] : 0) +
        (isRail ? number['exposure.rail'] : 0) +
        (hasSensitiveNeighbours ? number['exposure.sensitive'] : 0),
    )
  },
  causes: ({ areaM2, isAffordable, isRail, hasSensitiveNeighbours }) => {
    const told: Words[] = []
    if (areaM2 !== null) {
      const tenThousands = Math.round(areaM2 / 1000) / 10
      told.push({ zh: `建筑面积${tenThousands}万㎡`, en: `Floor area ${Math.round(areaM2).toLocaleString('en')} m²` })
    }
    if (isAffordable) told.push({ zh: '保障房', en: 'Affordable housing' })
    if (isRail) told.push({ zh: '轨道交通', en: 'Rail transit' })
    if (hasSensitiveNeighbours) told.push({ zh: '周边敏感', en: 'Sensitive neighbours' })
    return told.length > 0 ? told : [{ zh: '未填建筑面积', en: 'Floor area not recorded' }]
  },
}
