import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from './parties.ts'
import type { Period } from './periods.ts'

/** Whether the row `site` is one that a party's account holds a place at today, or is to assess in a quarter, as SQL. */
export function heldSites(
  { account, firmIds }: Viewer,
  { opensOn, closesOn }: Pick<Period, 'opensOn' | 'closesOn'>,
): RawBuilder<unknown> {
  if (account.role === 'project') return sql`site.manager_id = ${account.personId}`
  if (account.role === 'firm') {
    return sql`(site.contractor_id = any(${firmIds}::bigint[]) or site.supervision_id = any(${firmIds}::bigint[])
      or site.client_id = any(${firmIds}::bigint[]))`
  }
  return sql`exists (
    select 1 from assessor_contract_site join assessor_contract on assessor_contract.id = assessor_contract_site.contract_id
    where assessor_contract_site.site_id = site.id and assessor_contract.firm_id = any(${firmIds}::bigint[])
      and valid_from <= ${closesOn} and valid_to >= ${opensOn})`
}
