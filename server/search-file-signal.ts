/** What a thread that searches or proves reads between its steps: to go on, to come to its end, or to stand still. */
export const GO = 0
export const OVER = 1
export const HELD = 2

/** Whether a thread is to come to its end; returns only when it is not held. */
export function isOver(signal: Int32Array): boolean {
  for (;;) {
    Atomics.wait(signal, 0, HELD)
    const what = Atomics.load(signal, 0)
    if (what !== HELD) return what === OVER
  }
}

/** Tells all threads that read this signal. */
export function tell(signal: Int32Array, what: typeof GO | typeof OVER | typeof HELD): void {
  Atomics.store(signal, 0, what)
  Atomics.notify(signal, 0)
}
