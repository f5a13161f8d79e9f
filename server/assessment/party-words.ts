import type { AssessmentLevel, Board, Party, Words } from '../contract/index.ts'

/** What the parties, levels and boards are called in explanations. */
export const partyWords: Record<Party, Words> = {
  project: { zh: '项目自评', en: 'Self-assessment' },
  contractor: { zh: '施工单位再评', en: 'Contractor’s review' },
  supervision: { zh: '监理单位再评', en: 'Supervision firm’s review' },
  client: { zh: '建设单位再评', en: 'Client’s review' },
  agency: { zh: '政府评估', en: 'Government assessment' },
  assessor: { zh: '第三方评估（受政府委托）', en: 'Assessment by the government’s assessor' },
}

export const levelWords: Record<AssessmentLevel, Words> = {
  self: { zh: '自评', en: 'self' },
  firm: { zh: '企业', en: 'firms' },
  government: { zh: '政府', en: 'government' },
}

export const boardWords: Record<Board, Words> = {
  building: { zh: '房建', en: 'building works' },
  municipal: { zh: '市政', en: 'municipal works' },
  rail: { zh: '轨道', en: 'rail' },
  affordable: { zh: '保障房', en: 'affordable housing' },
  supervision: { zh: '监理', en: 'supervision firms' },
  contractor: { zh: '施工企业', en: 'contractors' },
  client: { zh: '建设单位', en: 'clients' },
  manager: { zh: '项目负责人', en: 'project managers' },
  chief_engineer: { zh: '总监理工程师', en: 'chief supervision engineers' },
  agency: { zh: '各区', en: 'agencies' },
}
