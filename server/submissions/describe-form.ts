import type { AssessmentForm, IndicatorSet } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { readIndicatorSet } from '../indicators/queries.ts'
import { askedOn } from './answers.ts'
import { readEvidenceOf } from './evidence-rows.ts'
import { readNotes } from './notes.ts'
import { holds, isOwn, levelOf, type Viewer } from './parties.ts'
import { askingDay, isOpenOn } from './periods.ts'
import type { Submission } from './submission-row.ts'

/**
 * A submission as a form with all that filling it in needs. It asks what applies to the site as it was when the form was
 * begun, without what has been withdrawn by today and within the quarter. `known`: its indicator set, where it was read.
 */
export async function describeForm(
  db: Db,
  one: Submission,
  viewer: Viewer,
  today: string,
  known?: IndicatorSet,
): Promise<AssessmentForm> {
  const set = known ?? (await readIndicatorSet(db, one.indicatorVersion))!
  const indicators = askedOn(set.indicators, one, askingDay(one.quarter, today))
  const groupCodes = new Set(indicators.map((indicator) => indicator.groupCode))
  const groups = set.groups.filter((group) => groupCodes.has(group.code))
  const classCodes = new Set<string>(groups.map((group) => group.classCode))
  const [notes, evidence] = [await readNotes(db, one.id), await readEvidenceOf(db, one.id)]
  return {
    id: one.id,
    quarter: one.quarter,
    site: {
      id: one.siteId,
      name: one.site.name,
      permitNumber: one.site.permitNumber,
      address: one.site.address,
      agencyCode: one.agencyCode,
      worksType: one.worksType,
      stages: [...one.stages],
      status: one.siteStatus,
    },
    level: levelOf(one.party),
    party: one.party,
    month: one.month,
    firmName: one.firmName,
    indicatorVersion: one.indicatorVersion,
    isSample: set.isSample,
    indicators,
    groups,
    classes: set.classes.filter((each) => classCodes.has(each.code)),
    answers: indicators.map(({ position }) => ({
      position,
      points: one.answers[position]!,
      note: notes.get(position) ?? '',
    })),
    evidence,
    state: one.state,
    revision: one.revision,
    dueOn: one.dueOn,
    closesOn: one.period.closesOn,
    submittedAt: one.submittedAt?.toISOString() ?? null,
    isLate: one.isLate,
    mayEdit: mayEdit(viewer, one, today),
  }
}

/** Whether this account may still answer it: it is the party's own, its turn is not over, and it was not replaced. */
export function mayEdit(viewer: Viewer, one: Submission, today: string): boolean {
  return (
    isOpenOn(one.period, today) &&
    (one.state === 'draft' || one.state === 'submitted') &&
    isOwn(viewer, one, one.site) &&
    // a government form stays with the agency that visited, also when the site has moved
    (one.party === 'agency' || holds(viewer, one.party, one.site))
  )
}
