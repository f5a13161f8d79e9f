import { useEffect, useRef, useState } from 'react'
import { readForm, removeEvidence } from '../../server/contract/index.ts'
import { ApiError, call } from '../api.ts'
import { randomId } from '../state/random-id.ts'
import { changeDraft, dropPhoto, listPhotos, putPhoto, readDraft, type StoredPhoto } from './database.ts'
import { type Answer, isUnsent, newDraft, rebased, refused, withAnswer } from './draft.ts'
import { sendInTurn } from './outbox.ts'
import { isSilence } from './send-draft.ts'
import { shrinkPhoto } from './shrink-photo.ts'
import { useStored } from './watch.ts'

// Saved on the device at once, sent when the finger rests.
const REST_MS = 1200
// Longer than this between two answers, and the person was doing something else.
const MOST_SECONDS_AN_ANSWER = 120

/** One form as it stands on this device, kept in step with the server whenever there is a network. */
export function useDraft(owner: string, id: number) {
  const { value: draft, error } = useStored(() => readDraft(owner, id), `draft ${owner} ${id}`)
  const { value: photos = [] } = useStored(() => listPhotos(owner, id), `photos ${owner} ${id}`)
  const [loadError, setLoadError] = useState<unknown>(null)
  const isOnline = useOnline()
  const rest = useRef<number | undefined>(undefined)
  const lastAnswerAt = useRef(Date.now())

  const load = () => {
    setLoadError(null)
    loadForm(owner, id).catch(setLoadError)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: loaded anew for another form only
  useEffect(() => {
    load()
    return () => {
      window.clearTimeout(rest.current)
      void sendInTurn(owner, id).catch(() => undefined)
    }
  }, [owner, id])

  const sendSoon = (delay = REST_MS) => {
    window.clearTimeout(rest.current)
    rest.current = window.setTimeout(() => void sendInTurn(owner, id).catch(() => undefined), delay)
  }
  return {
    draft,
    photos,
    isOnline,
    /** Neither here nor on the server to be had; or the browser keeps nothing. */
    error: error ?? (draft ? null : loadError),
    reload: load,
    answer: async (position: number, answer: Answer) => {
      const now = Date.now()
      const seconds = Math.min(MOST_SECONDS_AN_ANSWER, (now - lastAnswerAt.current) / 1000)
      lastAnswerAt.current = now
      await changeDraft(
        owner,
        id,
        (before) =>
          before && { ...withAnswer(before, position, answer, now), secondsSpent: before.secondsSpent + seconds },
      )
      sendSoon()
    },
    addPhotos: async (position: number, files: readonly File[]) => {
      for (const file of files) {
        const small = await shrinkPhoto(file)
        await putPhoto({
          ...small,
          clientKey: randomId(),
          owner,
          formId: id,
          position,
          takenAt: new Date().toISOString(),
          refusal: null,
        })
      }
      sendSoon(0)
    },
    removePhoto: (photo: StoredPhoto) => dropPhoto(photo.clientKey),
    /** Takes a photo off that the server has already; needs a network. */
    removeSent: async (evidenceId: number) => {
      await call(removeEvidence, { params: { id: evidenceId } })
      await loadForm(owner, id)
    },
    submit: async () => {
      await changeDraft(owner, id, (before) => before && { ...before, wantsSending: true, refusal: null })
      window.clearTimeout(rest.current)
      return sendInTurn(owner, id)
    },
  }
}

/** Takes a form along, or brings the one on the device up to what the server has. */
export async function loadForm(owner: string, id: number): Promise<void> {
  try {
    const form = await call(readForm, { params: { id } })
    await changeDraft(owner, id, (draft) => (draft ? rebased(draft, form) : newDraft(owner, form, Date.now())))
  } catch (error) {
    const known = await readDraft(owner, id)
    if (known && isSilence(error)) return
    // Not this account's any more, or gone: what was answered here stays readable, and says so.
    if (known && isUnsent(known) && error instanceof ApiError) {
      await changeDraft(owner, id, (draft) => draft && refused(draft, error.message))
      return
    }
    throw error
  }
}

/** Whether the browser believes that there is a network. */
function useOnline(): boolean {
  const [isOnline, setOnline] = useState(() => navigator.onLine)
  useEffect(() => {
    const update = () => setOnline(navigator.onLine)
    window.addEventListener('online', update)
    window.addEventListener('offline', update)
    return () => {
      window.removeEventListener('online', update)
      window.removeEventListener('offline', update)
    }
  }, [])
  return isOnline
}

export type DraftDesk = ReturnType<typeof useDraft>
