import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Account, IndicatorDiff, IndicatorSet, Language } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { recordAudit } from '../http/audit.ts'
import { cleanText } from '../sites/import/findings.ts'
import { compareSets } from './compare-sets.ts'
import { findLatestSet, readIndicatorSet } from './queries.ts'
import { readSetFile, type SetFile } from './read-set-file.ts'
import { hasError, inOrder, type RowFinding, rowFinding } from './row-findings.ts'
import type { SetDraft } from './set-draft.ts'
import { lockSets, storeIndicatorSet } from './store-set.ts'

export type SetOrder = {
  readonly version: string
  readonly bytes: Uint8Array
  readonly fileName: string
  /** Left out: what the version is called already, what the file calls itself, or the version. */
  readonly name?: string | undefined
  readonly source?: string | undefined
  /** Read and compare only. */
  readonly dryRun: boolean
  readonly account: Pick<Account, 'id' | 'name'>
  /** Of the words in the difference. */
  readonly language: Language
}

/** No version may have this name: it stands for the empty workbook. */
export const TEMPLATE = 'template'

/** Reads a file of indicators and says what it would change; stored, as a draft, when asked and free of errors. */
export async function importIndicatorSet(db: Db, order: SetOrder): Promise<IndicatorDiff> {
  const file = await readSetFile(order.bytes)
  if (order.dryRun || hasError(file.findings)) return (await judge(db, order, file)).diff
  return await db.transaction().execute(async (trx) => {
    await lockSets(trx)
    const { draft, existing, diff } = await judge(trx, order, file)
    if (hasError(diff.findings) || existing?.state === 'in_force' || existing?.state === 'withdrawn') return diff
    if (existing && isSame(existing, draft)) return { ...diff, isStored: true }
    const fileName = cleanText(order.fileName).slice(0, 200)
    const sha256 = createHash('sha256').update(order.bytes).digest('hex')
    await storeIndicatorSet(trx, draft, { by: order.account.name, fileName, sha256 })
    await recordAudit(trx, order.account, 'indicators.import', `indicator-set:${order.version}`, {
      fileName,
      sha256,
      indicators: draft.indicators.length,
    })
    return { ...diff, isStored: true }
  })
}

type Judged = { draft: SetDraft; existing: IndicatorSet | undefined; diff: IndicatorDiff }

async function judge(db: Db, order: SetOrder, file: SetFile): Promise<Judged> {
  const existing = await readIndicatorSet(db, order.version)
  const against = await findLatestSet(db, order.version)
  const draft = draftOf(order, file, existing)
  const findings: RowFinding[] = [...file.findings]
  if (draft.isSample) findings.push(rowFinding('warning', { row: 1, value: draft.name }, sampleWords))
  if (order.version === TEMPLATE) findings.push(rowFinding('error', { row: 0, value: TEMPLATE }, reserved))
  if (existing && existing.state !== 'draft') {
    const isKept = isSame({ ...existing, name: draft.name, source: draft.source }, draft)
    findings.push(
      isKept
        ? rowFinding('warning', { row: 0, value: order.version }, unchangedWords)
        : rowFinding('error', { row: 0, value: order.version }, inForceWords),
    )
  }
  const diff = {
    version: order.version,
    against: against?.version ?? null,
    indicatorCount: draft.indicators.length,
    // Of a file that holds nothing it would be wrong to say that it takes everything away.
    ...compareSets(draft.indicators.length > 0 ? (against ?? null) : null, draft, file.unread, order.language),
    findings: inOrder(findings),
    isStored: false,
  }
  return { draft, existing, diff }
}

function draftOf(order: SetOrder, file: SetFile, existing: IndicatorSet | undefined): SetDraft {
  const isSample = file.title.startsWith('示例')
  const name = order.name || existing?.name || (file.title.split(' · ')[0] ?? '') || `测评指标 ${order.version}`
  return {
    version: order.version,
    // Sample text stays marked as such, whatever it is called on its way.
    name: isSample && !name.includes('示例') ? `示例 ${name}` : name,
    isSample,
    source: order.source || existing?.source || cleanText(order.fileName).slice(0, 200),
    classes: file.classes,
    groups: file.groups,
    indicators: file.indicators,
  }
}

/** Whether storing would change nothing; what was withdrawn since, and a group left empty, is in no file. */
function isSame(existing: IndicatorSet, draft: SetDraft): boolean {
  const indicators = existing.indicators
    .filter((one) => one.withdrawnOn === null)
    .map(({ position: _, withdrawnOn: __, ...indicator }) => indicator)
  const groups = existing.groups.filter(({ code }) => indicators.some((one) => one.groupCode === code))
  const classes = existing.classes.filter(({ code }) => groups.some((one) => one.classCode === code))
  const { version, name, isSample, source } = existing
  return isDeepStrictEqual({ version, name, isSample, source, classes, groups, indicators }, draft)
}

const sampleWords = { zh: '文件标明为示例指标，按示例收存', en: 'The file calls itself a sample and is kept as one' }
const reserved = { zh: '版本名 template 留给导入模板', en: 'The version name “template” is kept for the template' }
const unchangedWords = {
  zh: '与已启用的这一版本相同，没有改动',
  en: 'The same as this version in force; nothing to change',
}
const inForceWords = {
  zh: '这一版本已经启用，不能再改；请用新的版本号导入',
  en: 'This version has been put in force and cannot change: import it under a new one',
}
