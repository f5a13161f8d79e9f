// JINGWEI_DATA=folder node test/bench/detours.ts [SECONDS] [AGENCY …]: on the data of a server that is stopped, how much longer
// streets are than the air line in each district, and what a week planned on streets does otherwise than one on the estimate.
import type { LonLat, PlanContent } from '../../server/contract/index.ts'
import type { Db } from '../../server/db/connect.ts'
import { findRuleVersion } from '../../server/db/rule-version.ts'
import { withDatabase } from '../../server/db/with-database.ts'
import { planWeek } from '../../server/planning/plan-week.ts'
import { placesOf } from '../../server/planning/problem.ts'
import { readPlanningFacts } from '../../server/planning/read-facts.ts'
import { readPlan } from '../../server/planning/read-plan.ts'
import { scoreSites } from '../../server/risk/score-sites.ts'
import { greatCircleMetres } from '../../server/roads/ground.ts'
import { openTravel } from '../../server/roads/open-travel.ts'
import type { TravelMatrix } from '../../server/roads/provider.ts'
import { readyStreets } from '../../server/roads/streets-in-use.ts'
import { addDays, beijingDay, isoWeekOf } from '../../server/staff/iso-week.ts'

const [seconds = '3', ...only] = process.argv.slice(2)
const now = new Date()
const week = isoWeekOf(addDays(beijingDay(now), 7))
const print = (line: string): boolean => process.stdout.write(`${line}\n`)
// Nearer than this parking says more than streets do; farther no team drives between two stops.
const [NEAR_METRES, FAR_METRES] = [1000, 20_000]

async function bench(db: Db): Promise<void> {
  const version = await findRuleVersion(db, beijingDay(now))
  await readyStreets(db, version)
  await scoreSites(db, { asOf: beijingDay(now) })
  const agencies = await db.selectFrom('agency').select(['code', 'name_zh as name']).orderBy('code').execute()
  for (const { code, name } of agencies) {
    if (only.length > 0 && !only.includes(code)) continue
    const facts = await readPlanningFacts(db, { agencyCode: code, week, asOf: beijingDay(now), version })
    const places = placesOf(facts)
    if (places.length < 2) continue
    const roads = await openTravel(db, { choice: 'roads', osrm: null }, { agencyCode: code, version, now })
    const matrix = await roads.matrix(places)
    print(
      `${code} ${name}: ${places.length} places, ${matrix.estimatedPlaces.length} off the streets, source ${matrix.source}`,
    )
    if (matrix.source !== 'roads') continue
    print(`  street ÷ air: ${detours(places, matrix)}`)
    if (facts.teams.length === 0) continue
    const placeOfSite = new Map(facts.sites.map((site, index) => [site.id, index]))
    const placeOfTeam = new Map(facts.teams.map((team, index) => [team.id, facts.sites.length + index]))
    const drive = (content: PlanContent): number =>
      content.routes.reduce((sum, route) => {
        const base = placeOfTeam.get(content.teams[content.shifts[route.shift]!.team]!.id)!
        const stops = route.stops.map((stop) => placeOfSite.get(content.visits[stop.visit]!.siteId)!)
        if (stops.length === 0) return sum
        const way = [base, ...stops, base]
        return way.slice(1).reduce((all, to, i) => all + matrix.durationSeconds[way[i]! * places.length + to]!, sum)
      }, 0)
    for (const choice of ['estimate', 'roads'] as const) {
      const content = await plan(db, code, choice)
      const { prize, travelSeconds, requiredUnserved, stops } = content.score
      print(
        `  planned on ${choice.padEnd(8)} ${stops} stops, prize ${prize}, must-dos left ${requiredUnserved}, driving ${hours(travelSeconds)} h by its own times, ${hours(drive(content))} h on streets`,
      )
    }
  }
}

async function plan(db: Db, agencyCode: string, choice: 'estimate' | 'roads'): Promise<PlanContent> {
  const { finished } = await planWeek(
    db,
    { agencyCode, week, seconds: Number(seconds), seed: 1 },
    { actor: { id: 0, name: 'bench' }, now, travel: { choice, osrm: null } },
  )
  const summary = await finished
  const { content } = await readPlan(db, summary.id)
  if (!content) throw new Error(`${agencyCode}: ${summary.error}`)
  return content
}

/** Quartiles of street over air between places that both lie on the streets. */
function detours(places: readonly LonLat[], { distanceMetres, estimatedPlaces }: TravelMatrix): string {
  const off = new Set(estimatedPlaces)
  const factors: number[] = []
  places.forEach((from, row) => {
    places.forEach((to, column) => {
      const air = greatCircleMetres(from, to)
      if (off.has(row) || off.has(column) || air < NEAR_METRES || air > FAR_METRES) return
      factors.push(distanceMetres[row * places.length + column]! / air)
    })
  })
  factors.sort((a, b) => a - b)
  const at = (share: number): string => (factors[Math.floor(share * (factors.length - 1))] ?? 0).toFixed(2)
  return factors.length === 0
    ? 'no pairs'
    : `quarter ${at(0.25)}, median ${at(0.5)}, three quarters ${at(0.75)} over ${factors.length} pairs`
}

function hours(secondsDriven: number): string {
  return (secondsDriven / 3600).toFixed(1)
}

await withDatabase(process.env, bench)
