import { type Board, readSiteAssessment, readSubjectAssessment } from '../../../../server/contract/index.ts'
import { useReads } from '../../../api.ts'
import { isSiteBoard } from './board-view.ts'
import { useRunQuery } from './use-board.ts'

type Figure = number | null
export type Compared = {
  readonly key: string
  readonly name: string
  readonly figures: { readonly combined: Figure; readonly safety: Figure; readonly quality: Figure }
  readonly rank: number | null
  readonly population: number
  readonly history: readonly {
    readonly quarter: string
    readonly combined: Figure
    readonly rank: number | null
    readonly population: number
  }[]
}

/** Subjects of one board with their figures and the quarters before, this one last. */
export function useCompared(board: Board, keys: readonly string[]) {
  const query = useRunQuery()
  const ofSites = isSiteBoard(board)
  const sites = useReads(readSiteAssessment, ofSites ? keys.map((key) => ({ params: { id: Number(key) }, query })) : [])
  const others = useReads(
    readSubjectAssessment,
    ofSites ? [] : keys.map((key) => ({ params: { board, subject: key }, query })),
  )
  const subjects: Compared[] = []
  for (const [index, { data }] of sites.entries()) {
    const rank = data?.ranks.find((each) => each.board === board)
    if (data)
      subjects.push(
        withNow(data.quarter, {
          key: keys[index]!,
          name: data.siteName,
          figures: data.figures,
          rank: rank?.rank ?? null,
          population: rank?.population ?? 0,
          history: data.history,
        }),
      )
  }
  for (const [index, { data }] of others.entries())
    if (data) subjects.push(withNow(data.quarter, { key: keys[index]!, name: data.subject.name, ...data }))
  const reads = [...sites, ...others]
  return {
    subjects,
    error: reads.find((read) => read.error)?.error ?? null,
    isLoading: reads.some((read) => read.isPending),
  }
}

/** The history with the quarter itself at its end. */
export function withNow(quarter: string, subject: Compared): Compared {
  const before = subject.history.filter((each) => each.quarter !== quarter)
  const now = { quarter, combined: subject.figures.combined, rank: subject.rank, population: subject.population }
  return { ...subject, history: [...before, now] }
}
