import type { Facts, Standing } from '../../../server/risk/facts.ts'

/** First of a hundred and one, so that rank − 1 is the percentile in hundredths. */
export function percentile(hundredths: number): Standing {
  return { status: 'ranked', quarter: '2026Q3', rank: hundredths + 1, population: 101 }
}

/** The least dangerous site there is: best ranks, preparation, nothing wrong; visited thirty days before 2026-11-22. */
export const harmless: Facts = {
  siteId: 1,
  worksType: 'building',
  status: 'active',
  stages: ['S1'],
  entries: [],
  areaM2: 0,
  isAffordable: false,
  hasSensitiveNeighbours: false,
  overallRisk: null,
  permitDate: '2025-11-22',
  plannedCompletion: '2027-11-22',
  project: percentile(0),
  contractor: percentile(0),
  supervision: percentile(0),
  listedFirm: null,
  listedSite: null,
  works: [],
  overdueDays: [],
  openNotices: 0,
  openStopWork: 0,
  repeatedItem: null,
  managerPoints: 0,
  engineerPoints: 0,
  lastAccidentOn: null,
  lastEventOn: null,
  verifiedComplaints: 0,
  lastVisitOn: '2026-10-23',
  visitCount: 3,
}
