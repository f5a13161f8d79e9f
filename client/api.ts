import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BodyInput, Endpoint, ParamsOf, Problem, QueryInput, ResponseOf } from '../server/contract/index.ts'
import { readAddress } from './state/address.ts'

/** What a caller gives an endpoint. */
export type CallInput<E extends Endpoint> = {
  params?: ParamsOf<E>
  query?: QueryInput<E>
  body?: BodyInput<E> | FormData
}

/** The server refused, and said why; `status` 0: it did not answer at all. */
export class ApiError extends Error {
  readonly status: number
  readonly problem: Problem | null

  constructor(status: number, problem: Problem | null, message: string) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.problem = problem
  }
}

/** The address of an endpoint, also for links and tiles. */
export function addressOf<E extends Endpoint>(endpoint: E, { params, query }: CallInput<E> = {}): string {
  const path = endpoint.path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name] ?? '')),
  )
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries((query ?? {}) as Record<string, unknown>))
    if (value !== undefined && value !== null) search.set(key, String(value))
  return `/api${path}${search.size > 0 ? `?${search}` : ''}`
}

/** Calls an endpoint of the table; anything but success throws an ApiError with the server's own words. */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E> = {},
  signal?: AbortSignal,
): Promise<ResponseOf<E>> {
  const { language } = readAddress()
  const headers: Record<string, string> = {
    accept: endpoint.mediaType ?? 'application/json',
    'accept-language': language,
  }
  const isForm = input.body instanceof FormData
  if (input.body !== undefined && !isForm) headers['content-type'] = 'application/json'
  const request: RequestInit = {
    method: endpoint.method.toUpperCase(),
    headers,
    credentials: 'same-origin',
    // The page keeps answers itself; the browser's copy would hide what was changed a moment ago.
    cache: 'no-cache',
  }
  if (input.body !== undefined) request.body = isForm ? (input.body as FormData) : JSON.stringify(input.body)
  if (signal) request.signal = signal
  const response = await fetch(addressOf(endpoint, input), request).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ApiError(0, null, '')
  })
  if (!response.ok) throw await refusal(response)
  if (response.status === 204) return undefined as ResponseOf<E>
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return (isJson ? await response.json() : await response.text()) as ResponseOf<E>
}

async function refusal(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => null)) as Problem | null
  return new ApiError(response.status, problem, problem?.detail ?? problem?.title ?? response.statusText)
}

/** The key under which an endpoint's answers are kept. */
export function keyOf<E extends Endpoint>(endpoint: E, input: CallInput<E> = {}): readonly unknown[] {
  const key = [endpoint.id, input.params ?? null, input.query ?? null]
  return input.body === undefined ? key : [...key, input.body]
}

type ReadOptions = {
  /** Keep showing the last answer while a new one is fetched: a moving slider does not blink. */
  keepPrevious?: boolean
  staleMs?: number
}

type Repeating<E extends Endpoint> = {
  /** Milliseconds until it is asked again, by the last answer; null: not by itself. */
  repeatMs?: (answer: ResponseOf<E> | undefined) => number | null
}

/** Reads an endpoint and keeps its answer; `null` as input: nothing to ask yet. */
export function useRead<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E> | null,
  options: ReadOptions & Repeating<E> = {},
) {
  return useQuery<ResponseOf<E>, ApiError>({
    queryKey: keyOf(endpoint, input ?? {}),
    queryFn: ({ signal }) => call(endpoint, input ?? {}, signal),
    enabled: input !== null,
    staleTime: options.staleMs ?? 30_000,
    refetchInterval: ({ state }) => options.repeatMs?.(state.data) ?? false,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}

/** Reads one endpoint for several inputs at once; answers in the order of the inputs, undefined while they are on their way. */
export function useReads<E extends Endpoint>(endpoint: E, inputs: readonly CallInput<E>[]) {
  return useQueries({
    queries: inputs.map((input) => ({
      queryKey: keyOf(endpoint, input),
      queryFn: ({ signal }: { signal: AbortSignal }) => call(endpoint, input, signal),
      staleTime: 30_000,
    })),
  })
}

/** Sends a change; when it succeeded, the answers of `refreshes` are asked anew. */
export function useSend<E extends Endpoint>(endpoint: E, refreshes: readonly Endpoint[] = []) {
  const client = useQueryClient()
  return useMutation<ResponseOf<E>, ApiError, CallInput<E>>({
    mutationFn: (input) => call(endpoint, input),
    onSuccess: async () => {
      await Promise.all(refreshes.map((each) => client.invalidateQueries({ queryKey: [each.id] })))
    },
  })
}

type Follower<E extends Endpoint> = {
  onEvent: (event: ResponseOf<E>) => void
  /** The stream ended: by the server when the job is done, or because the connection broke. */
  onEnd: () => void
}

/** Follows a stream of server-sent events; call the answer to stop following. */
export function follow<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  { onEvent, onEnd }: Follower<E>,
): () => void {
  const source = new EventSource(addressOf(endpoint, input))
  const hear = (message: MessageEvent<string>) => onEvent(JSON.parse(message.data) as ResponseOf<E>)
  for (const name of ['message', 'content', 'improvement', 'state']) source.addEventListener(name, hear)
  source.addEventListener('error', () => {
    // The browser would reconnect for ever; a finished job has nothing more to say.
    source.close()
    onEnd()
  })
  return () => source.close()
}
