import { useState } from 'react'
import { type Board, listRuns, readBoard } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { useAddress } from '../../../state/address.ts'
import { useSession } from '../../../state/session.ts'
import { boards } from './board-view.ts'

export const sorts = ['combined', 'safety', 'quality', 'gained'] as const
export type BoardSort = (typeof sorts)[number]
export type BoardOrder = 'best' | 'worst'
export const pageSize = 50

/** The board in the address bar; 房建 without a choice. */
export function useBoardName(): Board {
  const name = useAddress((address) => address.board)
  return boards.find((board) => board === name) ?? 'building'
}

/** Quarter and run in the address bar as the endpoints take them. */
export function useRunQuery(): { quarter?: string; run?: number } {
  const { quarter, run } = useAddress((address) => address)
  return { ...(quarter === null ? {} : { quarter }), ...(run === null ? {} : { run }) }
}

/** Runs that are not published yet and may be looked at; none for those who may not. */
export function useOpenRuns() {
  const { may } = useSession()
  const runs = useRead(listRuns, may('viewer') ? { query: {} } : null).data ?? []
  return runs.filter((run) => run.state === 'provisional' || run.state === 'objection')
}

/** One page of the board in the address bar, with what narrows and sorts it. */
export function useBoard() {
  const board = useBoardName()
  const run = useRunQuery()
  const agency = useAddress((address) => address.agency)
  const [view, setView] = useState({ search: '', sort: 'combined' as BoardSort, order: 'best' as BoardOrder, page: 1 })
  const key = `${board} ${run.quarter} ${run.run} ${agency}`
  const [shown, setShown] = useState(key)
  if (shown !== key) {
    setShown(key)
    setView({ ...view, page: 1 })
  }
  const read = useRead(
    readBoard,
    {
      params: { board },
      query: {
        ...run,
        sort: view.sort,
        order: view.order,
        offset: (view.page - 1) * pageSize,
        limit: pageSize,
        ...(agency === null ? {} : { agency }),
        ...(view.search === '' ? {} : { search: view.search }),
      },
    },
    { keepPrevious: true },
  )
  return {
    board,
    view,
    read,
    setPage: (page: number) => setView({ ...view, page }),
    change: (part: Partial<{ search: string; sort: BoardSort; order: BoardOrder }>) =>
      setView({ ...view, ...part, page: 1 }),
  }
}
