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
