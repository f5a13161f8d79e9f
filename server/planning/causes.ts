import type { PlanVisit, VisitCause } from '../contract/index.ts'
import { addDays, daysBetween } from '../staff/iso-week.ts'
import { type SiteFacts, words } from './planning-facts.ts'

const DAY = 86_400

/** One visit that a site needs or may have this week, before caps. */
export type VisitNeed = {
  readonly kind: PlanVisit['kind']
  readonly required: boolean
  readonly countsToCap: boolean
  readonly causes: VisitCause[]
  readonly windows: PlanVisit['windows']
  readonly dueRatio: number
}

/** Visits of these kinds are logged but do not use up a cap. */
export const exemptKinds = ['recheck', 'complaint', 'accident'] as const

/**
 * The visits of one site in a week: one for everything, safety and quality together (综合查一次); a second one only when
 * dates force it, that is when a complaint must be answered before a notice may be re-checked.
 */
export function visitNeeds(site: SiteFacts, monday: string, lastWorkday: string): VisitNeed[] {
  const sunday = addDays(monday, 6)
  const sinceVisit = Math.max(0, daysBetween(site.lastVisitOn, sunday)) / site.intervalDays
  const dueRatio = Math.max(sinceVisit, ...site.campaigns.map((campaign) => campaignRatio(campaign, sunday)))
  const rechecks = site.rechecks.filter((recheck) => recheck.on <= lastWorkday)
  const complaints = site.complaints.filter((complaint) => complaint.due <= sunday)
  const from = [monday, ...rechecks.map((recheck) => recheck.on)].sort().at(-1)!
  const open = complaints.filter((complaint) => complaint.due >= monday)
  const until = [sunday, ...open.map((complaint) => complaint.due)].sort()[0]!

  const routine = [
    ...site.campaigns.map((campaign) => campaignCause(campaign, sunday)),
    ...(site.score === null ? [] : routineCauses(site, site.score, sinceVisit, sunday)),
  ]
  const recheckCauses = rechecks.map(recheckCause)
  const complaintCauses = complaints.map(complaintCause)
  if (from <= until) {
    const causes = [...complaintCauses, ...recheckCauses, ...routine]
    return causes.length === 0 ? [] : [need(causes, dueRatio, windowOf(monday, from, until))]
  }
  return [
    need([...complaintCauses, ...routine], dueRatio, windowOf(monday, monday, until)),
    need(recheckCauses, 0, windowOf(monday, from, sunday)),
  ]
}

function need(causes: VisitCause[], dueRatio: number, windows: PlanVisit['windows']): VisitNeed {
  const required = causes.filter((cause) => cause.required).map((cause) => cause.code)
  const full = causes.some((cause) => cause.code === 'campaign') ? 'campaign' : 'spot_check'
  // a visit that is due anyway is a full one; the re-check or the complaint is done with it
  const kind =
    required.includes('overdue') || required.includes('campaign') || required.length === 0
      ? full
      : required.includes('complaint')
        ? 'complaint'
        : 'recheck'
  return { kind, required: required.length > 0, countsToCap: kind === full, causes, windows, dueRatio }
}

function routineCauses(site: SiteFacts, score: number, dueRatio: number, sunday: string): VisitCause[] {
  const days = daysBetween(site.lastVisitOn, sunday)
  const causes: VisitCause[] = []
  if (dueRatio >= 1)
    causes.push({
      code: 'overdue',
      required: true,
      text: words(
        `到本周日距上次检查 ${days} 天，${site.level} 级最长间隔 ${site.intervalDays} 天`,
        `by Sunday ${days} days since the last visit; level ${site.level} allows ${site.intervalDays}`,
      ),
    })
  if (site.levelWords) causes.push({ code: 'risk', required: false, text: site.levelWords })
  causes.push({
    code: 'risk',
    required: false,
    text: words(
      `风险分 ${score.toFixed(1)}（${site.level} 级），到期比 ${dueRatio.toFixed(2)}`,
      `risk ${score.toFixed(1)} (level ${site.level}), due ratio ${dueRatio.toFixed(2)}`,
    ),
  })
  for (const text of site.dangers) causes.push({ code: 'stage', required: false, text })
  return causes
}

/**
 * How far a campaign has come by a day: its length stands for the interval, so that its visits spread over its weeks and
 * are a must-do in the last one.
 */
function campaignRatio({ from, until }: SiteFacts['campaigns'][number], sunday: string): number {
  return Math.min(1, (daysBetween(from, sunday) + 1) / (daysBetween(from, until) + 1))
}

function campaignCause(campaign: SiteFacts['campaigns'][number], sunday: string): VisitCause {
  const { name, from, until } = campaign
  return {
    code: 'campaign',
    required: campaignRatio(campaign, sunday) >= 1,
    text: words(
      `${name.zh}专项监督执法（${from} 至 ${until}），其间须查一次`,
      `${name.en} campaign, ${from} to ${until}: one visit in that time`,
    ),
  }
}

function recheckCause({ number, on }: SiteFacts['rechecks'][number]): VisitCause {
  return {
    code: 'recheck',
    required: true,
    text: words(`通知书 ${number} 应于 ${on} 起复查`, `notice ${number} is to be re-checked from ${on}`),
  }
}

function complaintCause({ source, due }: SiteFacts['complaints'][number]): VisitCause {
  return {
    code: 'complaint',
    required: true,
    text: words(`投诉（${source}）须于 ${due} 前核查`, `complaint (${source}) to be looked into by ${due}`),
  }
}

/** From the first day to the end of the last one; none when that is the whole week. */
function windowOf(monday: string, from: string, until: string): PlanVisit['windows'] {
  const sunday = addDays(monday, 6)
  if (from <= monday && until >= sunday) return []
  const why =
    from <= monday
      ? words(`须于 ${until} 前`, `by ${until}`)
      : until >= sunday
        ? words(`复查不早于 ${from}`, `re-check not before ${from}`)
        : words(`须在 ${from} 至 ${until} 之间`, `between ${from} and ${until}`)
  return [{ from: daysBetween(monday, from) * DAY, to: (daysBetween(monday, until) + 1) * DAY - 1, why }]
}
