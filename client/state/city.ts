import { type Agency, type City, readCity } from '../../server/contract/index.ts'
import { useRead } from '../api.ts'
import { useAddress } from './address.ts'
import { useSession } from './session.ts'

/** What the page needs before its first paint; null while it is being read. */
export function useCity(): City | null {
  return useRead(readCity, {}, { staleMs: 60_000 }).data ?? null
}

/** The agency in the address bar, else the account's own, else the first; null only while the city is being read. */
export function useAgency(): Agency | null {
  const city = useCity()
  const { account } = useSession()
  const chosen = useAddress((address) => address.agency) ?? account?.agencyCode
  if (!city) return null
  return city.agencies.find((agency) => agency.code === chosen) ?? city.agencies[0] ?? null
}

/** The week in the address bar, else the one the city is about to plan. */
export function useWeek(): string | null {
  const city = useCity()
  return useAddress((address) => address.week) ?? city?.planWeek ?? null
}
