import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { type BoundState, readBound, startBound, stopBound } from '../../../server/contract/index.ts'
import { call, keyOf, useSend } from '../../api.ts'
import { useErrorText } from '../../ui/StateBox.tsx'

/** A proof that runs is asked about as often as this. */
const ASK_MS = 1_000

/** What is proven of a plan, and how to start and stop a proof; it runs on the server, so the page stays free. */
export function usePlanBound(planId: number) {
  const { message } = App.useApp()
  const errorText = useErrorText()
  const client = useQueryClient()
  const input = { params: { id: planId } }
  const state = useQuery<BoundState>({
    queryKey: keyOf(readBound, input),
    queryFn: ({ signal }) => call(readBound, input, signal),
    staleTime: 30_000,
    refetchInterval: (query) => (query.state.data?.isRunning ? ASK_MS : false),
  })
  const starting = useSend(startBound)
  const stopping = useSend(stopBound)
  const send = (action: typeof starting | typeof stopping, body?: { seconds: number }) =>
    action.mutate(
      { ...input, ...(body && { body }) },
      {
        onSuccess: (next: BoundState) => client.setQueryData(keyOf(readBound, input), next),
        onError: (error) => void message.error(errorText(error)),
      },
    )
  return {
    state: state.data ?? null,
    isStopping: stopping.isPending,
    start: (seconds: number) => send(starting, { seconds }),
    stop: () => send(stopping),
  }
}
