import { sql } from 'kysely'
import type { Party, SiteStatus, StageCode, WorksType } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { notFound } from '../http/app-error.ts'
import type { SiteParties } from './parties.ts'
import { siteParties } from './submission-row.ts'

/** A site as a form finds it when it is begun, and the visit that the form is about. */
export type OpeningSite = SiteParties & {
  readonly name: string
  readonly status: SiteStatus
  readonly worksType: WorksType
  readonly stages: readonly StageCode[]
  readonly permitDate: string
  readonly managerId: number | null
  readonly engineerId: number | null
  readonly isSample: boolean
  readonly visitedOn: string | null
  readonly visitResult: string | null
  /** The agency of the team that visited: that of the site when the team is not known. */
  readonly visitAgencyCode: string | null
}

/** The site, held so that it is not changed while the form is begun; 404 when there is none, or no such visit of it. */
export async function readOpeningSite(
  trx: Db,
  { siteId, visitId, quarter }: { siteId: number; visitId: number | null; quarter: string },
): Promise<OpeningSite> {
  const { rows } = await sql<{ site: OpeningSite }>`
    select json_build_object(${siteParties(sql`${quarter}`)}, 'name', site.name, 'status', site.status,
      'worksType', site.works_type, 'permitDate', site.permit_date, 'engineerId', site.chief_engineer_id,
      'isSample', site.is_sample,
      'stages', coalesce((select json_agg(distinct stage order by stage) from building where site_id = site.id),
        json_build_array(site.stage)),
      'visitedOn', visit.visited_on, 'visitResult', visit.result,
      'visitAgencyCode', case when visit.id is not null then coalesce(team.agency_code, site.agency_code) end) as site
    from site
    left join visit on visit.site_id = site.id and visit.id = ${visitId}
    left join team on team.id = visit.team_id
    where site.id = ${siteId} for share of site`.execute(trx)
  const site = rows[0]?.site
  if (!site) throw notFound({ zh: `工程 ${siteId}`, en: `site ${siteId}` })
  if (visitId !== null && site.visitedOn === null) {
    throw notFound({ zh: `该工程的检查 ${visitId}`, en: `visit ${visitId} of this site` })
  }
  return site
}

/** The registered person who answers for a party: project manager of the contractor's side, chief engineer of supervision. */
export function personOf(
  party: Party,
  site: { readonly managerId: number | null; readonly engineerId: number | null },
): number | null {
  if (party === 'project' || party === 'contractor') return site.managerId
  return party === 'supervision' ? site.engineerId : null
}
