import type { AccidentRow, ComplaintRow } from './city.ts'
import { isoDay } from './days.ts'
import { complaintTexts } from './items.ts'
import type { Random } from './random.ts'
import type { SiteDraft } from './works.ts'

const complaintsPerSite = 0.3
const accidentCount = 6

/** A year of complaints by the 12345 hotline; recent ones may wait for an answer. */
export function makeComplaints(random: Random, sites: SiteDraft[], asOf: number): ComplaintRow[] {
  const rows: ComplaintRow[] = []
  for (const site of sites) {
    const likely = complaintsPerSite * (0.4 + 1.2 * site.flaw) * (site.row.has_sensitive_neighbours ? 1.8 : 0.85)
    for (let i = 0; i < 3 && random.chance(likely / (i + 1)); i++) {
      const received = asOf - random.int(1, Math.min(365, asOf - site.permitDay))
      const due = received + random.pick([7, 7, 15])
      const closed = received + random.int(2, 13)
      rows.push({
        id: rows.length + 1,
        site_id: site.row.id,
        source: '12345',
        received_on: isoDay(received),
        is_verified: random.chance(0.45),
        due_on: isoDay(due),
        closed_on: closed < asOf ? isoDay(closed) : null,
        text: random.pick(complaintTexts),
      })
    }
  }
  return rows
}

/** The few accidents of two years, on badly run sites under structure or excavation; all of the lowest grade. */
export function drawAccidents(random: Random, sites: SiteDraft[], asOf: number): Map<SiteDraft, number> {
  const candidates = sites.filter(
    (site) => ['S2', 'S3', 'S4', 'S5', 'S6'].includes(site.row.stage) && asOf - site.permitDay > 200,
  )
  const struck = new Map<SiteDraft, number>()
  while (struck.size < accidentCount) {
    const site = random.weighted(candidates, (each) => each.flaw * each.flaw * each.flaw)
    struck.set(site, asOf - random.int(12, Math.min(700, asOf - site.permitDay - 60)))
  }
  return struck
}

export function accidentRows(accidents: Map<SiteDraft, number>): AccidentRow[] {
  return [...accidents].map(([site, day], i) => ({
    id: i + 1,
    site_id: site.row.id,
    occurred_on: isoDay(day),
    grade: 'general',
  }))
}
