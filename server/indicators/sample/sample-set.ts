import type { ClassCode } from '../../contract/index.ts'
import { classNames } from '../class-names.ts'
import type { SetDraft } from '../set-draft.ts'
import { c1 } from './c1.ts'
import { c2Protection } from './c2-protection.ts'
import { c2Works } from './c2-works.ts'
import { c3 } from './c3.ts'
import { c4 } from './c4.ts'
import { c5 } from './c5.ts'
import type { SampleGroup } from './group.ts'

const groupsOf: Readonly<Record<ClassCode, readonly SampleGroup[]>> = {
  C1: c1,
  C2: [...c2Works, ...c2Protection],
  C3: c3,
  C4: c4,
  C5: c5,
}
const classes = Object.keys(groupsOf) as ClassCode[]

/** The indicators that come with Jingwei: written by us for trying it out, not the authority's 667. */
export const sampleSet: SetDraft = {
  version: 'sample-1',
  name: '示例指标（非官方667条）',
  isSample: true,
  source:
    '经纬自编示例，供试用；官方指标须另行导入 / Written for Jingwei as a sample; import the official ones instead',
  classes: classes.map((code) => ({ code, name: classNames[code] })),
  groups: classes.flatMap((classCode) => groupsOf[classCode].map(({ code, name }) => ({ code, classCode, name }))),
  indicators: classes.flatMap((code) => groupsOf[code].flatMap((group) => group.indicators)),
}
