/** Windows as they are told to people: `0 to 10, 20 to 30`. */
export function listed(windows: readonly (readonly [number, number])[]): string {
  return windows.map(([start, end]) => `${start} to ${end}`).join(', ')
}
