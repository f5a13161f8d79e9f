/** Prints one line per step of a long start, with its time; the only thing in the server that writes to the terminal. */
export type Progress = {
  readonly step: <T>(name: string, work: () => Promise<T>) => Promise<T>
  readonly say: (line: string) => void
}

/** Steps are told as they end, so that lines of parallel steps never mix. */
export function createProgress(print: (line: string) => void, now: () => number): Progress {
  return {
    say: print,
    step: async (name, work) => {
      const start = now()
      const result = await work()
      print(`  ${name.padEnd(28)} ${((now() - start) / 1000).toFixed(1).padStart(5)} s`)
      return result
    },
  }
}

/** Hears how far a long work has come: which stage, and how much of it. */
export type ShowProgress = (stage: string, done: number, total: number) => void

const BAR_CELLS = 24

/**
 * A bar for works that take long enough to be watched. On a terminal it moves in place; elsewhere (a log, a pipe) each
 * stage gets one line when it ends. `write` takes text as it is, without a line end.
 */
export function createBar(write: (text: string) => void, isTerminal: boolean): ShowProgress {
  let shown = ''
  return (stage, done, total) => {
    const isDone = total <= 0 || done >= total
    const percent = isDone ? 100 : Math.floor((100 * done) / total)
    const text = `  ${stage.padEnd(10)} ${'█'.repeat(Math.round((percent * BAR_CELLS) / 100)).padEnd(BAR_CELLS, '░')} ${String(percent).padStart(3)} %`
    if (text === shown) return
    shown = text
    if (isTerminal) write(`\r${text}${isDone ? '\n' : ''}`)
    else if (isDone) write(`${text}\n`)
  }
}
