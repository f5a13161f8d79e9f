import type { Firm, Parties } from './parties.ts'
import { stageFlaw } from './quality.ts'
import type { Random } from './random.ts'
import { digits } from './words.ts'
import type { SiteDraft } from './works.ts'

/** Numbers the sites and gives each its client, contractor, supervision firm and people; no firm goes without. */
export function assignParties(random: Random, sites: SiteDraft[], parties: Parties): void {
  const civil = parties.contractor.filter(({ row }) => /市政|路桥/.test(row.name))
  const general = parties.contractor.filter((firm) => !civil.includes(firm))
  const large = parties.contractor.slice(0, 40)
  const contractors = { building: queue(random, general), municipal: queue(random, civil), rail: queue(random, large) }
  const supervisors = queue(random, parties.supervision)
  const clients = queue(random, parties.client)
  const numbers = new Map<string, number>()
  for (const site of random.shuffled(sites)) {
    const contractor = contractors[site.row.works_type]()
    const supervision = supervisors()
    site.row.client_id = clients().row.id
    site.row.contractor_id = contractor.row.id
    site.row.supervision_id = supervision.row.id
    site.row.manager_id = random.pick(contractor.people).id
    site.row.chief_engineer_id = random.pick(supervision.people).id
    site.flaw = flaw(random, site, contractor, supervision)
  }
  for (const [i, site] of sites.entries()) {
    const { row } = site
    row.id = i + 1
    const series = `${row.agency_code}${row.permit_date.slice(0, 4)}`
    const number = (numbers.get(series) ?? 0) + 1
    numbers.set(series, number)
    row.permit_number = `SL${row.agency_code}${row.permit_date.replaceAll('-', '').slice(0, 6)}${digits(number, 4)}`
    row.overall_risk = overallRisk(random, site)
  }
}

/** First each firm once, then by size. */
function queue(random: Random, firms: Firm[]): () => Firm {
  const first = random.shuffled(firms)
  return () => first.pop() ?? random.weighted(firms, (firm) => firm.size)
}

function flaw(random: Random, { row }: SiteDraft, contractor: Firm, supervision: Firm): number {
  const value = 0.5 * contractor.flaw + 0.28 * supervision.flaw + 0.26 * random.real() + stageFlaw(row.stage)
  return Math.min(1, Math.max(0, value))
}

/** 综合风险等级 from size and neighbours; the metro is rated by another office. */
function overallRisk(random: Random, { row, buildingKind }: SiteDraft): SiteDraft['row']['overall_risk'] {
  if (row.works_type === 'rail') return null
  const size = (row.area_m2 ?? 0) / 60_000 + (row.cost_yuan ?? 0) / 600_000_000
  const value = size + (row.has_sensitive_neighbours ? 0.4 : 0) + (buildingKind?.hall ?? 0) + random.real()
  return value > 4.8 ? 'major' : value > 2.2 ? 'larger' : value > 0.7 ? 'general' : 'low'
}
