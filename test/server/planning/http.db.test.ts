import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Plan, PlanChoices, PlanEvent, PlanSummary } from '../../../server/contract/index.ts'
import { ensureLocalAccounts } from '../../../server/http/accounts.ts'
import { insertPlan } from '../../../server/planning/plan-rows.ts'
import { recoverPlans } from '../../../server/planning/recover-plans.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { buildTinyCity, type TinyCity } from '../../support/tiny-city.ts'

const db = database()
let app: TestApp
let city: TinyCity

beforeEach(async () => {
  await reset(db)
  city = await buildTinyCity(db)
  await ensureLocalAccounts(db)
  app = await startApp(db, {}, () => new Date('2026-11-22T10:00:00+08:00'))
})
afterEach(() => app.close())

async function post(body: Record<string, unknown> = {}): Promise<PlanSummary> {
  const { status, body: summary } = await app.call('POST', '/plans', {
    agencyCode: city.agencyCode,
    week: city.week,
    iterations: 200,
    ...body,
  })
  expect(status).toBe(202)
  return summary
}

/** Follows the plan to its end. */
async function follow(id: number): Promise<PlanEvent[]> {
  const response = await fetch(`${app.address}/api/plans/${id}/events`)
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const text = await response.text()
  return text
    .split('\n\n')
    .filter((block) => block !== '')
    .map((block) =>
      JSON.parse(
        block
          .split('\n')
          .find((line) => line.startsWith('data: '))!
          .slice(6),
      ),
    )
}

async function solved(body: Record<string, unknown> = {}): Promise<Plan> {
  const { id } = await post(body)
  await follow(id)
  const plan: Plan = (await app.call('GET', `/plans/${id}`)).body
  expect(plan.state).toBe('successful')
  return plan
}

describe('the plan is the job', () => {
  test('POST accepts, the events tell improvements and end with the state, GET has the content', async () => {
    const summary = await post()
    expect(summary).toMatchObject({ state: 'accepted', revision: 1, asOf: city.today, travelSource: 'estimate' })
    const events = await follow(summary.id)
    const [first, second] = events
    if (first?.type !== 'content' || second?.type !== 'improvement')
      expect.fail('content comes first, then improvements')
    expect(first.content.choices.routes).toEqual(second.routes)
    expect(first.content.routes.map((route) => route.stops.map((stop) => stop.visit))).toEqual(second.routes)
    expect(events.filter((event) => event.type === 'content')).toHaveLength(1)
    expect(events.at(-1)).toMatchObject({ type: 'state', summary: { id: summary.id, state: 'successful' } })
    const listed = await app.call('GET', `/plans?agency=110105&week=${city.week}`)
    expect(listed.body[0]).toMatchObject({ id: summary.id, iterations: 200 })
    const stops = await db.selectFrom('plan_stop').selectAll().where('plan_id', '=', summary.id).execute()
    expect(stops).toHaveLength(listed.body[0].score.stops)
  })

  test('DELETE stops a long search and keeps the best so far', async () => {
    const { body: summary } = await app.call('POST', '/plans', { agencyCode: '110105', week: city.week, seconds: 60 })
    const started = performance.now()
    const stopped = await app.call('DELETE', `/plans/${summary.id}`)
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(['successful', 'dismissed']).toContain(stopped.body.state)
  })

  test('a plan that a killed process left behind says so', async () => {
    const id = await insertPlan(db, {
      ...{ agencyCode: '110105', week: city.week, state: 'running', parentId: null, revision: 1, seed: 1, seconds: 10 },
      ...{ iterations: null, ruleVersion: '2026.1', asOf: city.today, travelSource: 'estimate', travelNote: null },
      createdBy: 'x',
      accountId: null,
    })
    expect(await recoverPlans(db)).toBe(1)
    const { body } = await app.call('GET', `/plans/${id}`)
    expect(body).toMatchObject({ state: 'failed', content: null })
    expect(body.error).toMatch(/中断/)
    expect(await follow(id)).toMatchObject([{ type: 'state', summary: { state: 'failed' } }])
  })

  test('what cannot be planned is refused with the field', async () => {
    const choices = { routes: [], pins: [], removals: [], emergencies: [] }
    const loose = await app.call('POST', '/plans', { agencyCode: '110105', week: city.week, choices })
    expect([loose.status, loose.body.issues[0].path]).toEqual([400, 'body.basedOn'])
    const noWeek = await app.call('POST', '/plans', { agencyCode: '110105', week: '2025-W53' })
    expect([noWeek.status, noWeek.body.issues[0].path]).toEqual([400, 'body.week'])
    expect((await app.call('POST', '/plans', { agencyCode: '999999', week: city.week })).status).toBe(404)
    expect((await app.call('GET', '/plans/4711')).status).toBe(404)
    const elsewhere = await app.call('POST', '/plans', { agencyCode: '999999', week: city.week }, 'grid-110105')
    expect(elsewhere.status).toBe(403)
  })
})

describe('a person edits, approves and departs', () => {
  test('an edit that breaks rules is stored and says what it breaks', async () => {
    const plan = await solved()
    const content = plan.content!
    const choices = structuredClone(content.choices)
    const all = choices.routes.flat()
    choices.routes = choices.routes.map((_, s) => (s === 0 ? all : []))
    const revised = await app.call('POST', `/plans/${plan.id}/revisions`, { choices })
    expect(revised.status).toBe(201)
    expect(revised.body).toMatchObject({ parentId: plan.id, revision: 2, state: 'successful' })
    const route = revised.body.content.routes[0]
    const rules = [...route.violations, ...route.stops.flatMap((stop: { violations: unknown[] }) => stop.violations)]
    expect(rules.map((one) => one.rule)).toEqual(expect.arrayContaining(['hours', 'skills', 'window']))
    expect(route.violations.find((one: { rule: string }) => one.rule === 'hours').text.zh).toMatch(
      /^超出工时 \d+ 分钟$/,
    )
    const refused = await app.call('POST', `/plans/${revised.body.id}/approval`, {})
    expect([refused.status, refused.body.issues[0].path]).toEqual([422, 'body.note'])
    const approved = await app.call('POST', `/plans/${revised.body.id}/approval`, { note: '当天增派车辆' })
    expect(approved.body.state).toBe('approved')
  })

  test('edits that contradict each other are refused and change nothing', async () => {
    const plan = await solved()
    const visit = plan.content!.choices.routes.flat()[0]!
    const choices: PlanChoices = { ...plan.content!.choices, removals: [{ visit, reason: '停工' }] }
    const answer = await app.call('POST', `/plans/${plan.id}/revisions`, { choices })
    expect([answer.status, answer.body.issues[0].path]).toEqual([400, 'body.choices.removals[0].visit'])
    expect(await db.selectFrom('plan').select('id').execute()).toHaveLength(1)
  })

  test('approval freezes; departing needs a reason; the next approval supersedes', async () => {
    const plan = await solved()
    expect((await app.call('POST', `/plans/${plan.id}/approval`, {})).body.state).toBe('approved')
    const { choices } = plan.content!
    const visit = choices.routes.flat()[0]!
    const less: PlanChoices = {
      ...choices,
      routes: choices.routes.map((route) => route.filter((one) => one !== visit)),
      removals: [{ visit, reason: '工地临时停电' }],
    }
    const silent = await app.call('POST', `/plans/${plan.id}/revisions`, { choices: less })
    expect([silent.status, silent.body.issues[0].path]).toEqual([422, 'body.reason'])
    const told = await app.call('POST', `/plans/${plan.id}/revisions`, { choices: less, reason: '工地临时停电' })
    expect(told.status).toBe(201)
    const left = told.body.content.unplanned.find((one: { visit: number }) => one.visit === visit)
    expect(left).toMatchObject({ blockedBy: 'removed', removedBecause: '工地临时停电' })
    const next = await app.call('POST', `/plans/${told.body.id}/approval`, { note: '已说明' })
    expect(next.body.state).toBe('approved')
    const old = (await app.call('GET', `/plans/${plan.id}`)).body
    expect(old.state).toBe('superseded')
    expect(old.deviations).toMatchObject([{ reason: '工地临时停电', actor: '本机管理员' }])
    const changes = await app.call('GET', `/plans/${told.body.id}/changes?against=${plan.id}`)
    expect(changes.body.items).toMatchObject([{ change: 'dropped', siteId: plan.content!.visits[visit]!.siteId }])
  })

  test('planning again keeps pins and serves the emergency on its day', async () => {
    const plan = await solved()
    const { choices, shifts, visits } = plan.content!
    const shift = choices.routes.findIndex((route) => route.length > 0)
    const pin = { visit: choices.routes[shift]![0]!, shift, position: 0 }
    const urgent = visits.findIndex(
      (visit) => !visit.required && !choices.routes[shift]!.includes(visits.indexOf(visit)),
    )
    const again = await solved({
      basedOn: plan.id,
      choices: {
        ...choices,
        pins: [pin],
        emergencies: [{ visit: urgent, kind: 'accident', reason: '塔吊碰撞', day: 4 }],
      },
    })
    expect(again).toMatchObject({ parentId: plan.id, revision: 2 })
    expect(again.content!.routes[shift]!.stops[0]).toMatchObject({ visit: pin.visit, isPinned: true })
    const at = again.content!.choices.routes.findIndex((route) => route.includes(urgent))
    expect(shifts[at]!.day).toBe(4)
    const stop = await db
      .selectFrom('plan_stop')
      .select(['is_required', 'counts_to_cap', 'reasons'])
      .where('plan_id', '=', again.id)
      .where('site_id', '=', visits[urgent]!.siteId)
      .executeTakeFirstOrThrow()
    expect(stop).toMatchObject({ is_required: true, counts_to_cap: false })
    expect(stop.reasons[0]).toMatchObject({ code: 'emergency', text: { zh: '事故应急：塔吊碰撞' } })
  })

  test('planning again without any edit moves nothing; the new plan can be replayed', async () => {
    const plan = await solved()
    const again = await solved({ basedOn: plan.id })
    const changes = await app.call('GET', `/plans/${again.id}/changes?against=${plan.id}`)
    const kinds = changes.body.items.map((item: { change: string }) => item.change)
    expect(kinds.filter((kind: string) => kind !== 'added' && kind !== 'order')).toEqual([])
    expect(again.content!.score.changes).toBe(0)
    const replay = await solved({ basedOn: plan.id, iterations: again.iterations })
    expect(replay.content!.choices.routes).toEqual(again.content!.choices.routes)
  })

  test('pins that cannot hold are kept, and the plan says what they break', async () => {
    const plan = await solved()
    const { choices, visits } = plan.content!
    const all = visits.flatMap((visit, v) => (visit.required ? [v] : []))
    const pins = all.map((visit) => ({ visit, shift: 0, position: -1 }))
    const again = await solved({ basedOn: plan.id, choices: { ...choices, pins } })
    expect([...again.content!.choices.routes[0]!].sort()).toEqual(expect.arrayContaining([...all].sort()))
    expect(again.content!.score.violations).toBeGreaterThan(0)
    expect(again.content!.routes.slice(1).every((route) => route.violations.length === 0)).toBe(true)
  })

  test('a week without any shift is a plan that says so', async () => {
    // Spring Festival 2026: 15 to 23 February
    const { content } = await solved({ week: '2026-W08' })
    expect(content!.shifts).toEqual([])
    expect(content!.unavailable).toHaveLength(10)
    expect(content!.unplanned).toHaveLength(content!.visits.length)
    expect(content!.unplanned[0]!.text.zh).toBe('本周没有可出勤的班次')
  })

  test('an agency without sites fails with words', async () => {
    await db.insertInto('agency').values({ code: '110106', name_zh: '丰台区', name_en: 'Fengtai' }).execute()
    const { id } = await post({ agencyCode: '110106' })
    await follow(id)
    const { body } = await app.call('GET', `/plans/${id}`)
    expect(body.state).toBe('failed')
    expect(body.error).toMatch(/110106.*请先导入工程/)
  })

  test('leave recorded after planning shows in the next plan', async () => {
    const [officer] = city.inspectorIds
    const days = { first_day: '2026-11-23', last_day: '2026-11-29' }
    await db
      .insertInto('leave')
      .values({ inspector_id: officer!, ...days, reason: '年假' })
      .execute()
    const { content } = await solved()
    expect(content!.unavailable).toHaveLength(5)
    expect(content!.unavailable[0]!.text.zh).toBe('不足 2 名持证执法人员：执法员1休假（年假）')
    expect(content!.shifts.every((shift) => content!.teams[shift.team]!.name === '第2队')).toBe(true)
    // the must-dos of the west grid are served by the other team, and shown as outside its grids
    expect(content!.score.outsideGrid).toBeGreaterThan(0)
    const outside = content!.routes.flatMap((route) => route.stops).filter((stop) => stop.isOutsideGrid)
    expect(outside.every((stop) => content!.visits[stop.visit]!.required)).toBe(true)
  })

  test('a used-up cap keeps optional visits out and shows the conflict with must-dos', async () => {
    await db
      .insertInto('visit_cap')
      .values({ year: 2026, agency_code: '110105', per_firm: 1, per_site: null, source: 'test' })
      .execute()
    try {
      const { content } = await solved()
      expect(content!.conflicts.length).toBeGreaterThan(0)
      expect(content!.conflicts[0]!.text.zh).toMatch(/^频次上限与最低频次冲突/)
      // one visit each in 2026: eight sites of the first firm, four of the other
      const used = content!.conflicts.map(({ name, used }) => [name, used])
      expect(used).toEqual([
        ['北京一建', 8],
        ['北京二建', 4],
      ])
      const barred = content!.unplanned.filter((one) => one.blockedBy === 'cap')
      expect(barred.length).toBeGreaterThan(0)
      expect(barred.every((one) => !content!.visits[one.visit]!.required)).toBe(true)
      expect(content!.score.requiredUnserved).toBe(0)
    } finally {
      await db.deleteFrom('visit_cap').where('agency_code', '=', '110105').execute()
    }
  })

  test('an approved week counts against the caps of the weeks after it, and as the last visit', async () => {
    const plan = await solved()
    await app.call('POST', `/plans/${plan.id}/approval`, { note: '批准' })
    const counted = await db
      .selectFrom('plan_stop')
      .innerJoin('site', 'site.id', 'plan_stop.site_id')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('counts_to_cap', '=', true)
      .where('contractor_id', '=', city.firmIds.other)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('visit_cap')
      .values({ year: 2026, agency_code: '110105', per_firm: 0, per_site: null, source: 'test' })
      .execute()
    try {
      const next = await solved({ week: '2026-W49' })
      const barred = next.content!.visits.find((visit) => visit.barred && visit.contractorId === city.firmIds.other)
      expect(barred!.barred!.zh).toContain(`已用 ${4 + counted.n} 次`)
      // overdue sites, re-check and complaint are seen to in the approved week, so the next one owes them nothing
      expect(next.content!.score.requiredServed).toBe(0)
    } finally {
      await db.deleteFrom('visit_cap').where('agency_code', '=', '110105').execute()
    }
  })

  test('the problem goes out for the browser', async () => {
    const plan = await solved()
    const { body } = await app.call('GET', `/plans/${plan.id}/problem`)
    expect(body.places).toBe(14)
    expect(body.durationSeconds).toHaveLength(14 * 14)
    expect(body.visits).toHaveLength(plan.content!.visits.length)
    expect(body.weights.replanChange).toBeGreaterThan(0)
  })
})
