/** Focuses a visit's card once it is drawn where it stands now. */
export function focusCard(visit: number): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`.week-board [data-visit="${visit}"]`)?.focus())
}
