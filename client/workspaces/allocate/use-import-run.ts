import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/** A file that is to come in: what is chosen, whether it is being tried or taken, and what came of that. */
export type ImportRun<R> = {
  readonly file: File | null
  readonly running: 'dry' | 'real' | null
  readonly report: R | null
  readonly error: unknown
  /** Chooses another file, or none; what was said of the last one goes. */
  readonly choose: (file: File | null) => void
  /** Takes back what was said, because it was said of other choices. */
  readonly forget: () => void
  /** Sends the file, as a trial or for good. After an import everything is read anew: it may show anywhere. */
  readonly run: (isDry: boolean) => Promise<void>
}

/** The run of one import panel; `send` carries the file to the server. */
export function useImportRun<R extends { readonly state: string }>(
  send: (file: File, isDry: boolean) => Promise<R>,
): ImportRun<R> {
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [running, setRunning] = useState<'dry' | 'real' | null>(null)
  const [report, setReport] = useState<R | null>(null)
  const [error, setError] = useState<unknown>(null)
  const forget = () => {
    setReport(null)
    setError(null)
  }
  return {
    ...{ file, running, report, error, forget },
    choose: (chosen) => {
      setFile(chosen)
      forget()
    },
    run: async (isDry) => {
      if (!file) return
      setRunning(isDry ? 'dry' : 'real')
      forget()
      try {
        const answer = await send(file, isDry)
        setReport(answer)
        if (answer.state === 'imported') await client.invalidateQueries()
      } catch (cause) {
        setError(cause)
      } finally {
        setRunning(null)
      }
    },
  }
}
