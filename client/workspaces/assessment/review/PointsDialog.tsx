import { InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decidePoints, listPoints, type PointsEntry } from '../../../../server/contract/index.ts'
import { NoteDialog } from '../../../ui/NoteDialog.tsx'
import { useDecision } from '../use-decision.ts'

const decisions = ['upheld', 'corrected', 'cancelled'] as const
const most = 12

type PointsDialogProps = { entry: PointsEntry; isOpen: boolean; onClose: () => void }

/** Upholds, corrects or cancels points; the old number stays in the trace. */
export function PointsDialog({ entry, isOpen, onClose }: PointsDialogProps) {
  const { t } = useTranslation('review')
  const [decision, setDecision] = useState<(typeof decisions)[number]>('upheld')
  const [points, setPoints] = useState(entry.points)
  const { decide, isPending } = useDecision(decidePoints, [listPoints], onClose)
  return (
    <NoteDialog
      title={t('points.decideTitle', { name: entry.subject.name })}
      label={t('points.reason')}
      okText={t('points.decide')}
      isOpen={isOpen}
      isPending={isPending}
      maxLength={1000}
      onClose={onClose}
      onSubmit={(note) =>
        decide({
          params: { id: entry.id },
          body: { decision, note, ...(decision === 'corrected' ? { points } : {}) },
        })
      }
    >
      <div className="assessment-tools">
        <Segmented
          size="small"
          aria-label={t('points.decide')}
          value={decision}
          options={decisions.map((value) => ({ value, label: t(`points.actions.${value}`) }))}
          onChange={setDecision}
        />
        {decision === 'corrected' ? (
          <InputNumber
            size="small"
            aria-label={t('points.newPoints')}
            min={0}
            max={most}
            step={0.5}
            value={points}
            onChange={(value) => setPoints(value ?? 0)}
          />
        ) : null}
      </div>
    </NoteDialog>
  )
}
