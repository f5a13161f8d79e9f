import type { Party, SubmissionRow } from '../city.ts'
import { isoDay, type Quarter } from '../days.ts'
import type { Random } from '../random.ts'
import { stagesAt } from '../stages.ts'
import { fractionOn, statusOn } from '../timing.ts'
import type { SiteDraft } from '../works.ts'
import type { Catalogue } from './catalogue.ts'
import type { Defect } from './defects.ts'
import { momentOn } from './moments.ts'
import type { Form, PeriodDays } from './plan-forms.ts'
import { arrayText, blankSheet, report, unfinished } from './reports.ts'

export type Filling = {
  readonly quarter: Quarter
  readonly period: PeriodDays
  readonly catalogue: Catalogue
  readonly defects: readonly Defect[]
  /** The department makes its answers up, and its firm often copies them. */
  readonly isFalse: boolean
}

const levelOf = {
  project: 'self',
  contractor: 'firm',
  supervision: 'firm',
  client: 'firm',
  agency: 'government',
  assessor: 'government',
} as const satisfies Record<Party, SubmissionRow['level']>
const copiedShare = 0.45

/** Fills the forms of a site in: each party writes down what it sees and admits of what is wrong. */
export function fillForms(
  random: Random,
  site: SiteDraft,
  forms: readonly Form[],
  { quarter, period, catalogue, defects, isFalse }: Filling,
): Omit<SubmissionRow, 'id'>[] {
  let madeUp: number[] | null = null
  return forms.map((form) => {
    const { party } = form
    const stages = stagesAt(fractionOn(site, form.seen), site.leads)
    const items = catalogue.itemsFor(quarter, site.row.works_type, stages)
    const blank = blankSheet(catalogue.length, items)
    const honest = report(random, party, defects, blank)
    const isMadeUp = isFalse && party === 'project'
    const isCopied = isFalse && party === 'contractor' && madeUp !== null && random.chance(copiedShare)
    const answers = isMadeUp ? blank : isCopied ? madeUp! : honest
    if (isMadeUp) madeUp = answers
    const pace = isMadeUp || isCopied ? 0.2 + 0.6 * random.real() : 8 + 26 * random.real()
    const share = 0.2 + 0.7 * random.real()
    return {
      quarter: quarter.name,
      site_id: site.row.id,
      level: levelOf[party],
      party,
      month: form.month,
      firm_id: form.signer.firmId,
      person_id: form.signer.personId,
      visit_id: form.visitId,
      stages,
      works_type: site.row.works_type,
      site_status: statusOn(site, stages, form.seen),
      agency_code: site.row.agency_code,
      indicator_version: period.indicatorVersion,
      answers: arrayText(form.isDraft ? unfinished(answers, items, share) : answers),
      state: form.isDraft ? 'draft' : 'submitted',
      due_on: isoDay(form.due),
      submitted_at: form.isDraft ? null : momentOn(random, form.sent),
      is_late: !form.isDraft && form.sent > form.due,
      seconds_spent: Math.round(items.length * pace * (form.isDraft ? share : 1)),
      written_by: form.signer.name,
    }
  })
}
