import { useTranslation } from 'react-i18next'
import { listPoints, objectToPoints, type PointsEntry } from '../../../../server/contract/index.ts'
import { NoteDialog } from '../../../ui/NoteDialog.tsx'
import { useDecision } from '../use-decision.ts'

/** A firm objects to points given to it or its people. */
export function ObjectDialog({ entry, isOpen, onClose }: { entry: PointsEntry; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('review')
  const { decide, isPending } = useDecision(objectToPoints, [listPoints], onClose)
  return (
    <NoteDialog
      title={t('points.objectTitle', { name: entry.subject.name, points: entry.points })}
      label={t('points.objection')}
      okText={t('points.object')}
      isOpen={isOpen}
      isPending={isPending}
      maxLength={1000}
      onClose={onClose}
      onSubmit={(note) => decide({ params: { id: entry.id }, body: { note } })}
    />
  )
}
