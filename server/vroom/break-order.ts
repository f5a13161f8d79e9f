import type { VroomBreak } from './schema.ts'

/** As VROOM takes them: by the start of their first window, then by its end; without windows a break may be at any time. */
export function inOrder(breaks: readonly VroomBreak[]): readonly VroomBreak[] {
  return breaks.toSorted((a, b) => {
    const [first, second] = [firstWindow(a), firstWindow(b)]
    return first[0] - second[0] || first[1] - second[1]
  })
}

function firstWindow({ time_windows }: VroomBreak): readonly [number, number] {
  return time_windows?.toSorted((a, b) => a[0] - b[0])[0] ?? [0, Number.POSITIVE_INFINITY]
}
