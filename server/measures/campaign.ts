import type { StageCode, Words } from '../contract/index.ts'
import type { Facts } from '../risk/facts.ts'
import { countOf } from './firm-list.ts'
import { percent, quarterWords, type SubjectDraft } from './subject.ts'

/** What a campaign is about, as the rules have it. */
export type CampaignRule = {
  readonly campaign: 'deep_pit' | 'main_structure' | 'waterproofing' | 'fit_out'
  readonly name: Words
  readonly groupWords: readonly string[]
  readonly stages: readonly string[]
  readonly hazards: readonly string[]
}

/** Points lost of points that could be lost. */
export type Loss = { readonly deducted: number; readonly possible: number }

/** Whether a group of indicators belongs to a campaign: its Chinese name holds one of the campaign's words. */
export function isOfCampaign(groupName: string, rule: CampaignRule): boolean {
  return rule.groupWords.some((word) => groupName.includes(word))
}

/** Whether a campaign concerns a site now: work goes on there, in one of the stages or with one of the hazardous works. */
export function isConcerned(facts: Facts, rule: CampaignRule): boolean {
  return (
    facts.status === 'active' &&
    (facts.stages.some((stage: StageCode) => rule.stages.includes(stage)) ||
      facts.works.some((work) => rule.hazards.includes(work.code)))
  )
}

/** Share of the points that were lost; 0 where nothing could be. */
export function lossRate({ deducted, possible }: Loss): number {
  return possible > 0 ? deducted / possible : 0
}

/** Everything of several losses. */
export function sumLoss(losses: Iterable<Loss>): Loss {
  let deducted = 0
  let possible = 0
  for (const loss of losses) {
    deducted += loss.deducted
    possible += loss.possible
  }
  return { deducted, possible }
}

/** The weakest share of the sites concerned: by what they lost in the campaign's groups, among equals by risk. */
export function campaignSites(
  quarter: string,
  rule: CampaignRule,
  concerned: readonly { readonly siteId: number; readonly score: number; readonly loss: Loss | undefined }[],
  { cityLoss, share }: { cityLoss: Loss; share: number },
): SubjectDraft[] {
  const rate = (loss: Loss | undefined): number => (loss === undefined ? -1 : lossRate(loss))
  const weakestFirst = [...concerned].sort(
    (a, b) => rate(b.loss) - rate(a.loss) || b.score - a.score || a.siteId - b.siteId,
  )
  const when = quarterWords(quarter)
  return weakestFirst.slice(0, countOf(concerned.length, share)).map(({ siteId, score, loss }, index) => {
    const position = index + 1
    const values = {
      quarter,
      campaign: rule.campaign,
      position,
      concerned: concerned.length,
      score,
      loss: loss ?? null,
    }
    const place = {
      zh: `在涉及的${concerned.length}个工程中居第${position}弱`,
      en: `number ${position} of the ${concerned.length} sites concerned, weakest first`,
    }
    if (loss === undefined || loss.possible === 0) {
      return {
        siteId,
        reason: {
          rule: 'unanswered',
          zh: `${when.zh}没有${rule.name.zh}类指标的测评结果，风险分${score}，${place.zh}`,
          en: `${when.en}: no answers on ${rule.name.en}, risk score ${score}, ${place.en}`,
          values,
        },
      }
    }
    return {
      siteId,
      reason: {
        rule: 'weakest',
        zh: `${when.zh}${rule.name.zh}类指标失分率${percent(lossRate(loss))}%（全市${percent(lossRate(cityLoss))}%），${place.zh}`,
        en: `${when.en}: lost ${percent(lossRate(loss))} % of the points on ${rule.name.en} (city ${percent(lossRate(cityLoss))} %), ${place.en}`,
        values,
      },
    }
  })
}
