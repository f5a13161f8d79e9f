import { listDrafts, listPhotos } from './database.ts'
import { isUnsent } from './draft.ts'
import { type Sending, sendDraft } from './send-draft.ts'

const RETRY_MS = 20_000

let running: Promise<void> = Promise.resolve()

/** Sends one draft; one after another in this tab, and one tab at a time where the browser can tell. */
export function sendInTurn(owner: string, id: number): Promise<Sending> {
  const turn = running.then(() => exclusively(() => sendDraft(owner, id)))
  running = turn.then(
    () => undefined,
    () => undefined,
  )
  return turn
}

/** Brings everything unsent of an account to the server now, again when the network returns, and every now and then. */
export function startOutbox(owner: string): () => void {
  let isStopped = false
  const sendAll = async () => {
    for (const draft of await listDrafts(owner)) {
      if (isStopped) return
      const hasPhotos = (await listPhotos(owner, draft.id)).some((photo) => photo.refusal === null)
      if (!isUnsent(draft) && !hasPhotos) continue
      if ((await sendInTurn(owner, draft.id)) === 'waiting') return
    }
  }
  // A browser that keeps no database has nothing to send; the form itself says so.
  const attempt = () => void sendAll().catch(() => undefined)
  attempt()
  window.addEventListener('online', attempt)
  const timer = window.setInterval(attempt, RETRY_MS)
  return () => {
    isStopped = true
    window.removeEventListener('online', attempt)
    window.clearInterval(timer)
  }
}

async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('jingwei-forms', work) : work()
}
