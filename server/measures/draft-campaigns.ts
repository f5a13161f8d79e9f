import type { Db } from '../db/connect.ts'
import { addDays, weekdayOf } from '../staff/iso-week.ts'
import {
  type CampaignRule,
  campaignSites,
  isConcerned,
  isOfCampaign,
  type Loss,
  lossRate,
  sumLoss,
} from './campaign.ts'
import type { Basis } from './draft-measures.ts'
import { spotCheckMinutes, YEAR_DAYS } from './level-preview.ts'
import { type GroupLoss, readCampaignRules, readLosses } from './read-losses.ts'
import { type MeasureDraft, percent, quarterWords } from './subject.ts'

type Wanted = {
  readonly agency?: string | undefined
  readonly campaign?: string | undefined
  readonly share?: number | undefined
}

/**
 * The four campaigns, or the one that is named, weakest first: each with how many points its groups of indicators lost in the
 * quarter, by stage, and with the weakest of the sites that it concerns now. They begin on the next Monday.
 */
export async function draftCampaigns(db: Db, basis: Basis, wanted: Wanted): Promise<MeasureDraft[]> {
  const { results, ground } = basis
  const rules = await readCampaignRules(db, ground.rules.version)
  const { groups, losses } = await readLosses(db, results.quarter, rules)
  const measured = rules.map((rule) => {
    const own = groups.filter((group) => isOfCampaign(group.name.zh, rule))
    const codes = new Set(own.map((group) => group.code))
    const lost = losses.filter((loss) => codes.has(loss.groupCode))
    return { rule, groups: own, lost, total: sumLoss(lost) }
  })
  measured.sort((a, b) => lossRate(b.total) - lossRate(a.total))
  return measured.flatMap((one, index) =>
    wanted.campaign === undefined || one.rule.campaign === wanted.campaign
      ? [draftOf(basis, wanted, { ...one, order: index + 1 })]
      : [],
  )
}

type Measured = {
  readonly rule: CampaignRule
  readonly groups: readonly { readonly code: string; readonly name: { zh: string; en: string } }[]
  readonly lost: readonly GroupLoss[]
  readonly total: Loss
  /** 1 the weakest of the four. */
  readonly order: number
}

function draftOf({ results, ground, numbers, today }: Basis, wanted: Wanted, measured: Measured): MeasureDraft {
  const { rule, groups, lost, total, order } = measured
  const bySite = Map.groupBy(lost, (loss) => loss.siteId)
  const concerned = ground.sites
    .filter(
      (site) => (wanted.agency === undefined || site.agencyCode === wanted.agency) && isConcerned(site.facts, rule),
    )
    .map(({ facts, score }) => {
      const own = bySite.get(facts.siteId)
      return { siteId: facts.siteId, worksType: facts.worksType, score, loss: own && sumLoss(own) }
    })
  const share = wanted.share ?? numbers['measures.campaign_share']
  const subjects = campaignSites(results.quarter, rule, concerned, { cityLoss: total, share })
  const typeOf = new Map(concerned.map((site) => [site.siteId, site.worksType]))
  const days = numbers['measures.campaign_days']
  const minutes = subjects.reduce((sum, { siteId }) => sum + spotCheckMinutes(ground.rules, typeOf.get(siteId!)!), 0)
  const atHand = ground.agencies
    .filter(({ code }) => wanted.agency === undefined || code === wanted.agency)
    .reduce((sum, agency) => sum + (agency.hoursAtHand * days) / YEAR_DAYS, 0)
  const from = addDays(today, 8 - weekdayOf(today))
  const when = quarterWords(results.quarter)
  const rate = percent(lossRate(total))
  return {
    ...{ agencyCode: wanted.agency ?? null, kind: 'campaign', campaign: rule.campaign },
    ...{ validFrom: from, validUntil: addDays(from, days - 1) },
    parameters: { share, days },
    summary: {
      title: { zh: `${when.zh}${rule.name.zh}专项监督执法`, en: `${rule.name.en} campaign ${when.en}` },
      reason: {
        zh:
          total.possible > 0
            ? `${when.zh}${rule.name.zh}类指标失分率 ${rate}%，四类专项中第 ${order} 弱；现涉及 ${concerned.length} 个工程，取最薄弱的 ${percent(share)}%`
            : `${when.zh}没有${rule.name.zh}类指标的测评结果；现涉及 ${concerned.length} 个工程，按风险取 ${percent(share)}%`,
        en:
          total.possible > 0
            ? `${when.en}: ${rate} % of the points on ${rule.name.en} lost, number ${order} of the four; ${concerned.length} sites concerned now, the weakest ${percent(share)} % taken`
            : `${when.en}: no answers on ${rule.name.en}; ${concerned.length} sites concerned now, ${percent(share)} % taken by risk`,
      },
      ...{ order, lossRate: lossRate(total), concernedCount: concerned.length },
      groups: groups.map(({ code, name }) => ({
        code,
        ...name,
        ...lossByStage(lost.filter((one) => one.groupCode === code)),
      })),
      hoursNeeded: Math.round(minutes / 60),
      hoursAtHand: Math.round(atHand),
    },
    subjects,
  }
}

/** The loss of a group, whole and by the stages that the sites were in, the worst stage first. */
function lossByStage(losses: readonly GroupLoss[]): {
  lossRate: number
  stages: { stage: string; lossRate: number }[]
} {
  const stages = [...new Set(losses.flatMap((loss) => loss.stages))]
  return {
    lossRate: lossRate(sumLoss(losses)),
    stages: stages
      .map((stage) => ({ stage, lossRate: lossRate(sumLoss(losses.filter((loss) => loss.stages.includes(stage)))) }))
      .sort((a, b) => b.lossRate - a.lossRate || (a.stage < b.stage ? -1 : 1)),
  }
}
