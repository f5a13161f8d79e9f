import { App, Button } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Indicator, readEvidence } from '../../../../server/contract/index.ts'
import { addressOf } from '../../../api.ts'
import type { StoredPhoto } from '../../../offline/database.ts'
import type { Draft } from '../../../offline/draft.ts'
import type { DraftDesk } from '../../../offline/use-draft.ts'
import { useErrorText } from '../../../ui/StateBox.tsx'

type PhotoStripProps = {
  desk: DraftDesk
  draft: Draft
  indicator: Indicator
  photos: readonly StoredPhoto[]
  isLocked: boolean
}

/** Photos of one answer: those the server has, those still on this device, and the camera. */
export function PhotoStrip({ desk, draft, indicator, photos, isLocked }: PhotoStripProps) {
  const { t } = useTranslation('form')
  const { message } = App.useApp()
  const errorText = useErrorText()
  const picker = useRef<HTMLInputElement>(null)
  const sent = draft.form.evidence.filter((each) => each.position === indicator.position)
  const mayRemove = !isLocked && desk.isOnline && draft.form.mayEdit && draft.form.state === 'draft'
  const isMissing = indicator.needsPhoto && sent.length + photos.length === 0
  return (
    <div className="photo-strip">
      {sent.map((each) => (
        <span key={each.id} className="stored-photo">
          <a href={addressOf(readEvidence, { params: { id: each.id } })} target="_blank" rel="noreferrer">
            <img src={addressOf(readEvidence, { params: { id: each.id } })} alt={each.fileName} loading="lazy" />
          </a>
          {mayRemove ? (
            <Button
              size="small"
              type="text"
              aria-label={t('photoRemove')}
              onClick={() => {
                desk.removeSent(each.id).catch((error: unknown) => void message.error(errorText(error)))
              }}
            >
              ×
            </Button>
          ) : null}
        </span>
      ))}
      {photos.map((photo) => (
        <StoredPhotoView key={photo.clientKey} photo={photo} onRemove={() => void desk.removePhoto(photo)} />
      ))}
      {isLocked ? null : (
        <>
          <Button size="small" danger={isMissing} onClick={() => picker.current?.click()}>
            {t(isMissing ? 'photoNeeded' : 'photo')}
          </Button>
          <input
            ref={picker}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            hidden
            aria-label={t('photo')}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])]
              event.target.value = ''
              void desk.addPhotos(indicator.position, files)
            }}
          />
        </>
      )}
    </div>
  )
}

function StoredPhotoView({ photo, onRemove }: { photo: StoredPhoto; onRemove: () => void }) {
  const { t } = useTranslation('form')
  const address = useMemo(() => URL.createObjectURL(photo.file), [photo.file])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return (
    <span className="stored-photo" data-refused={photo.refusal !== null}>
      <img src={address} alt={photo.fileName} />
      <small>{photo.refusal ?? t('photoWaits')}</small>
      <Button size="small" type="text" aria-label={t('photoRemove')} onClick={onRemove}>
        ×
      </Button>
    </span>
  )
}
