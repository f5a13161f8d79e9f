import type { readLinkage as endpoint, LinkageAnswer, QueryOf } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { currentKey } from './keys.ts'
import { readStanding } from './publication-rows.ts'
import { readLinkageText } from './read-frozen.ts'
import { signText } from './sign.ts'

/** What a tender may know of one firm or person (两场联动): the frozen result, signed as it is answered. */
export async function readLinkage(
  db: Db,
  { creditCode, registrationNumber, quarter }: QueryOf<typeof endpoint>,
  now: Date,
): Promise<LinkageAnswer> {
  if (!creditCode === !registrationNumber) {
    throw new AppError('bad-input', { zh: '请给出一个代码', en: 'Give one code' }, [
      { path: 'query', message: 'creditCode 与 registrationNumber 二选一 / give creditCode or registrationNumber' },
    ])
  }
  const publication = await readStanding(db, { kind: 'linkage', quarter, now })
  const frozen = await readLinkageText(db, publication)
  const kind = creditCode ? 'firm' : 'person'
  const entry = creditCode
    ? frozen.firmOf.get(creditCode.toUpperCase())
    : frozen.personOf.get(registrationNumber!.toUpperCase())
  if (entry === undefined) {
    throw notFound({
      zh: `${publication.quarter} 公示结果中的这个${kind === 'firm' ? '企业' : '人员'}`,
      en: `${kind} in what was published for ${publication.quarter}`,
    })
  }
  const answer = {
    ...{ publicationId: publication.id, version: publication.version, quarter: publication.quarter },
    ...{ expiresOn: publication.expiresOn, answeredAt: now.toISOString() },
    subject: { kind, name: entry.name, code: entry.code },
    ...{ results: entry.results, isListed: entry.isListed, points: entry.points, isSample: publication.isSample },
  } satisfies Omit<LinkageAnswer, 'signature'>
  const key = await db.transaction().execute((trx) => currentKey(trx))
  return { ...answer, signature: await signText(JSON.stringify(answer), key) }
}
