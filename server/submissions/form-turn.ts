import type { Party, SiteStatus } from '../contract/index.ts'
import { AppError } from '../http/app-error.ts'
import { lastDayOf } from '../staff/months.ts'
import type { Period } from './periods.ts'

type Wanted = {
  readonly party: Party
  readonly month: number | null
  readonly visitId: number | null
}
type AtSite = {
  readonly name: string
  readonly permitDate: string
  readonly visitedOn: string | null
  readonly visitResult: string | null
}

/** The day on which the form is due; throws when this party has no such form to fill in. Pure. */
export function checkTurn(wanted: Wanted, site: AtSite, period: Period, today: string): string {
  if (site.permitDate > lastDayOf(period.quarter)) {
    throw new AppError('not-possible', {
      zh: `“${site.name}”在 ${period.quarter} 尚未取得施工许可`,
      en: `${site.name} had no permit yet in ${period.quarter}`,
    })
  }
  requireShape(wanted)
  if (wanted.party === 'agency') requireVisit(site, period)
  if (wanted.month === null) return period.dueOn
  const month = period.months[wanted.month - 1]!
  if (today < month.firstDay) {
    throw new AppError('not-possible', {
      zh: `该月自评自 ${month.firstDay} 起填报`,
      en: `This month's self-assessment opens on ${month.firstDay}`,
    })
  }
  return month.dueOn
}

/** Months belong to self-assessments and visits to the government's, and to nothing else. */
function requireShape({ party, month, visitId }: Wanted): void {
  const issues = [
    ...((party === 'project') === (month !== null)
      ? []
      : [{ path: 'body.month', message: '仅自评按月填报 / a month for self-assessments, and only for them' }]),
    ...((party === 'agency') === (visitId !== null)
      ? []
      : [{ path: 'body.visitId', message: '仅政府评估须指明检查 / a visit for the agency, and only for it' }]),
  ]
  if (issues.length > 0)
    throw new AppError('bad-input', { zh: '测评表的种类有误', en: 'There is no such kind of form' }, issues)
}

function requireVisit({ visitedOn, visitResult }: AtSite, { quarter, opensOn }: Period): void {
  if (visitedOn !== null && opensOn <= visitedOn && visitedOn <= lastDayOf(quarter) && visitResult !== 'not_possible')
    return
  throw new AppError('not-possible', {
    zh: `该检查不是 ${quarter} 完成的检查`,
    en: `That is not a completed visit of ${quarter}`,
  })
}

/** The site's status if sites of that status are assessed at all; completed and cancelled ones are not. */
export function requireUnderWay(site: {
  readonly name: string
  readonly status: SiteStatus
}): 'active' | 'suspended' | 'precompletion' {
  if (site.status !== 'completed' && site.status !== 'cancelled') return site.status
  throw new AppError('not-possible', {
    zh: `“${site.name}”已竣工或注销，不再测评`,
    en: `${site.name} is completed or cancelled: it is not assessed any more`,
  })
}
