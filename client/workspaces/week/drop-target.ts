/** Where a stop would go: before the stop at `position` of a shift, counted without the one that is dragged. */
export type DropTarget = { readonly shift: number; readonly position: number }

/** The place under a point of the screen; null when there is no team-day. */
export function targetAt(x: number, y: number, dragged: number): DropTarget | null {
  const cell = document
    .elementsFromPoint(x, y)
    .map((element) => element.closest<HTMLElement>('[data-shift]'))
    .find((element) => element !== null)
  if (!cell) return null
  const above = cardsOf(cell, dragged).filter((card) => {
    const box = card.getBoundingClientRect()
    return box.top + box.height / 2 < y
  })
  return { shift: Number(cell.dataset.shift), position: above.length }
}

/** The screen point at which a place begins, for a card that is moved by keys. */
export function pointOf(target: DropTarget, dragged: number): { x: number; y: number } | null {
  const cell = document.querySelector<HTMLElement>(`[data-shift="${target.shift}"]`)
  if (!cell) return null
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  const cards = cardsOf(cell, dragged)
  const box = cell.getBoundingClientRect()
  const next = cards[target.position]
  if (next) return { x: box.left, y: next.getBoundingClientRect().top }
  const last = cards.at(-1)
  return { x: box.left, y: last ? last.getBoundingClientRect().bottom : box.top }
}

/** How many stops a team-day holds, without the one that is dragged. */
export function sizeOf(shift: number, dragged: number): number {
  const cell = document.querySelector<HTMLElement>(`[data-shift="${shift}"]`)
  return cell ? cardsOf(cell, dragged).length : 0
}

function cardsOf(cell: HTMLElement, dragged: number): HTMLElement[] {
  return [...cell.querySelectorAll<HTMLElement>('[data-visit]')].filter(
    (card) => Number(card.dataset.visit) !== dragged,
  )
}
