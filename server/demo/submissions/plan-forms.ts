import type { AssessmentPeriod } from '../../contract/index.ts'
import type { Party } from '../city.ts'
import { dayNumber, monthsOf, type Quarter } from '../days.ts'
import type { Random } from '../random.ts'
import { stagesAt } from '../stages.ts'
import { fractionOn, statusOn } from '../timing.ts'
import type { SiteDraft } from '../works.ts'
import { checksIn, type Records } from './checks.ts'
import { type Duty, drawExempt, drawNeglect, duties, type Exemption, type Timeliness } from './conduct.ts'
import { dayAfter, dayBefore, workdayIn } from './moments.ts'
import type { Signer, Signers } from './signers.ts'

/** A quarter to be answered for, with the days on which its forms are due. */
export type PeriodDays = Pick<AssessmentPeriod, 'quarter' | 'indicatorVersion' | 'dueOn' | 'closesOn' | 'monthDueOn'>

/** A form that somebody sends, or is at when the sample ends. */
export type Form = {
  readonly party: Party
  readonly month: number | null
  readonly visitId: number | null
  readonly signer: Signer
  readonly due: number
  readonly sent: number
  /** The day whose stages the answers describe. */
  readonly seen: number
  readonly isDraft: boolean
}

export type FormContext = {
  readonly quarter: Quarter
  readonly period: PeriodDays
  readonly today: number
  readonly pressure: ReadonlyMap<string, number>
  readonly records: Records
  readonly signers: Signers
}

// Some firms look at a site in the middle of the quarter instead of at its end.
const earlyReviewShare = 0.12
// A form that will be sent within days may lie there begun.
const [draftDays, draftShare] = [5, 0.4]
const exemptCheckShare = 0.3
const contractShare = 0.95

/** Which forms of a quarter come from a site, when, and by whose hand; in the order of the parties. */
export function planForms(random: Random, site: SiteDraft, context: FormContext): Form[] {
  const { quarter, pressure } = context
  const exemption = exemptionOf(site, quarter)
  const conduct =
    exemption === null ? drawNeglect(random, site, pressure.get(site.row.agency_code)!) : drawExempt(random, exemption)
  const forms: Form[] = []
  for (const duty of duties) {
    const form = planDuty(random, site, duty, conduct.get(duty) ?? 'in_time', context)
    if (form) forms.push(form)
  }
  if (exemption === null || random.chance(exemptCheckShare)) forms.push(...planChecks(random, site, context))
  return forms
}

/** Why a site owes nothing in a quarter; one that stops or is done in its course still sends its forms. */
function exemptionOf(site: SiteDraft, quarter: Quarter): Exemption | null {
  const first = Math.max(quarter.first, site.permitDay)
  const status = statusOn(site, stagesAt(fractionOn(site, first), site.leads), first)
  return status === 'active' ? null : status
}

function planDuty(
  random: Random,
  site: SiteDraft,
  { party, month }: Duty,
  timeliness: Timeliness,
  { quarter, period, today, signers }: FormContext,
): Form | null {
  const months = monthsOf(quarter)
  const last = month === null ? quarter.last : months[month]! - 1
  const due = dayNumber(month === null ? period.dueOn : period.monthDueOn[month - 1]!)
  const first = month === null ? last - 14 : last - 6
  const usual = dayBefore(random, first, due)
  const late = dayAfter(random, due, Math.min(due + 15, dayNumber(period.closesOn)))
  const early = workdayIn(random, quarter.first + 25, quarter.last - 20)
  const isEarly = month === null && random.chance(earlyReviewShare)
  const isBegun = random.chance(draftShare)
  // everything is drawn before anything is left out, so that one form's fate does not change the next one's
  if (timeliness === 'missing' || last < site.permitDay) return null
  const sent = Math.max(site.permitDay + 1, timeliness === 'late' ? late : isEarly ? early : usual)
  const isDraft = sent >= today
  if (isDraft && !(isBegun && sent < today + draftDays)) return null
  const signer = signers.ofParty(party, site.row)
  return { party, month, visitId: null, signer, due, sent, seen: Math.min(sent, last, today), isDraft }
}

function planChecks(
  random: Random,
  site: SiteDraft,
  { quarter, period, today, records, signers }: FormContext,
): Form[] {
  const due = dayNumber(period.dueOn)
  const made = checksIn(random, site, quarter, records).map(({ day, visit }): Form => {
    const signer = signers.ofCheck(visit, site.row)
    return {
      party: 'agency',
      month: null,
      visitId: visit?.id ?? null,
      signer,
      due,
      sent: day,
      seen: day,
      isDraft: false,
    }
  })
  const assessor = signers.assessor(site.row, Number(quarter.name.slice(0, 4)))
  const day = workdayIn(random, quarter.first + 15, quarter.last - 5)
  if (assessor && random.chance(contractShare) && day > site.permitDay)
    made.push({
      party: 'assessor',
      month: null,
      visitId: null,
      signer: assessor,
      due,
      sent: day,
      seen: day,
      isDraft: false,
    })
  return made.filter((form) => form.sent < today)
}
