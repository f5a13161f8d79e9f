import { sql } from 'kysely'
import type { Account, AssessmentRun, SiteAssessment } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { notFound } from '../http/app-error.ts'
import { isParty, type SiteParties, type Viewer } from '../submissions/parties.ts'
import { readViewer } from '../submissions/read-viewer.ts'
import { siteParties } from '../submissions/submission-row.ts'
import { classScore } from '../submissions/tally.ts'
import { findRun, isGovernment, type RunQuery } from './find-run.ts'
import { gradeSite, gradeSubmission } from './grade-site.ts'
import { readSiteHistory } from './history.ts'
import { round } from './numbers.ts'
import { readGradingVersion } from './read-quarter.ts'
import type { SiteParts } from './site-parts.ts'
import { siteSteps } from './site-steps.ts'
import { standingOf } from './standing.ts'
import { standingWords } from './standing-words.ts'

/** A site's figures in a run with all that made them; a site's parties see their own sites only. */
export async function readSiteAssessment(
  db: Db,
  account: Account,
  siteId: number,
  query: RunQuery,
): Promise<SiteAssessment> {
  const run = await findRun(db, account, query, { ofOwn: true })
  const site = await findSite(db, run, siteId)
  if (!site || !(isGovernment(account) || isOwn(await readViewer(db, account), site))) {
    throw notFound({
      zh: `工程 ${siteId} 在 ${run.quarter} 的测评`,
      en: `assessment of site ${siteId} in ${run.quarter}`,
    })
  }
  const rules = await readGradingVersion(db, run.ruleVersion)
  const { parts } = site
  const grade = gradeSite(parts, rules)
  const standing = standingOf(parts, grade.combined, rules)
  const ranks = await readRanks(db, run.id, siteId)
  const sent = await readSent(db, parts)
  return {
    siteId,
    siteName: site.name,
    runId: run.id,
    quarter: run.quarter,
    status: standing.status,
    statusReason: standingWords(standing.reason),
    ruleVersion: run.ruleVersion,
    indicatorVersion: run.indicatorVersion,
    isSample: run.isSample,
    figures: { safety: grade.safety, quality: grade.quality, combined: grade.combined },
    isWithoutGovernment: grade.isWithoutGovernment,
    vetoCodes: [...grade.vetoCodes],
    divergence: grade.divergence,
    weights: [...grade.levels],
    submissions: parts.submissions.map((one) => ({
      id: one.id,
      level: one.level,
      party: one.party,
      month: one.month,
      firmName: sent.get(one.id)?.firmName ?? null,
      submittedAt: sent.get(one.id)?.submittedAt.toISOString() ?? '',
      isLate: one.isLate,
      figures: gradeSubmission(one, rules),
      classes: one.classes.map((tally) => ({
        ...tally,
        vetoes: [...tally.vetoes],
        score: round(classScore(tally, rules.vetoCap)),
      })),
    })),
    ranks,
    steps: siteSteps(run.quarter, parts, { grade, standing, ranks }, rules),
    history: await readSiteHistory(db, siteId, run.quarter),
  }
}

type Site = {
  readonly name: string
  readonly parts: SiteParts
  readonly firmIds: readonly (number | null)[]
  readonly managerId: number | null
  readonly today: SiteParties
}

async function findSite(db: Db, run: AssessmentRun, siteId: number): Promise<Site | undefined> {
  const { rows } = await sql<Site>`
    select site.name, a.parts, json_build_array(a.contractor_id, a.supervision_id, a.client_id) as "firmIds",
      a.manager_id as "managerId", json_build_object(${siteParties(sql`${run.quarter}`)}) as today
    from site_assessment a join site on site.id = a.site_id
    where a.run_id = ${run.id} and a.site_id = ${siteId}`.execute(db)
  return rows[0]
}

/** Whose the site was in the quarter may look, and whose it is today. */
function isOwn(viewer: Viewer, { firmIds, managerId, today }: Site): boolean {
  const { account } = viewer
  if (account.role === 'project' && account.personId !== null && managerId === account.personId) return true
  if (account.role === 'firm' && firmIds.some((firm) => firm !== null && viewer.firmIds.includes(firm))) return true
  return isParty(viewer, today)
}

async function readRanks(db: Db, runId: number, siteId: number): Promise<SiteAssessment['ranks']> {
  return db
    .selectFrom('assessment_rank')
    .select(['board', 'rank', 'population'])
    .where('run_id', '=', runId)
    .where('site_id', '=', siteId)
    .orderBy('id')
    .execute()
}

async function readSent(
  db: Db,
  { submissions }: SiteParts,
): Promise<Map<number, { submittedAt: Date; firmName: string | null }>> {
  if (submissions.length === 0) return new Map()
  const rows = await db
    .selectFrom('submission')
    .leftJoin('firm', 'firm.id', 'submission.firm_id')
    .select(['submission.id', 'submitted_at as submittedAt', 'firm.name as firmName'])
    .where(
      'submission.id',
      'in',
      submissions.map((one) => one.id),
    )
    .execute()
  return new Map(rows.map(({ id, submittedAt, firmName }) => [id, { submittedAt: submittedAt!, firmName }]))
}
