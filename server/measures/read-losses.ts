import { sql } from 'kysely'
import type { Words } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { countingDay, requireClosed } from '../submissions/periods.ts'
import { type CampaignRule, isOfCampaign, type Loss } from './campaign.ts'

/** The four campaigns of a rule version. */
export async function readCampaignRules(db: Db, version: string): Promise<CampaignRule[]> {
  const rows = await db
    .selectFrom('rule_campaign')
    .selectAll()
    .where('version', '=', version)
    .orderBy('campaign')
    .execute()
  return rows.map((row) => ({
    campaign: row.campaign,
    name: { zh: row.name_zh, en: row.name_en },
    groupWords: row.group_words,
    stages: row.stages,
    hazards: row.hazards,
  }))
}

/** What one site lost in one group of indicators over a quarter, by the stages it was in. */
export type GroupLoss = Loss & {
  readonly siteId: number
  readonly groupCode: string
  readonly stages: readonly string[]
}

/** What was lost in the groups that belong to a campaign, from every submission of a closed quarter that counts. */
export async function readLosses(
  db: Db,
  quarter: string,
  rules: readonly CampaignRule[],
): Promise<{ groups: { code: string; name: Words }[]; losses: GroupLoss[] }> {
  await requireClosed(db, quarter)
  const indicators = await db
    .selectFrom('indicator as i')
    .innerJoin('assessment_period as p', 'p.indicator_version', 'i.version')
    .innerJoin('indicator_group as g', (join) =>
      join.onRef('g.version', '=', 'i.version').onRef('g.code', '=', 'i.group_code'),
    )
    .select(['i.position', 'i.max_points', 'i.version', 'g.code', 'g.name_zh', 'g.name_en'])
    .where('p.quarter', '=', quarter)
    .where((where) =>
      where.or([where('i.withdrawn_on', 'is', null), where('i.withdrawn_on', '>', countingDay(quarter))]),
    )
    .orderBy('g.position')
    .orderBy('i.position')
    .execute()
  const own = indicators.filter((row) => rules.some((rule) => isOfCampaign(row.name_zh, rule)))
  const version = own[0]?.version
  if (version === undefined) return { groups: [], losses: [] }
  const { rows } = await sql<GroupLoss>`
    select s.site_id as "siteId", p.code as "groupCode", s.stages,
      sum(s.answers[p.position + 1])::int as deducted, sum(p.points)::int as possible
    from submission s
    join unnest(${own.map((row) => row.position)}::int[], ${own.map((row) => row.max_points)}::int[],
      ${own.map((row) => row.code)}::text[]) as p (position, points, code) on s.answers[p.position + 1] >= 0
    where s.quarter = ${quarter} and s.state = 'submitted' and s.indicator_version = ${version}
    group by s.site_id, p.code, s.stages`.execute(db)
  const groups = new Map(own.map((row) => [row.code, { zh: row.name_zh, en: row.name_en }]))
  return { groups: [...groups].map(([code, name]) => ({ code, name })), losses: rows }
}
