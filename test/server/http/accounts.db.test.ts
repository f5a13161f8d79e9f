import { beforeEach, expect, test } from 'vitest'
import { homeOf } from '../../../server/http/account-command.ts'
import { ensureLocalAccounts, listAccounts } from '../../../server/http/accounts.ts'
import { database, reset } from '../../support/database.ts'
import { type AssessedCity, buildAssessedCity } from '../submissions/assessed-city.ts'

const db = database()
let city: AssessedCity

beforeEach(async () => {
  await reset(db)
  city = await buildAssessedCity(db)
  await db.deleteFrom('account').execute()
})

test('on sample data one can act as the parties of one busy site and an assessor, by names that say so', async () => {
  await ensureLocalAccounts(db)
  expect((await listAccounts(db)).some((account) => account.login.endsWith('-sample'))).toBe(false)
  await db.updateTable('site').set({ is_sample: true }).execute()
  await db.updateTable('assessor_contract').set({ is_sample: true }).execute()
  await ensureLocalAccounts(db)
  await ensureLocalAccounts(db)
  const accounts = await listAccounts(db)
  expect(accounts.slice(-5).map(({ name, role, firmId, personId }) => [name, role, firmId, personId])).toEqual([
    ['第三方评估 · 京检咨询', 'assessor', city.assessorId, null],
    ['建设单位 · 京城置业', 'firm', city.clientId, null],
    ['施工单位 · 北京一建', 'firm', city.firmIds.contractor, null],
    ['项目部 · 工地1', 'project', city.firmIds.contractor, city.managerId],
    ['监理单位 · 京安监理', 'firm', city.firmIds.supervision, null],
  ])
})

test('an account of a party is tied to its firm by credit code or name, to its manager by registration number', async () => {
  await db.updateTable('firm').set({ credit_code: '91110000X' }).where('id', '=', city.firmIds.contractor).execute()
  const firm = (text: string) => homeOf(db, { role: 'firm', firm: text })
  expect(await firm('91110000X')).toEqual({ firmId: city.firmIds.contractor, personId: null })
  expect(await firm('京安监理')).toEqual({ firmId: city.firmIds.supervision, personId: null })
  await expect(firm('没有这家')).rejects.toThrow(/no such firm/)
  await db.insertInto('firm').values({ kind: 'client', name: '京安监理' }).execute()
  await expect(firm('京安监理')).rejects.toThrow(/2 firms are called/)
  expect(await homeOf(db, { role: 'project', person: 'project_manager' })).toEqual({
    firmId: city.firmIds.contractor,
    personId: city.managerId,
  })
  await expect(homeOf(db, { role: 'project', person: 'chief_supervision_engineer' })).rejects.toThrow(
    /not a project manager/,
  )
  await expect(homeOf(db, { role: 'project', person: '0' })).rejects.toThrow(/no such person/)
})

test('a firm that went into another stands for its successor', async () => {
  const { contractor, other } = city.firmIds
  await db
    .updateTable('firm')
    .set({ merged_into: other, merged_on: '2026-12-01' })
    .where('id', '=', contractor)
    .execute()
  expect(await homeOf(db, { role: 'firm', firm: '北京一建' })).toEqual({ firmId: other, personId: null })
})
