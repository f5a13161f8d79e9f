/** What of an entry of the ledger decides whether it counts on a day. Cancelled entries are left out before. */
export type CountingEntry = { readonly points: number; readonly occurredOn: string; readonly expiresOn: string }

/** Points that count on a day: an entry counts from the day it stands for until its cycle has run out. */
export function totalOn(entries: readonly CountingEntry[], day: string): number {
  return entries.reduce(
    (sum, entry) => (entry.occurredOn <= day && day < entry.expiresOn ? sum + entry.points : sum),
    0,
  )
}
