import type { Account } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import type { SubmissionFlagTable } from '../db/schema.ts'
import { type Decision, decideFlag } from '../submissions/flags/decide-flag.ts'
import { seededRandom } from './random.ts'

type Kind = SubmissionFlagTable['kind']

// How many of a quarter's flags its officers have got round to: those that held, and those that did not.
const decided: Record<Kind, { readonly confirmed: number; readonly dismissed: number }> = {
  late: { confirmed: 3, dismissed: 2 },
  missing: { confirmed: 2, dismissed: 1 },
  uniform: { confirmed: 3, dismissed: 3 },
  copied: { confirmed: 2, dismissed: 1 },
  hasty: { confirmed: 1, dismissed: 2 },
  self_above_government: { confirmed: 1, dismissed: 1 },
  contradiction: { confirmed: 1, dismissed: 1 },
}

const confirmedNote: Record<Kind, string> = {
  late: '示例：提交记录属实，项目部未说明正当理由',
  missing: '示例：经催报仍未提交',
  uniform: '示例：到场核对，多处扣分项未如实填报',
  copied: '示例：与他方逐项比对一致，当事人承认照抄',
  hasty: '示例：填报时间与核查工作量明显不符，经约谈承认未到现场',
  self_above_government: '示例：与检查记录比对，自评明显失实',
  contradiction: '示例：与同期检查记录矛盾，所填不实',
}
const dismissedNote: Record<Kind, string> = {
  late: '示例：属网络故障，已提供证明',
  missing: '示例：该工程当期停工，已补交说明',
  uniform: '示例：现场核对无误，确无扣分项',
  copied: '示例：双方同日联合检查，结果一致属正常',
  hasty: '示例：纸质检查在先，集中录入，记录齐全',
  self_above_government: '示例：政府评估后已整改完毕，有复查记录',
  contradiction: '示例：两次填报之间现场已整改',
}

/**
 * Has the officers of the sample city decide some flags of a closed quarter on a day, as a person would: by the same use case,
 * with what follows from it. Where anything of the quarter is decided already, it is left alone.
 */
export async function decideSampleFlags(
  db: Db,
  { quarter, seed, now }: { quarter: string; seed: number; now: Date },
): Promise<number> {
  const flags = await readSampleFlags(db, quarter)
  if (flags.some(({ state }) => state !== 'open')) return 0
  const random = seededRandom(seed, `decisions ${quarter}`)
  let count = 0
  for (const kind of Object.keys(decided) as Kind[]) {
    const { confirmed, dismissed } = decided[kind]
    const drawn = random.shuffled(flags.filter((flag) => flag.kind === kind)).slice(0, confirmed + dismissed)
    for (const [place, flag] of drawn.entries()) {
      const decision: Decision =
        place < confirmed
          ? { decision: 'confirmed', note: confirmedNote[kind] }
          : { decision: 'dismissed', note: dismissedNote[kind] }
      await decideFlag(db, flag.id, decision, { account: officerOf(flag), now })
      count++
    }
  }
  return count
}

type Flag = {
  readonly id: number
  readonly kind: Kind
  readonly state: string
  readonly agencyCode: string
  readonly agencyName: string
}

/** Those of firms and project departments: what officers filled in themselves is not theirs to judge. */
async function readSampleFlags(db: Db, quarter: string): Promise<Flag[]> {
  return db
    .selectFrom('submission_flag as flag')
    .innerJoin('site', 'site.id', 'flag.site_id')
    .innerJoin('agency', 'agency.code', 'site.agency_code')
    .select(['flag.id', 'flag.kind', 'flag.state', 'agency.code as agencyCode', 'agency.name_zh as agencyName'])
    .where('flag.quarter', '=', quarter)
    .where('flag.is_sample', '=', true)
    .where('flag.party', 'not in', ['agency', 'assessor'])
    .orderBy('flag.id')
    .execute()
}

function officerOf({ agencyCode, agencyName }: Flag): Account {
  const name = `${agencyName}监督机构（示例）`
  return { id: 0, login: '', name, role: 'agency', agencyCode, firmId: null, personId: null }
}
