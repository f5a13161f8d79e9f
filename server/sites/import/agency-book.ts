import type { Db } from '../../db/connect.ts'
import { beijingAgencies, codeFor, nameCore } from './agency-names.ts'

export type KnownAgency = {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly isNew: boolean
}

/** The agencies in the database, and those that a file adds to them. */
export type AgencyBook = {
  readonly find: (text: string) => KnownAgency | undefined
  /** The agency of this name or code, entered into the book if it is new. */
  readonly enter: (code: string | null, name: string | null) => KnownAgency
  readonly entered: () => readonly KnownAgency[]
}

/** Opens the book on what the database holds. */
export async function openAgencyBook(db: Db): Promise<AgencyBook> {
  const rows = await db.selectFrom('agency').select(['code', 'name_zh', 'name_en']).orderBy('code').execute()
  return agencyBook(rows.map((row) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en, isNew: false })))
}

/** The book without a database, for its own tests. */
export function agencyBook(known: readonly KnownAgency[]): AgencyBook {
  const byCode = new Map(known.map((agency) => [agency.code, agency]))
  const byName = new Map<string, KnownAgency>()
  const index = (agency: KnownAgency): void => {
    for (const name of [agency.nameEn, agency.nameZh]) byName.set(nameCore(name), agency)
  }
  known.forEach(index)
  const entered: KnownAgency[] = []

  const find = (text: string): KnownAgency | undefined => byCode.get(text.trim()) ?? byName.get(nameCore(text))
  const enter: AgencyBook['enter'] = (code, name) => {
    const found =
      (code !== null ? byCode.get(code) : undefined) ?? (code === null && name !== null ? find(name) : undefined)
    if (found) return found
    const made = newAgency(code, name, (taken) => byCode.has(taken))
    // A second agency of the same name keeps its code in its name, so that people can tell them apart.
    const isNamesake = byName.has(nameCore(made.nameZh))
    const agency = isNamesake ? { ...made, nameZh: `${made.nameZh} ${made.code}` } : made
    byCode.set(agency.code, agency)
    index(agency)
    entered.push(agency)
    return agency
  }
  return { find, enter, entered: () => entered }
}

function newAgency(code: string | null, name: string | null, isTaken: (code: string) => boolean): KnownAgency {
  const chosen =
    code ?? (name !== null && /^[0-9A-Z]{2,12}$/.test(name) && !isTaken(name) ? name : codeFor(name ?? '', isTaken))
  const official = beijingAgencies.find((agency) => agency.code === chosen)
  return {
    code: chosen,
    nameZh: (name !== chosen ? name : null) ?? official?.zh ?? chosen,
    nameEn: official?.en ?? name ?? chosen,
    isNew: true,
  }
}
