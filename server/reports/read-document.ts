import type { Plan, Words } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { readPlan } from '../planning/read-plan.ts'
import { readRules } from '../risk/read-rules.ts'
import type { PlanDocument } from './document.ts'

/** The plan with the names that a report prints for its codes; 409 while it has no content yet. */
export async function readDocument(db: Db, planId: number): Promise<PlanDocument> {
  const plan = await readPlan(db, planId)
  const [agency, rules] = await Promise.all([
    db
      .selectFrom('agency')
      .select(['name_zh', 'name_en'])
      .where('code', '=', plan.agencyCode)
      .executeTakeFirstOrThrow(),
    readRules(db, plan.ruleVersion),
  ])
  return {
    plan: requireSolved(plan),
    agencyName: { zh: agency.name_zh, en: agency.name_en },
    stages: named([...rules.stages.values()]),
    hazards: named(rules.hazards),
    ways: new Map(),
  }
}

function requireSolved(plan: Plan): PlanDocument['plan'] {
  const { content } = plan
  if (content) return { ...plan, content }
  throw new AppError('conflict', {
    zh: `计划 ${plan.id} 还没有结果，不能导出`,
    en: `Plan ${plan.id} has no result yet and cannot be exported`,
  })
}

function named(rules: readonly { readonly code: string; readonly name: Words }[]): Record<string, Words> {
  return Object.fromEntries(rules.map((rule) => [rule.code, rule.name]))
}
