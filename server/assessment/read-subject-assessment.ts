import { sql } from 'kysely'
import type { Account, Board, SubjectAssessment } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { readViewer } from '../submissions/read-viewer.ts'
import { kindOf, ownerColumn, subjectColumn, subjectFields, subjectJoins, subjectOf } from './board-subjects.ts'
import { countedFigures } from './boards.ts'
import { findRun, isGovernment, type RunQuery, requireOpenBoard } from './find-run.ts'
import { readSubjectHistory } from './history.ts'
import { readGradingVersion } from './read-quarter.ts'
import { subjectSteps } from './subject-steps.ts'

/** A firm, a person or an agency on its board, with the sites that make its figure and what each adds. */
export async function readSubjectAssessment(
  db: Db,
  account: Account,
  { board, subject: text }: { board: Board; subject: string },
  query: RunQuery,
): Promise<SubjectAssessment> {
  requireOpenBoard(account, board)
  if (kindOf(board) === 'site') {
    throw new AppError('bad-input', {
      zh: '该板块按工程排名，请打开工程的测评',
      en: 'This board ranks sites: open the assessment of the site',
    })
  }
  const id = subjectOf(board, text)
  const run = await findRun(db, account, query, { ofOwn: await isOwn(db, account, board, id) })
  const head = await findHead(db, run.id, board, id)
  if (!head) throw notFound({ zh: `${run.quarter} 板块中的 ${text}`, en: `${text} on this board of ${run.quarter}` })
  const owned = await readSites(db, run.id, board, id)
  const { unassessedScore } = await readGradingVersion(db, run.ruleVersion)
  const counted = owned.map((site) => ({ ...site, counts: countedCombined(site, unassessedScore) }))
  const total = counted.reduce((sum, { counts, weight }) => (counts === null ? sum : sum + weight), 0)
  const sites = counted.map((site) => ({ ...site, share: site.counts === null ? 0 : site.weight / total }))
  return {
    ...head,
    board,
    quarter: run.quarter,
    steps: subjectSteps(board, head, sites),
    sites: sites.map(({ hasAccident: _, counts: __, ...site }) => site),
    history: await readSubjectHistory(db, { board, column: subjectColumn(board), subject: id, before: run.quarter }),
  }
}

function countedCombined({ status, combined }: Owned, unassessedScore: number): number | null {
  return countedFigures({ status, combined, safety: null, quality: null }, unassessedScore)?.combined ?? null
}

/** Whether a firm looks at itself or one of its people: such may be read while objections are heard. */
async function isOwn(db: Db, account: Account, board: Board, id: number | string): Promise<boolean> {
  if (isGovernment(account) || typeof id === 'string') return false
  const { firmIds } = await readViewer(db, account)
  if (kindOf(board) === 'firm') return firmIds.includes(id)
  if (account.personId === id) return true
  const person = await db.selectFrom('person').select('firm_id').where('id', '=', id).executeTakeFirst()
  return person?.firm_id != null && firmIds.includes(person.firm_id)
}

type Head = Pick<SubjectAssessment, 'subject' | 'figures' | 'rank' | 'population' | 'status'>

async function findHead(db: Db, runId: number, board: Board, id: number | string): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select ${subjectFields} as subject, json_build_object('safety', r.safety_score, 'quality', r.quality_score,
      'combined', r.score) as figures, r.rank, r.population, r.status
    from assessment_rank r ${subjectJoins}
    where r.run_id = ${runId} and r.board = ${board} and r.${sql.ref(subjectColumn(board))} = ${id}`.execute(db)
  return rows[0]
}

type Owned = Omit<SubjectAssessment['sites'][number], 'share'> & { readonly hasAccident: boolean }

async function readSites(db: Db, runId: number, board: Board, id: number | string): Promise<Owned[]> {
  // Firms' sites weigh by size; for people and agencies each site is one.
  const weight = kindOf(board) === 'firm' ? sql`a.weight` : sql`1::numeric`
  const { rows } = await sql<Owned>`
    select a.site_id as "siteId", site.name, a.agency_code as "agencyCode", a.works_type as "worksType", a.status,
      a.combined, ${weight} as weight, (a.parts->>'hasAccident')::boolean as "hasAccident"
    from site_assessment a join site on site.id = a.site_id
    where a.run_id = ${runId} and a.${sql.ref(ownerColumn(board))} = ${id}
    order by a.status = 'ranked' desc, a.combined desc nulls last, a.site_id`.execute(db)
  return rows
}
