import { type AssessmentForm, addEvidence, type Evidence, readForm, saveForm } from '../../server/contract/index.ts'
import { ApiError, call } from '../api.ts'
import { changeDraft, dropPhoto, listPhotos, putPhoto, readDraft, type StoredPhoto } from './database.ts'
import { acknowledged, type Draft, isUnsent, rebased, refused, savingOf } from './draft.ts'

/** `waiting`: no network, try again later. `clash` and `refused`: a person must look at it first. */
export type Sending = 'sent' | 'waiting' | 'clash' | 'refused'

/**
 * Brings a draft to the server: first its photos, then its answers, then, if asked, the form as sent. Everything may be
 * repeated: photos carry keys, answers a revision. What the server refuses stays on the device with its reason.
 */
export async function sendDraft(owner: string, id: number): Promise<Sending> {
  const photos = await sendPhotos(owner, id)
  if (photos === 'waiting') return 'waiting'
  // Twice at most: once on the revision known here, once on a newer one that does not clash.
  for (let attempt = 0; attempt < 2; attempt++) {
    const draft = await readDraft(owner, id)
    if (!draft || !isUnsent(draft)) return photos
    if (draft.clashes.length > 0) return 'clash'
    if (draft.refusal !== null || (draft.wantsSending && photos === 'refused')) return 'refused'
    const outcome = await sendAnswers(draft)
    if (outcome !== 'newer') return outcome
  }
  return 'waiting'
}

async function sendAnswers(sent: Draft): Promise<Sending | 'newer'> {
  const { owner, id } = sent
  try {
    const saved = await call(saveForm, { params: { id }, body: savingOf(sent) })
    // another number of questions: indicators were withdrawn since the form was taken along
    const isAsBefore = saved.asked === sent.form.indicators.length
    const form = saved.form ?? (isAsBefore ? null : await call(readForm, { params: { id } }))
    await changeDraft(owner, id, (now) => now && acknowledged(now, sent, { revision: saved.revision, form }))
    return 'sent'
  } catch (error) {
    if (isSilence(error)) return 'waiting'
    const newer = newerForm(error)
    if (newer) {
      const after = await changeDraft(owner, id, (now) => now && rebased(now, newer))
      return after !== undefined && after.clashes.length > 0 ? 'clash' : 'newer'
    }
    await changeDraft(owner, id, (now) => now && refused(now, wordsOf(error)))
    return 'refused'
  }
}

async function sendPhotos(owner: string, id: number): Promise<'sent' | 'waiting' | 'refused'> {
  let result: 'sent' | 'refused' = 'sent'
  for (const photo of await listPhotos(owner, id)) {
    if (photo.refusal !== null) {
      result = 'refused'
      continue
    }
    try {
      const evidence = await sendPhoto(photo)
      await changeDraft(owner, id, (draft) => draft && withEvidence(draft, evidence))
      await dropPhoto(photo.clientKey)
    } catch (error) {
      if (isSilence(error)) return 'waiting'
      await putPhoto({ ...photo, refusal: wordsOf(error) })
      result = 'refused'
    }
  }
  return result
}

async function sendPhoto({ formId, position, clientKey, takenAt, file, fileName }: StoredPhoto): Promise<Evidence> {
  const body = new FormData()
  body.append('file', file, fileName)
  return call(addEvidence, { params: { id: formId }, query: { position, clientKey, takenAt }, body })
}

function withEvidence(draft: Draft, evidence: Evidence): Draft {
  const others = draft.form.evidence.filter((each) => each.id !== evidence.id)
  return { ...draft, form: { ...draft.form, evidence: [...others, evidence] } }
}

/** Not reached, or for the moment not able to answer: worth another try without changing anything. */
export function isSilence(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500)
  )
}

/** The form that another device has brought further, which the server sends along with its refusal. */
function newerForm(error: unknown): AssessmentForm | undefined {
  if (!(error instanceof ApiError) || error.status !== 409) return undefined
  return (error.problem as { form?: AssessmentForm } | null)?.form
}

function wordsOf(error: unknown): string {
  if (!(error instanceof ApiError)) return String(error)
  const issues = (error.problem?.issues ?? []).map((issue) => issue.message)
  return [error.message, ...issues.slice(0, 5)].filter(Boolean).join(' · ')
}
