import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileObjection, listOwnObjections } from '../../../../server/contract/index.ts'
import { NoteDialog } from '../../../ui/NoteDialog.tsx'
import { useDecision } from '../use-decision.ts'

type FileObjectionProps = {
  runId: number
  subject: { siteId: number } | { firmId: number } | { personId: number }
  name: string
}

/** A firm objects to a result of its own; shown while objections are heard. */
export function FileObjection({ runId, subject, name }: FileObjectionProps) {
  const { t } = useTranslation('assessment')
  const [isAsking, setAsking] = useState(false)
  const { decide, isPending } = useDecision(fileObjection, [listOwnObjections], () => setAsking(false))
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('my.object')}
      </Button>
      <NoteDialog
        title={t('my.objectTitle', { name })}
        label={t('my.objectText')}
        okText={t('my.object')}
        isOpen={isAsking}
        isPending={isPending}
        maxLength={2000}
        onClose={() => setAsking(false)}
        onSubmit={(text) => decide({ params: { id: runId }, body: { ...subject, text } })}
      />
    </>
  )
}
