import type { City, Party, SiteRow, VisitRow } from '../city.ts'
import { seededRandom } from '../random.ts'
import { personName } from '../words.ts'

/** Who stands behind a form: a firm, a registered person where there is one, and a name. */
export type Signer = { readonly firmId: number | null; readonly personId: number | null; readonly name: string }
export type Signers = {
  ofParty(party: Party, site: SiteRow): Signer
  /** The team's leading officer; any of the agency's for a check that nobody has a record of. */
  ofCheck(visit: VisitRow | null, site: SiteRow): Signer
  /** Who assesses a site under contract in a year. */
  assessor(site: SiteRow, year: number): Signer | null
}

/** The same person signs for a firm every time; project managers and chief supervision engineers sign for themselves. */
export function makeSigners(seed: number, city: City): Signers {
  const people = new Map(city.people.map((person) => [person.id, person.name]))
  const names = new Map(city.firms.map(({ id }) => [id, personName(seededRandom(seed, `signer ${id}`))]))
  const officers = new Map(city.inspectors.map(({ id, name }) => [id, name]))
  const leads = new Map(city.members.filter((each) => each.is_lead).map((each) => [each.team_id, each.inspector_id]))
  const teams = Map.groupBy(city.teams, (team) => team.agency_code)
  const firmOf = new Map(city.contracts.map((contract) => [contract.id, contract]))
  const assessors = new Map(
    city.contractSites.map(({ contract_id, site_id }) => {
      const contract = firmOf.get(contract_id)!
      return [`${site_id} ${contract.valid_from.slice(0, 4)}`, contract.firm_id] as const
    }),
  )
  const signsFor = (firmId: number): Signer => ({ firmId, personId: null, name: names.get(firmId)! })
  return {
    ofParty(party, site) {
      if (party === 'project')
        return { firmId: site.contractor_id, personId: site.manager_id, name: people.get(site.manager_id)! }
      if (party === 'supervision') {
        const personId = site.chief_engineer_id
        return { firmId: site.supervision_id, personId, name: people.get(personId)! }
      }
      return signsFor(party === 'client' ? site.client_id : site.contractor_id)
    },
    ofCheck(visit, site) {
      const own = teams.get(site.agency_code)!
      const teamId = visit?.team_id ?? own[site.id % own.length]!.id
      return { firmId: null, personId: null, name: officers.get(leads.get(teamId)!)! }
    },
    assessor(site, year) {
      const firmId = assessors.get(`${site.id} ${year}`)
      return firmId === undefined ? null : signsFor(firmId)
    },
  }
}
