import type { CalendarDay } from '../staff/calendar.ts'

/** A team as far as its time goes. */
export type TeamTime = {
  readonly agencyCode: string
  /** On sites in one shift: without lunch and without the driving it may do. */
  readonly hoursPerShift: number
  /** ISO weekdays on which it goes out. */
  readonly weekdays: readonly number[]
  /** Leave of each certified officer; an officer without a certificate is not in the list. */
  readonly officers: readonly (readonly { readonly firstDay: string; readonly lastDay: string }[])[]
}

/** The hours that a team can spend on sites on these days: on its workdays, while enough certified officers are there. */
export function hoursAtHand(team: TeamTime, days: readonly CalendarDay[], officersNeeded: number): number {
  const shifts = days.filter(
    ({ date, worksAs }) =>
      worksAs !== null &&
      team.weekdays.includes(worksAs) &&
      team.officers.filter((leave) => !leave.some((one) => one.firstDay <= date && date <= one.lastDay)).length >=
        officersNeeded,
  )
  return shifts.length * team.hoursPerShift
}
