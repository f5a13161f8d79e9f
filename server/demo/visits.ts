import type { NoticeRow, VisitKind, VisitRow } from './city.ts'
import { isoDay, isWorkday, weekday, workdayFrom } from './days.ts'
import { type Item, items } from './items.ts'
import { intervalDays, type Level } from './likely-level.ts'
import type { Random } from './random.ts'
import type { Team } from './staff.ts'
import { stageAt } from './stages.ts'
import { fractionOn } from './timing.ts'
import { digits } from './words.ts'
import type { SiteDraft } from './works.ts'

export type Past = { visits: VisitRow[]; notices: NoticeRow[] }

/** Where a team still has room on a day. */
export type Diary = { book(team: Team, day: number, latest: number): { team: Team; day: number } | null }

// What officers find at a visit, before the site's own flaw weighs in. The article: 910 notices from 3,183 checks.
const correctionShare = 0.286
const overdueShare = 0.038
const stopsPerDay = 5

/** Teams go out on their weekdays when both officers are there, to at most five sites a day. */
export function makeDiary(teams: Team[], awayDays: Map<number, Set<number>>): Diary {
  const booked = new Map<string, number>()
  const isFree = (team: Team, day: number) =>
    isWorkday(day) &&
    (weekday(day) > 5 || team.row.weekdays.includes(weekday(day))) &&
    !awayDays.get(team.row.id)?.has(day) &&
    (booked.get(`${team.row.id} ${day}`) ?? 0) < stopsPerDay
  return {
    book(team, day, latest) {
      const colleagues = teams.filter((other) => other.row.agency_code === team.row.agency_code && other !== team)
      for (let shift = 0; shift < 12; shift++) {
        for (const at of [day - shift, day + shift]) {
          if (at > latest) continue
          const free = [team, ...(shift > 1 ? colleagues : [])].find((each) => isFree(each, at))
          if (!free) continue
          const key = `${free.row.id} ${at}`
          booked.set(key, (booked.get(key) ?? 0) + 1)
          return { team: free, day: at }
        }
      }
      return null
    },
  }
}

/** A year of visits to one site, with the notices that came of them. */
export function makeVisits(
  random: Random,
  site: SiteDraft,
  level: Level,
  team: Team,
  diary: Diary,
  asOf: number,
  record: Past,
): void {
  const days = plannedDays(random, site, level, asOf)
  let previous = site.permitDay + 1
  for (const [i, planned] of days.entries()) {
    const booking = diary.book(team, Math.max(planned, previous + 3), asOf - 1)
    if (!booking || booking.day <= previous + 1) continue
    const isLast = i === days.length - 1
    const visit = addVisit(record, site, booking, routineKind(random))
    visit.discipline = random.weighted(['both', 'safety', 'quality'] as const, (each) => (each === 'both' ? 8 : 1))
    previous = booking.day
    if (random.chance(0.012) && !isLast) {
      visit.result = 'not_possible'
      visit.note = '现场无人，未能检查'
      continue
    }
    const likely = correctionShare * (0.25 + 1.5 * site.flaw)
    if (!random.chance(isLast ? 0.75 * likely : likely)) continue
    const next = isLast ? asOf + 60 : (days[i + 1] ?? asOf)
    previous = followUp(random, site, visit, booking, diary, next, asOf, record)
  }
}

/** The visits that complaints and accidents asked for, as soon after them as a team had room. */
export function makeAnswers(
  complaints: { site: SiteDraft; day: number }[],
  accidents: { site: SiteDraft; day: number }[],
  teamOf: Map<SiteDraft, Team>,
  diary: Diary,
  asOf: number,
  record: Past,
): void {
  for (const [kind, causes] of [
    ['complaint', complaints],
    ['accident', accidents],
  ] as const) {
    const made = new Set<string>()
    for (const { site, day } of causes) {
      const booking = day < asOf && day > asOf - 365 ? diary.book(teamOf.get(site)!, day, asOf - 1) : null
      const key = `${site.row.id} ${booking?.day}`
      // two complaints on one day are answered by one visit
      if (!booking || booking.day <= site.permitDay || made.has(key)) continue
      made.add(key)
      addVisit(record, site, booking, kind)
    }
  }
}

/** Days counted back from the last visit: at the interval of the present level, before that more slowly. */
function plannedDays(random: Random, site: SiteDraft, level: Level, asOf: number): number[] {
  const interval = intervalDays[level]
  const isLate = random.chance(overdueShare)
  const ago = isLate ? interval * (1 + 0.35 * random.real()) : interval * (0.03 + 0.83 * random.real())
  const days: number[] = []
  let day = asOf - Math.max(1, Math.round(ago))
  const earliest = Math.max(site.permitDay + 5, asOf - 365)
  for (let i = 0; day >= earliest; i++) {
    days.unshift(day)
    // levels were given a quarter or two ago; before that the site was an ordinary one
    const usual = i < 3 ? interval : Math.max(interval, 55)
    day -= Math.max(9, Math.round(usual * (0.72 + 0.26 * random.real())))
  }
  return days
}

function routineKind(random: Random): VisitKind {
  return random.weighted(['spot_check', 'patrol', 'measurement', 'campaign'] as const, (kind) =>
    kind === 'spot_check' ? 52 : kind === 'patrol' ? 33 : kind === 'measurement' ? 9 : 6,
  )
}

/** Orders what was found to be put right and re-checks it; returns the day of the last visit made. */
function followUp(
  random: Random,
  site: SiteDraft,
  visit: VisitRow,
  booking: { team: Team; day: number },
  diary: Diary,
  next: number,
  asOf: number,
  record: Past,
): number {
  const stage = stageAt(fractionOn(site, booking.day))
  const fitting = items.filter((item) => item.stages.includes(stage))
  const item = random.pick(fitting)
  const isStop = item.isGrave === true && random.chance(0.25)
  visit.result = isStop ? 'stop_work' : 'correction'
  visit.note = item.facts
  const due = booking.day + random.weighted([3, 7, 15], (days) => (days === 7 ? 5 : 3))
  const recheck = workdayFrom(due + 1)
  const notice = addNotice(record, visit, item, isStop, booking.day, due)
  if (recheck >= asOf) {
    notice.recheck_on = isoDay(recheck)
    return booking.day
  }
  const isNeglected = random.chance(0.02 + 0.09 * site.flaw) && asOf - due < 35
  const second = recheck < next - 4 ? diary.book(booking.team, recheck, asOf - 1) : null
  if (!second || second.day <= booking.day + 1) {
    // nobody went again in time: the next routine visit closed it, or it is overdue and on the list for a re-check
    if (next <= asOf && !isNeglected) close(notice, next, recheck)
    else if (!isNeglected && asOf - due > 10) close(notice, Math.min(asOf - 1, recheck), recheck)
    else notice.recheck_on = isoDay(workdayFrom(asOf + random.int(1, 12)))
    return booking.day
  }
  const check = addVisit(record, site, second, 'recheck')
  check.discipline = /-C[34]-/.test(item.code) ? 'quality' : 'safety'
  if (isNeglected) {
    check.result = 'correction'
    check.note = `复查仍未整改：${item.facts}`
    notice.recheck_on = isoDay(workdayFrom(asOf + random.int(1, 12)))
  } else {
    check.note = '复查合格'
    close(notice, second.day, second.day)
  }
  return second.day
}

function close(notice: NoticeRow, day: number, recheck: number): void {
  notice.recheck_on = isoDay(recheck)
  notice.closed_on = isoDay(Math.max(day, recheck))
}

function addVisit(
  record: Past,
  site: SiteDraft,
  { team, day }: { team: Team; day: number },
  kind: VisitKind,
): VisitRow {
  const visit: VisitRow = {
    id: record.visits.length + 1,
    site_id: site.row.id,
    team_id: team.row.id,
    visited_on: isoDay(day),
    kind,
    discipline: 'both',
    result: 'passed',
    note: '',
  }
  record.visits.push(visit)
  return visit
}

function addNotice(record: Past, visit: VisitRow, item: Item, isStop: boolean, issued: number, due: number): NoticeRow {
  const notice: NoticeRow = {
    id: record.notices.length + 1,
    number: `示例${isStop ? '停' : '改'}字〔${isoDay(issued).slice(0, 4)}〕${digits(record.notices.length + 1, 5)}号`,
    site_id: visit.site_id,
    visit_id: visit.id,
    kind: isStop ? 'stop_work' : 'correction',
    item_code: item.code,
    facts: item.facts,
    remedy: item.remedy,
    pass_criterion: item.criterion,
    issued_on: isoDay(issued),
    due_on: isoDay(due),
    recheck_on: null,
    closed_on: null,
  }
  record.notices.push(notice)
  return notice
}
