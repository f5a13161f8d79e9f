import type { Words } from '../contract/index.ts'
import type { StandingReason } from './standing.ts'

const words: Record<Exclude<StandingReason, ''>, Words> = {
  accident: {
    zh: '本季度发生生产安全事故，排名末位',
    en: 'An accident in the quarter: last rank',
  },
  rejected: {
    zh: '本季度自评或施工单位的测评表被认定不实，不参加排名',
    en: 'A form of the project department or the contractor was found false: not ranked',
  },
  self_above_government: {
    zh: '自评明显高于政府评估，经复核认定弄虚作假，不参加排名',
    en: 'The self-assessment far above the government’s was confirmed as false: not ranked',
  },
  copied: { zh: '测评表经复核认定为抄袭，不参加排名', en: 'A submission was confirmed as copied: not ranked' },
  contradiction: {
    zh: '测评表前后矛盾，经复核认定弄虚作假，不参加排名',
    en: 'Contradictory submissions were confirmed as false: not ranked',
  },
  preparation: { zh: '施工准备阶段，不参加排名', en: 'In site preparation: not ranked' },
  suspended: { zh: '停工，不参加排名', en: 'Suspended: not ranked' },
  precompletion: { zh: '完工预验，不参加排名', en: 'In pre-completion check: not ranked' },
  self_missing: {
    zh: '项目自评未达到应交数的规定比例（未按时或未交），不参加排名',
    en: 'Too few of the self-assessments due came in time: not ranked',
  },
  firm_missing: {
    zh: '企业再评未达到应交数的规定比例（未按时或未交），不参加排名',
    en: 'Too few of the firms’ reviews due came in time: not ranked',
  },
  nothing_applied: { zh: '没有可计分的测评，不参加排名', en: 'Nothing was assessed that counts: not ranked' },
}

/** The reason in words; null for a site that is simply ranked. */
export function standingWords(reason: StandingReason): Words | null {
  return reason === '' ? null : words[reason]
}
