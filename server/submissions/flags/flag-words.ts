import type { Party, Words } from '../../contract/index.ts'
import type { FlagFacts, FlagKind } from './findings.ts'

const partyWords: Record<Party, Words> = {
  project: { zh: '项目部', en: 'the project department' },
  contractor: { zh: '施工单位', en: 'the contractor' },
  supervision: { zh: '监理单位', en: 'the supervision firm' },
  client: { zh: '建设单位', en: 'the client' },
  agency: { zh: '监督机构', en: 'the agency' },
  assessor: { zh: '第三方评估机构', en: 'the assessor' },
}

/** A flag as a sentence: what was seen, in figures, without a judgement. */
export function flagWords(kind: FlagKind, party: Party, month: number | null, facts: FlagFacts): Words {
  const what: Words =
    month === null
      ? partyWords[party]
      : { zh: `${partyWords[party].zh}第 ${month} 个月自评`, en: `${partyWords[party].en} (month ${month})` }
  const said = sentences[kind](facts)
  return { zh: `${what.zh}：${said.zh}`, en: `${what.en}: ${said.en}` }
}

const sentences: Record<FlagKind, (facts: FlagFacts) => Words> = {
  late: ({ dueOn, submittedOn, days }) => ({
    zh: `应于 ${dueOn} 前提交，实际 ${submittedOn} 提交，迟 ${days} 天`,
    en: `due on ${dueOn}, sent on ${submittedOn}, ${days} days late`,
  }),
  missing: ({ dueOn, hadDraft, visits }) => {
    const about = visits === undefined ? '' : `（${visits} 次检查没有测评表）`
    const aboutEn = visits === undefined ? '' : ` (${visits} visits without a form)`
    return hadDraft
      ? { zh: `应于 ${dueOn} 前提交，填而未交${about}`, en: `due on ${dueOn}, begun and never sent${aboutEn}` }
      : { zh: `应于 ${dueOn} 前提交，至关闭未提交${about}`, en: `due on ${dueOn}, never sent${aboutEn}` }
  },
  uniform: ({ answers, points }) =>
    points === 0
      ? { zh: `${answers} 项全部满分`, en: `all ${answers} answers are full marks` }
      : { zh: `${answers} 项全部扣 ${points} 分`, en: `all ${answers} answers deduct ${points} points` },
  copied: ({ deductions, otherParty, otherSiteName }) => ({
    zh: `与“${otherSiteName}”${partyWords[otherParty!].zh}的答案完全相同，其中 ${deductions} 项扣分`,
    en: `the very answers of ${partyWords[otherParty!].en} at ${otherSiteName}, ${deductions} deductions among them`,
  }),
  hasty: ({ answers, seconds, least }) => ({
    zh: `${answers} 项共用时 ${seconds} 秒，平均每项不足 ${least} 秒`,
    en: `${answers} answers in ${seconds} s, less than ${least} s each`,
  }),
  self_above_government: ({ above, times = [] }) => ({
    zh: `自评连续 ${times.length} 次高于政府评估 ${above} 分以上：${times
      .map((one) => `${one.quarter} 自评 ${one.self}、政府 ${one.government}`)
      .join('；')}`,
    en: `the self-assessment was over ${above} points above the government's ${times.length} times running: ${times
      .map((one) => `${one.quarter} ${one.self} against ${one.government}`)
      .join('; ')}`,
  }),
  contradiction: ({ items = [] }) => ({
    zh: `否决项判为满分，另一方判为不合格：${items
      .map((item) => `${item.code} ${item.text.zh}（${partyWords[item.failedBy].zh}不合格）`)
      .join('；')}`,
    en: `full marks for veto items that another party failed: ${items
      .map((item) => `${item.code} ${item.text.en} (failed by ${partyWords[item.failedBy].en})`)
      .join('; ')}`,
  }),
}
