/**
 * The door of the week: what turns a problem and a person's choices into a timed plan with its reasons. Pure, so that the
 * server stores and the browser shows the very same plan, and an edit is felt at once.
 */
export * from './carry-choices.ts'
export * from './check-choices.ts'
export * from './chosen-visit.ts'
export * from './compare-routes.ts'
export * from './describe.ts'
export * from './describe-unplanned.ts'
export * from './facts.ts'
export * from './order-day.ts'
export * from './time-plan.ts'
export * from './to-problem.ts'
export * from './with-choices.ts'
