import type { City } from '../contract/index.ts'

/** The city as the parties of a site may know it: without how many teams there are and how often they come. */
export function withoutEnforcement(city: City): City {
  return { ...city, levels: [], agencies: city.agencies.map((agency) => ({ ...agency, teamCount: null })) }
}
