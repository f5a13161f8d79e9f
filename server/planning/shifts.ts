import type { PlanContent, PlanShift, Words } from '../contract/index.ts'
import type { CalendarDay } from '../staff/calendar.ts'
import { skillBit } from '../weekplan/index.ts'
import { type OfficerFacts, type TeamFacts, words } from './planning-facts.ts'

const DAY = 86_400

export type TeamDay = PlanShift & {
  /** Bits of what the officers present can do together. */
  readonly skills: number
}

/** Teams × days: the shifts that can go out, and the team-days that cannot, each with its reason. */
export function teamDays(
  teams: readonly TeamFacts[],
  days: readonly CalendarDay[],
  asOf: string,
  officers: number,
): { shifts: TeamDay[]; unavailable: PlanContent['unavailable'] } {
  const shifts: TeamDay[] = []
  const unavailable: PlanContent['unavailable'] = []
  // only a week that is under way has days which are gone; a week in the past can be planned in hindsight
  const first = days[0]!.date
  const last = days.at(-1)!.date
  const isUnderWay = first <= asOf && asOf <= last
  teams.forEach((team, t) => {
    days.forEach((day, d) => {
      const works = day.worksAs !== null && team.weekdays.includes(day.worksAs)
      if (!works) {
        if (day.worksAs === null && day.name && team.weekdays.includes(day.weekday))
          unavailable.push({ team: t, day: d, text: day.name })
        return
      }
      if (isUnderWay && day.date < asOf) {
        unavailable.push({ team: t, day: d, text: words('已过去', 'already past') })
        return
      }
      const present = team.members.filter((member) => absence(member, day.date) === null)
      if (present.length < officers) {
        unavailable.push({ team: t, day: d, text: shortage(team, day.date, officers) })
        return
      }
      shifts.push({
        team: t,
        day: d,
        from: d * DAY + team.startsAt,
        to: d * DAY + team.endsAt,
        skills: skillsOf(team, present),
      })
    })
  })
  return { shifts, unavailable }
}

/** Why an officer may not inspect on a day; null when they may. */
export function absence(officer: OfficerFacts, day: string): Words | null {
  const leave = officer.leave.find((one) => one.firstDay <= day && day <= one.lastDay)
  if (leave)
    return words(
      `休假${leave.reason ? `（${leave.reason}）` : ''}`,
      `on leave${leave.reason ? ` (${leave.reason})` : ''}`,
    )
  if (officer.certificateNumber === null) return words('无执法证', 'holds no enforcement certificate')
  if (officer.certificateUntil !== null && officer.certificateUntil < day)
    return words(`执法证 ${officer.certificateUntil} 到期`, `certificate expired ${officer.certificateUntil}`)
  return null
}

function shortage(team: TeamFacts, day: string, officers: number): Words {
  const reasons = team.members.flatMap((member) => {
    const why = absence(member, day)
    return why ? [words(`${member.name}${why.zh}`, `${member.name} ${why.en}`)] : []
  })
  const zh = reasons.map((reason) => reason.zh).join('，')
  const en = reasons.map((reason) => reason.en).join(', ')
  return words(
    `不足 ${officers} 名持证执法人员${zh ? `：${zh}` : ''}`,
    `fewer than ${officers} certified officers${en ? `: ${en}` : ''}`,
  )
}

/** What the officers present cover; a team whose disciplines nobody recorded is not held to them. */
function skillsOf(team: TeamFacts, present: readonly OfficerFacts[]): number {
  const recorded = team.members.some((member) => member.disciplines.length > 0)
  const known = recorded ? present.flatMap((member) => member.disciplines) : Object.keys(skillBit)
  return known.reduce((bits, name) => bits | (skillBit[name] ?? 0), 0)
}
