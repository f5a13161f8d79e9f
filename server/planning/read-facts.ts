import type { Db } from '../db/connect.ts'
import { classifyWork, type Work } from '../risk/classify-hazard.ts'
import { levelCard } from '../risk/level-words.ts'
import { readRules } from '../risk/read-rules.ts'
import type { Rules } from '../risk/rules.ts'
import { explainPart } from '../risk/score.ts'
import { readWeekDays } from '../staff/calendar-queries.ts'
import {
  readCampaigns,
  readCaps,
  readDueComplaints,
  readRechecks,
  readSiteFacts,
  readTeamFacts,
  type SiteRowFacts,
} from './fact-queries.ts'
import type { PlanningFacts, SiteFacts } from './planning-facts.ts'

/** Everything that planning the week needs, as it is known on `asOf`. */
export async function readPlanningFacts(
  db: Db,
  { agencyCode, week, asOf, version }: Record<'agencyCode' | 'week' | 'asOf' | 'version', string>,
): Promise<PlanningFacts> {
  // rules never change under a version, so only what does is read in the one snapshot
  const rules = await readRules(db, version)
  const { days, rows, campaigns, rechecks, complaints, teams, caps } = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const days = await readWeekDays(trx, week)
      const monday = days[0]!.date
      const sunday = days.at(-1)!.date
      return {
        days,
        rows: await readSiteFacts(trx, { agencyCode, asOf, monday, version }),
        campaigns: await readCampaigns(trx, { agencyCode, asOf, monday, sunday, version }),
        rechecks: await readRechecks(trx, { agencyCode, until: sunday }),
        complaints: await readDueComplaints(trx, { agencyCode, until: sunday }),
        teams: await readTeamFacts(trx, { agencyCode, from: monday, until: sunday }),
        caps: await readCaps(trx, { agencyCode, year: Number(week.slice(0, 4)), asOf, monday, sunday }),
      }
    })
  const campaignsOf = Map.groupBy(campaigns, (campaign) => campaign.siteId)
  const rechecksOf = Map.groupBy(rechecks, (recheck) => recheck.siteId)
  const complaintsOf = Map.groupBy(complaints, (complaint) => complaint.siteId)
  const sites = rows.map((row): SiteFacts => {
    const { hazardPart: _, plannedOn, levelReasons, ...site } = row
    return {
      ...site,
      ...hazardFacts(row, rules),
      levelWords: levelReasons && levelCard(row.level, levelReasons, rules),
      campaigns: (campaignsOf.get(row.id) ?? []).map(({ siteId: _site, ...campaign }) => campaign),
      // what an approved visit before the week takes care of is not owed twice
      rechecks: (rechecksOf.get(row.id) ?? []).filter(({ on }) => plannedOn === null || plannedOn < on),
      complaints: plannedOn === null ? (complaintsOf.get(row.id) ?? []) : [],
    }
  })
  return { agencyCode, week, asOf, days, sites, teams, caps }
}

function hazardFacts(
  { hazardPart, stage }: SiteRowFacts,
  rules: Rules,
): Pick<SiteFacts, 'dangers' | 'hazards' | 'disciplines'> {
  const works = (hazardPart?.inputs.works ?? []) as Work[]
  const overScale = new Map<string, boolean>()
  const disciplines = new Set<string>()
  for (const work of works) {
    const grade = classifyWork(work, rules)
    if (grade === 'none') continue
    overScale.set(work.code, grade === 'over_scale' || overScale.get(work.code) === true)
    if (grade === 'over_scale') for (const discipline of disciplinesOf(work, rules)) disciplines.add(discipline)
  }
  const hazards = [...overScale].map(([code, isOver]) => ({ code, overScale: isOver }))
  hazards.sort((a, b) => Number(b.overScale) - Number(a.overScale) || a.code.localeCompare(b.code))
  const stageName = rules.stages.get(stage)?.name
  return {
    dangers: [
      ...(stageName ? [{ zh: `${stage} ${stageName.zh}`, en: `${stage} ${stageName.en}` }] : []),
      ...(hazardPart && hazards.length > 0 ? explainPart(hazardPart, rules).causes.slice(0, 3) : []),
    ],
    hazards,
    disciplines: [...disciplines],
  }
}

function disciplinesOf({ code, measured }: Work, rules: Rules): string[] {
  return rules.hazards.flatMap((rule) =>
    rule.code === code && rule.discipline !== null && rule.measure in measured ? [rule.discipline] : [],
  )
}
