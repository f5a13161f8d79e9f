import type { ClassCode, Words } from '../contract/index.ts'

/** The five classes as we name them; the official names are not public, and a file may bring its own. */
export const classNames: Readonly<Record<ClassCode, Words>> = {
  C1: { zh: '安全管理行为', en: 'Safety management' },
  C2: { zh: '安全防护实体（含危大工程）', en: 'Safety on site, with hazardous works' },
  C3: { zh: '质量管理行为', en: 'Quality management' },
  C4: { zh: '工程实体质量', en: 'Quality of what is built' },
  C5: { zh: '绿色施工与环境', en: 'Green construction' },
}
