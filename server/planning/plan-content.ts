import type { PlanContent, PlanSummary } from '../contract/index.ts'
import { AppError } from '../http/app-error.ts'

/** The content of a plan that has routes; says why when it has none. */
export function requireContent(plan: PlanSummary & { readonly content: PlanContent | null }): PlanContent {
  if (plan.content) return plan.content
  const zh = plan.state === 'failed' ? `求解失败：${plan.error}` : '尚在求解'
  const en = plan.state === 'failed' ? `solving failed: ${plan.error}` : 'it is still being solved'
  throw new AppError('conflict', {
    zh: `计划 ${plan.id} 还没有路线（${zh}）`,
    en: `Plan ${plan.id} has no routes yet (${en})`,
  })
}
