import { Dexie, type EntityTable } from 'dexie'
import type { Draft } from './draft.ts'

/** A photo taken for an answer; its bytes stay here until the server has them. */
export type StoredPhoto = {
  readonly clientKey: string
  readonly owner: string
  readonly formId: number
  readonly position: number
  readonly file: Blob
  readonly fileName: string
  readonly takenAt: string
  /** Why the server would not take it. */
  readonly refusal: string | null
}

type StoredDraft = Draft & { readonly key: string }

/** What this device keeps of forms while there is no network: drafts and photos, in the browser's own database. */
const database = new Dexie('jingwei-forms') as Dexie & {
  drafts: EntityTable<StoredDraft, 'key'>
  photos: EntityTable<StoredPhoto, 'clientKey'>
}
database.version(1).stores({ drafts: 'key, owner', photos: 'clientKey, [owner+formId], owner' })

const keyOf = (owner: string, id: number): string => `${owner} ${id}`

/** The draft of a form, if this account has taken it along. */
export async function readDraft(owner: string, id: number): Promise<Draft | undefined> {
  return database.drafts.get(keyOf(owner, id))
}

/** Every draft of an account, the last touched first. */
export async function listDrafts(owner: string): Promise<Draft[]> {
  const drafts = await database.drafts.where('owner').equals(owner).toArray()
  return drafts.sort((a, b) => b.savedAt - a.savedAt)
}

/** Changes a draft in one step, so that two tabs or a tab and the sender cannot overwrite each other. */
export async function changeDraft(
  owner: string,
  id: number,
  change: (draft: Draft | undefined) => Draft | undefined,
): Promise<Draft | undefined> {
  return database.transaction('rw', database.drafts, async () => {
    const key = keyOf(owner, id)
    const after = change(await database.drafts.get(key))
    if (after === undefined) await database.drafts.delete(key)
    else await database.drafts.put({ ...after, key })
    return after
  })
}

/** Photos of a form that the server does not have yet. */
export async function listPhotos(owner: string, formId: number): Promise<StoredPhoto[]> {
  return database.photos.where('[owner+formId]').equals([owner, formId]).toArray()
}

export async function putPhoto(photo: StoredPhoto): Promise<void> {
  await database.photos.put(photo)
}

export async function dropPhoto(clientKey: string): Promise<void> {
  await database.photos.delete(clientKey)
}
