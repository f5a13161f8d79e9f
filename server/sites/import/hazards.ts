/** One hazardous work as a file names it, in the codes of the rule tables. */
export type NamedHazard = {
  readonly code: string
  readonly measure: string
  readonly value: number | null
  readonly unit: string
}

type Known = {
  readonly code: string
  readonly measure: string
  readonly unit: string
  readonly words: readonly string[]
}

// Longer words come before the shorter ones that they contain.
const known: readonly Known[] = [
  { code: 'FW-T', measure: '', unit: '', words: ['工具式模板', '滑模', '爬模', '飞模', '隧道模'] },
  {
    code: 'FW',
    measure: 'height',
    unit: 'm',
    words: ['混凝土模板支撑', '模板支撑', '高大模板', '高支模', '模板', 'formwork'],
  },
  { code: 'LB', measure: 'point_load', unit: 'kN', words: ['承重支撑', 'load-bearing support'] },
  { code: 'PILE', measure: 'depth', unit: 'm', words: ['人工挖孔桩', '挖孔桩', 'hand-dug pile'] },
  {
    code: 'PIT',
    measure: 'depth',
    unit: 'm',
    words: ['深基坑', '基坑', 'foundation pit', 'deep pit', 'pit', 'excavation'],
  },
  { code: 'LIFT', measure: 'single_lift', unit: 'kN', words: ['起重吊装', '吊装', 'lifting'] },
  {
    code: 'CRANE',
    measure: '',
    unit: '',
    words: ['起重机械', '塔式起重机', '塔吊', '施工升降机', 'tower crane', 'crane'],
  },
  {
    code: 'SC-A',
    measure: 'lift_height',
    unit: 'm',
    words: ['附着式升降脚手架', '附着升降脚手架', '爬架', 'climbing scaffold'],
  },
  { code: 'SC-C', measure: 'section_height', unit: 'm', words: ['悬挑式脚手架', '悬挑脚手架', 'cantilever scaffold'] },
  {
    code: 'SC-B',
    measure: '',
    unit: '',
    words: ['高处作业吊篮', '吊篮', '卸料平台', '操作平台', '异型脚手架', 'hanging basket'],
  },
  {
    code: 'SC-G',
    measure: 'height',
    unit: 'm',
    words: ['落地式钢管脚手架', '落地式脚手架', '落地脚手架', '脚手架', 'scaffold'],
  },
  { code: 'DEM', measure: '', unit: '', words: ['拆除工程', '拆除', 'demolition'] },
  { code: 'TUN', measure: '', unit: '', words: ['暗挖', '盾构', '顶管', '矿山法', 'underground excavation', 'tunnel'] },
  { code: 'CW', measure: 'height', unit: 'm', words: ['建筑幕墙', '幕墙', 'curtain wall'] },
  { code: 'ST', measure: 'span', unit: 'm', words: ['钢结构', 'steel structure', 'steel'] },
  { code: 'UW', measure: '', unit: '', words: ['水下作业', 'underwater'] },
  { code: 'PC', measure: '', unit: '', words: ['装配式', '预制构件', 'precast'] },
  { code: 'JACK', measure: 'weight', unit: 'kN', words: ['顶升', '平移', '转体', 'jacking'] },
  { code: 'NEW', measure: '', unit: '', words: ['新技术', '新工艺', '新材料', 'new technology'] },
]

/** Reads a list such as `深基坑12m；塔吊` or `PIT:12; FW:8`; words that name no hazardous work come back as `unknown`. */
export function readHazards(text: string): { hazards: NamedHazard[]; unknown: string[] } {
  const hazards = new Map<string, NamedHazard>()
  const unknown: string[] = []
  for (const part of text.normalize('NFKC').split(/[;,、|\n]+/)) {
    const item = part.trim()
    if (item === '') continue
    const hazard = readOne(item)
    if (hazard) hazards.set(`${hazard.code} ${hazard.measure}`, hazard)
    else unknown.push(item)
  }
  return { hazards: [...hazards.values()], unknown }
}

function readOne(item: string): NamedHazard | undefined {
  const number = /(\d+(?:\.\d+)?)\s*(kN|m|米)?[^\d]*$/i.exec(item)
  const word = item.slice(0, number?.index ?? item.length).toLowerCase()
  const code = /^\s*([a-z]+(?:-[a-z])?)\s*[:(]?\s*$/i.exec(word)?.[1]?.toUpperCase()
  const found =
    known.find((entry) => entry.code === code) ??
    known.find((entry) => entry.words.some((known) => word.includes(known)))
  if (!found) return undefined
  const value = number && found.measure !== '' ? Number(number[1]) : null
  // Without a measured value the work counts by its kind alone.
  return value !== null && value <= 1e9
    ? { code: found.code, measure: found.measure, value, unit: found.unit }
    : { code: found.code, measure: found.measure, value: null, unit: found.unit }
}
