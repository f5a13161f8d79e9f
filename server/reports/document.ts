import type {
  Language,
  LonLat,
  Plan,
  PlanContent,
  PlanRoute,
  PlanStop,
  PlanTeam,
  PlanVisit,
  Words,
} from '../contract/index.ts'
import { chosenVisit } from '../weekplan/index.ts'

/** All that a report may say: a solved plan and the names of what its codes stand for. */
export type PlanDocument = {
  readonly plan: Plan & { readonly content: PlanContent }
  readonly agencyName: Words
  readonly stages: Readonly<Record<string, Words>>
  readonly hazards: Readonly<Record<string, Words>>
  /** Shift → the lines of its legs, from the base over every stop and back; a shift without them is drawn straight. */
  readonly ways: ReadonlyMap<number, readonly (readonly LonLat[])[]>
}

/** One stop as a report prints it. */
export type ReportStop = { readonly order: number; readonly stop: PlanStop; readonly visit: PlanVisit }

/** One team on one day that goes out. */
export type TeamDay = {
  readonly team: PlanTeam
  /** Index of the day in the week, Monday 0. */
  readonly day: number
  readonly date: string
  readonly weekday: number
  readonly route: PlanRoute
  readonly stops: readonly ReportStop[]
}

/** The team-days with at least one stop, by day and then by team; only those of `teamId` when it is given. */
export function teamDays(content: PlanContent, teamId?: number): TeamDay[] {
  return content.routes
    .flatMap((route): TeamDay[] => {
      const shift = content.shifts[route.shift]
      const team = shift && content.teams[shift.team]
      const day = shift && content.days[shift.day]
      if (!team || !day || route.stops.length === 0 || (teamId !== undefined && team.id !== teamId)) return []
      const stops = route.stops.map((stop, index) => ({
        order: index + 1,
        stop,
        visit: chosenVisit(content, stop.visit),
      }))
      return [{ team, day: shift.day, date: day.date, weekday: day.weekday, route, stops }]
    })
    .sort((a, b) => a.day - b.day || a.team.id - b.team.id)
}

/** The lines of a team-day's legs: along the streets where they are known, else straight from place to place. */
export function legLines({ ways }: PlanDocument, { team, route, stops }: TeamDay): readonly (readonly LonLat[])[] {
  const places = [team.base, ...stops.map(({ visit }) => visit.place), team.base]
  return ways.get(route.shift) ?? places.slice(1).map((to, leg) => [places[leg]!, to])
}

/** Lines that follow one another as one, without saying a meeting point twice. */
export function joinLines(lines: readonly (readonly LonLat[])[]): LonLat[] {
  return lines.flatMap((line, index) => (index === 0 ? line : line.slice(1)))
}

const DAY = 86_400

/** `09:05` for seconds from Monday 00:00. */
export function clock(seconds: number): string {
  const inDay = ((seconds % DAY) + DAY) % DAY
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  return `${two(inDay / 3600)}:${two((inDay % 3600) / 60)}`
}

/** An instant with Beijing's offset for seconds from Monday 00:00 of the plan's week. */
export function instant(content: PlanContent, seconds: number): string {
  const monday = content.days[0]?.date ?? '1970-01-05'
  return new Date(Date.parse(`${monday}T00:00:00+08:00`) + seconds * 1000 + 8 * 3600_000)
    .toISOString()
    .replace(/\.\d+Z$/, '+08:00')
}

/** The causes of a visit as one line. */
export function causesOf(visit: PlanVisit, language: Language): string {
  return visit.causes.map((cause) => cause.text[language]).join(language === 'zh' ? '；' : '; ')
}

/** The hazardous works of a visit's site as one line, over-scale ones marked. */
export function hazardsOf(document: PlanDocument, visit: PlanVisit, language: Language): string {
  const mark = language === 'zh' ? '（超规模）' : ' (over-scale)'
  return visit.hazards
    .map((hazard) => `${document.hazards[hazard.code]?.[language] ?? hazard.code}${hazard.overScale ? mark : ''}`)
    .join(language === 'zh' ? '、' : ', ')
}

/** `jingwei-110105-2026-W48-12` : the name of a report's file without its ending. */
export function fileStem({ plan }: PlanDocument): string {
  return `jingwei-${plan.agencyCode}-${plan.week}-${plan.id}`
}
