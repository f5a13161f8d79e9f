import type { Indicator, IndicatorSet, Language, Words } from '../contract/index.ts'
import { normalise } from '../sites/import/map-columns.ts'
import { angles, deductionsText, domains, kinds, stagesText, wordFor, worksTypesText, yesNo } from './cells.ts'
import type { SetDraft } from './set-draft.ts'

/** One line of the workbook: an indicator with the class and group that it stands in. */
export type Line = {
  readonly class: IndicatorSet['classes'][number]
  readonly group: IndicatorSet['groups'][number]
  readonly indicator: SetDraft['indicators'][number] & { readonly withdrawnOn?: Indicator['withdrawnOn'] }
}

/** One column of the workbook: its headings, how it is written, and what the explanation says of it. */
export type Column = {
  readonly name: string
  readonly label: Words
  /** Further headings under which it is known. */
  readonly also?: readonly string[]
  readonly required?: true
  readonly width: number
  readonly note: Words
  readonly write: (line: Line, language: Language) => string | number
}

/** Every column in the order it is written; an import finds them by their headings, in any order. */
export const columns = [
  {
    name: 'class',
    label: { zh: '大类编码', en: 'Class' },
    also: ['大类', '类别', 'class code'],
    required: true,
    width: 10,
    note: { zh: 'C1–C5，或大类名称', en: 'C1 to C5, or the name of the class' },
    write: (line) => line.class.code,
  },
  {
    name: 'className',
    label: { zh: '大类名称', en: 'Class name' },
    width: 20,
    note: { zh: '可空：用通行名称', en: 'May be left out' },
    write: (line) => line.class.name.zh,
  },
  {
    name: 'classNameEn',
    label: { zh: '大类英文名称', en: 'Class name in English' },
    width: 20,
    note: { zh: '可空：用中文名称', en: 'May be left out' },
    write: (line) => line.class.name.en,
  },
  {
    name: 'group',
    label: { zh: '分组编码', en: 'Group' },
    also: ['group code'],
    width: 14,
    note: {
      zh: '如 C2-基坑；可空：由大类和分组名称组成',
      en: 'Such as C2-基坑; made of class and group name if left out',
    },
    write: (line) => line.group.code,
  },
  {
    name: 'groupName',
    label: { zh: '分组名称', en: 'Group name' },
    also: ['分组', '中类', '项目分组'],
    width: 16,
    note: { zh: '分组编码和分组名称至少填一个', en: 'Either the group or its name is needed' },
    write: (line) => line.group.name.zh,
  },
  {
    name: 'groupNameEn',
    label: { zh: '分组英文名称', en: 'Group name in English' },
    width: 20,
    note: { zh: '可空：用中文名称', en: 'May be left out' },
    write: (line) => line.group.name.en,
  },
  {
    name: 'code',
    label: { zh: '指标编码', en: 'Code' },
    also: ['编码', '编号', '指标编号', 'indicator code'],
    required: true,
    width: 16,
    note: { zh: '全表唯一，如 C2-基坑-012', en: 'Occurs once, such as C2-基坑-012' },
    write: (line) => line.indicator.code,
  },
  {
    name: 'text',
    label: { zh: '指标内容', en: 'Indicator' },
    also: ['指标', '评估内容', '测评内容', '检查内容', 'text'],
    required: true,
    width: 48,
    note: { zh: '检查什么、达到什么要求', en: 'What is looked at and what is asked of it (in Chinese)' },
    write: (line) => line.indicator.text.zh,
  },
  {
    name: 'textEn',
    label: { zh: '英文指标内容', en: 'Indicator in English' },
    width: 48,
    note: { zh: '可空：用中文', en: 'May be left out' },
    write: (line) => line.indicator.text.en,
  },
  {
    name: 'angle',
    label: { zh: '角度', en: 'Angle' },
    also: ['实体/行为', '实体行为'],
    required: true,
    width: 8,
    note: { zh: '实体 或 行为', en: 'entity or conduct' },
    write: (line, language) => wordFor(angles, line.indicator.angle, language),
  },
  {
    name: 'domain',
    label: { zh: '安全/质量', en: 'Domain' },
    also: ['专业', '领域', '类型'],
    width: 10,
    note: {
      zh: '安全 或 质量；可空：C1、C2、C5 为安全，C3、C4 为质量',
      en: 'safety or quality; by the class if left out',
    },
    write: (line, language) => wordFor(domains, line.indicator.domain, language),
  },
  {
    name: 'stages',
    label: { zh: '适用阶段', en: 'Stages' },
    also: ['施工阶段', '阶段'],
    width: 14,
    note: { zh: '如 S2、S3 或 S2-S4；空或“全部”为各阶段', en: 'S2、S3 or S2-S4; empty or “all” for every stage' },
    write: (line, language) => stagesText(line.indicator.stages, language),
  },
  {
    name: 'worksTypes',
    label: { zh: '工程类型', en: 'Works types' },
    also: ['适用工程', '适用工程类型', '工程类别'],
    width: 14,
    note: {
      zh: '房建、市政、轨道；空或“全部”为各类工程',
      en: 'building, municipal, rail; empty or “all” for every type',
    },
    write: (line, language) => worksTypesText(line.indicator.worksTypes, language),
  },
  {
    name: 'kind',
    label: { zh: '项别', en: 'Kind' },
    also: ['保证项/一般项', '项目类别'],
    width: 10,
    note: { zh: '保证项 或 一般项（空）', en: 'key, or general (empty)' },
    write: (line, language) => wordFor(kinds, line.indicator.kind, language),
  },
  {
    name: 'veto',
    label: { zh: '否决项', en: 'Veto' },
    also: ['是否否决', '一票否决'],
    width: 8,
    note: { zh: '是 或 否（空）', en: 'yes, or no (empty)' },
    write: (line, language) => wordFor(yesNo, line.indicator.isVeto ? 'yes' : 'no', language),
  },
  {
    name: 'maxPoints',
    label: { zh: '满分', en: 'Points' },
    also: ['分值', '应得分', '标准分', 'max points'],
    required: true,
    width: 8,
    note: { zh: '1–100 的整数', en: 'A whole number from 1 to 100' },
    write: (line) => line.indicator.maxPoints,
  },
  {
    name: 'deductions',
    label: { zh: '扣分标准', en: 'Deductions' },
    also: ['扣分', '评分标准', '扣分情形'],
    width: 40,
    note: {
      zh: '单元格内每行一条“分值：情形”，如“3：缺警示标志”；不超过满分',
      en: 'One a line inside the cell, “3: no warning sign”; none above the points',
    },
    write: (line) => deductionsText(line.indicator.deductions, 'zh'),
  },
  {
    name: 'deductionsEn',
    label: { zh: '英文扣分标准', en: 'Deductions in English' },
    width: 40,
    note: { zh: '可空；行数和分值与中文一致', en: 'May be left out; as many lines and the same points' },
    write: (line) => deductionsText(line.indicator.deductions, 'en'),
  },
  {
    name: 'evidence',
    label: { zh: '所需资料', en: 'Evidence' },
    also: ['证据', '检查资料', '佐证材料'],
    width: 32,
    note: { zh: '凭什么判断，可空', en: 'What it is judged by; may be left out' },
    write: (line) => line.indicator.evidence.zh,
  },
  {
    name: 'evidenceEn',
    label: { zh: '英文所需资料', en: 'Evidence in English' },
    width: 32,
    note: { zh: '可空：用中文', en: 'May be left out' },
    write: (line) => line.indicator.evidence.en,
  },
  {
    name: 'needsPhoto',
    label: { zh: '需拍照', en: 'Photo' },
    also: ['是否拍照', '拍照'],
    width: 8,
    note: { zh: '是 或 否（空）', en: 'yes, or no (empty)' },
    write: (line, language) => wordFor(yesNo, line.indicator.needsPhoto ? 'yes' : 'no', language),
  },
  {
    name: 'items',
    label: { zh: '关联手册条目', en: 'Handbook items' },
    also: ['手册条目', '关联条目', '检查项'],
    width: 24,
    note: {
      zh: '执法手册检查项编码，用顿号或换行分开；可空',
      en: 'Codes of the handbook, parted by 、 or lines; may be left out',
    },
    write: (line) => line.indicator.items.join('、'),
  },
  {
    name: 'withdrawnOn',
    label: { zh: '停用日期', en: 'Withdrawn on' },
    width: 12,
    note: { zh: '导出时填写；有日期的行不再导入', en: 'Filled on export; a row with a date is not imported again' },
    write: (line) => line.indicator.withdrawnOn ?? '',
  },
] as const satisfies readonly Column[]
export type ColumnName = (typeof columns)[number]['name']

const headings = new Map<string, ColumnName>()
for (const column of columns as readonly (Column & { readonly name: ColumnName })[]) {
  for (const heading of [column.label.zh, column.label.en, column.name, ...(column.also ?? [])]) {
    headings.set(normalise(heading), column.name)
  }
}

/** The column that a heading means; case, spaces and punctuation do not matter. */
export function columnOf(heading: string): ColumnName | undefined {
  return headings.get(normalise(heading))
}

/** The lines of a set, in its order. */
export function linesOf(
  set: Pick<SetDraft, 'classes' | 'groups'> & { indicators: readonly Line['indicator'][] },
): Line[] {
  const groups = new Map(set.groups.map((group) => [group.code, group]))
  const classes = new Map(set.classes.map((one) => [one.code, one]))
  return set.indicators.map((indicator) => {
    const group = groups.get(indicator.groupCode)
    const own = group && classes.get(group.classCode)
    if (!own) throw new Error(`Indicator ${indicator.code} stands in no class`)
    return { class: own, group, indicator }
  })
}
