import type { ContractRow, ContractSiteRow, LineRow } from './city.ts'
import { dayNumber, isoDay, type Quarter } from './days.ts'
import type { Firm } from './parties.ts'
import type { Random } from './random.ts'
import type { SiteDraft } from './works.ts'

export type Contracts = { contracts: ContractRow[]; contractSites: ContractSiteRow[] }

const assessorCount = 4
// most lines are assessed by somebody under contract; the others by officers alone
const contractedLines = 7

/** Yearly contracts with a few laboratories, each for the lots of some metro lines. */
export function makeContracts(
  random: Random,
  sites: SiteDraft[],
  lines: LineRow[],
  testing: Firm[],
  quarters: Quarter[],
): Contracts {
  const assessors = random.shuffled(testing).slice(0, assessorCount)
  const covered = random.shuffled(lines).slice(0, contractedLines)
  const made: Contracts = { contracts: [], contractSites: [] }
  const first = Number(quarters[0]!.name.slice(0, 4))
  const last = Number(quarters.at(-1)!.name.slice(0, 4))
  for (let year = first; year <= last; year++) {
    for (const [i, firm] of assessors.entries()) {
      const contract: ContractRow = {
        id: made.contracts.length + 1,
        firm_id: firm.row.id,
        number: `示例测评合同〔${year}〕${i + 1}号`,
        valid_from: `${year}-01-01`,
        // the last quarter's assessment is handed in at the beginning of the next year
        valid_to: isoDay(dayNumber(`${year + 1}-01-15`)),
      }
      made.contracts.push(contract)
      const own = covered.filter((_, k) => k % assessorCount === i).map((line) => line.id)
      for (const { row } of sites)
        if (row.metro_line_id !== null && own.includes(row.metro_line_id) && row.permit_date < `${year + 1}-01-01`)
          made.contractSites.push({ contract_id: contract.id, site_id: row.id })
    }
  }
  return made
}
