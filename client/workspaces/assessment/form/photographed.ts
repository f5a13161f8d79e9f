import type { Evidence } from '../../../../server/contract/index.ts'
import type { StoredPhoto } from '../../../offline/database.ts'

/** The positions with a photo, on the server or on its way there. */
export function photographedIn(evidence: readonly Evidence[], photos: readonly StoredPhoto[]): Set<number> {
  return new Set([...evidence, ...photos.filter((photo) => photo.refusal === null)].map((each) => each.position))
}
