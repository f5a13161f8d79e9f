import { type BoardRank, type BoardSite, makeBoards } from './boards.ts'
import { gradeSite, type SiteGrade } from './grade-site.ts'
import type { GradingRules } from './grading-rules.ts'
import type { SiteInQuarter } from './site-in-quarter.ts'
import { type Standing, standingOf } from './standing.ts'

/** One site with its figures and where it stands. */
type GradedSite = SiteInQuarter & { readonly grade: SiteGrade; readonly standing: Standing }

/** A quarter scored and ranked. */
export type GradedQuarter = {
  readonly sites: readonly GradedSite[]
  readonly ranks: readonly BoardRank[]
}

/** Scores every site and makes every board; the same sites in any order give the same figures and ranks. */
export function gradeQuarter(
  sites: readonly SiteInQuarter[],
  agencyCodes: readonly string[],
  rules: GradingRules,
): GradedQuarter {
  const graded = sites
    .map((site) => {
      const grade = gradeSite(site.parts, rules)
      return { ...site, grade, standing: standingOf(site.parts, grade.combined, rules) }
    })
    .sort((one, two) => one.siteId - two.siteId)
  return { sites: graded, ranks: makeBoards(graded.map(boardSite), agencyCodes.toSorted(), rules.unassessedScore) }
}

function boardSite({ grade, standing, parts, ...site }: GradedSite): BoardSite {
  const { safety, quality, combined } = grade
  return { ...site, safety, quality, combined, status: standing.status, hasAccident: parts.hasAccident }
}
