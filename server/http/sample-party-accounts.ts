import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/connect.ts'

/**
 * Local mode on sample data: accounts of the parties of one busy site, and of one assessor under contract, so that each side
 * of the assessment can be tried. Made once; a site that is not a sample never gets any.
 */
export async function ensureSamplePartyAccounts(db: Db): Promise<void> {
  const { rows } = await sql<{ isThere: boolean }>`
    select exists (select 1 from account where role = 'assessor' and login = 'assessor-sample')
      or not exists (select 1 from site where is_sample) as "isThere"`.execute(db)
  if (rows[0]!.isThere) return
  await sql`
    with busiest as (
      select site.* from site
      where is_sample and status = 'active' and works_type = 'building' and manager_id is not null
        and contractor_id is not null and supervision_id is not null and client_id is not null
      order by (select count(*) from building where building.site_id = site.id) desc, area_m2 desc nulls last, id limit 1
    )
    insert into account (login, name, role, firm_id, person_id)
    select 'project-sample', '项目部 · ' || busiest.name, 'project', busiest.contractor_id, busiest.manager_id from busiest
    union all ${firmAccount('contractor', '施工单位')}
    union all ${firmAccount('supervision', '监理单位')}
    union all ${firmAccount('client', '建设单位')}
    union all (
      select 'assessor-sample', '第三方评估 · ' || firm.name, 'assessor', firm.id, null::bigint
      from assessor_contract join firm on firm.id = assessor_contract.firm_id
      where assessor_contract.is_sample order by assessor_contract.valid_to desc, assessor_contract.id limit 1)
    on conflict (login) do nothing`.execute(db)
}

function firmAccount(party: 'contractor' | 'supervision' | 'client', word: string): RawBuilder<unknown> {
  return sql`select ${sql.lit(`${party}-sample`)}, ${sql.lit(`${word} · `)} || firm.name, 'firm', firm.id, null::bigint
    from busiest join firm on firm.id = ${sql.ref(`busiest.${party}_id`)}`
}
