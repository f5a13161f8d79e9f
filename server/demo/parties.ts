import type { FirmKind, FirmRow, PersonRow } from './city.ts'
import type { Random } from './random.ts'
import { digits, firmNames, personName } from './words.ts'

/** A firm with what only the generator knows: how much it builds and how badly (0 best … 1 worst). */
export type Firm = { row: FirmRow; size: number; flaw: number; people: PersonRow[] }
export type Parties = Record<FirmKind, Firm[]>

// The article's numbers: firms by kind, and registered people.
const firmCounts: [FirmKind, number, string[]][] = [
  [
    'contractor',
    433,
    [
      '建设集团有限公司',
      '建筑工程有限公司',
      '建工有限公司',
      '城建工程有限公司',
      '市政工程有限公司',
      '路桥工程有限公司',
    ],
  ],
  ['supervision', 195, ['工程监理有限公司', '建设监理有限公司', '工程咨询监理有限公司', '项目管理有限公司']],
  [
    'client',
    728,
    [
      '房地产开发有限公司',
      '置业有限公司',
      '城市建设开发有限公司',
      '投资发展有限公司',
      '基础设施建设有限公司',
      '保障房建设有限公司',
    ],
  ],
  ['concrete', 106, ['混凝土有限公司', '商品混凝土有限公司']],
  ['testing', 82, ['工程检测有限公司', '建筑材料检测有限公司']],
  ['precast', 13, ['住宅产业化有限公司', '预制构件有限公司']],
]
const managerCount = 1620
const chiefEngineerCount = 911

/** All firms and registered people. Larger firms tend to be better, as bulletins show. */
export function makeParties(random: Random): Parties {
  const parties = {} as Parties
  let id = 0
  for (const [kind, count, endings] of firmCounts) {
    parties[kind] = firmNames(random, count, endings).map((name, i) => {
      id++
      const standing = (i + 0.5) / count
      // the last few firms of a trade are far worse than the rest
      const tail = standing * standing * standing
      return {
        row: { id, kind, name, credit_code: `91110SL${digits(id, 11)}`, listed_until: null },
        size: 0.04 + (1 - standing) * Math.sqrt(1 - standing),
        flaw: Math.min(1, Math.max(0, 0.08 + 0.55 * standing + 0.3 * tail * tail + random.bell(0, 0.09))),
        people: [],
      }
    })
  }
  employ(random, parties.contractor, managerCount, 'project_manager', 'SLJ')
  employ(random, parties.supervision, chiefEngineerCount, 'chief_supervision_engineer', 'SLZ')
  return parties
}

/** One registered person for every firm, the rest where the work is. */
function employ(random: Random, firms: Firm[], count: number, role: PersonRow['role'], prefix: string): void {
  const first = role === 'project_manager' ? 0 : managerCount
  for (let i = 0; i < count; i++) {
    const firm = firms[i] ?? random.weighted(firms, (each) => each.size)
    firm.people.push({
      id: first + i + 1,
      firm_id: firm.row.id,
      role,
      name: personName(random),
      registration_number: `${prefix}${digits(i + 1, 6)}`,
      points: points(random, firm.flaw),
    })
  }
}

/** Points of the 12-point system: most people have none, few more than six. */
function points(random: Random, flaw: number): number {
  if (!random.chance(0.06 + 0.16 * flaw)) return 0
  return random.weighted([1, 2, 3, 4, 6, 7, 9], (value) => (value > 6 ? 0.06 : 1 / value))
}
