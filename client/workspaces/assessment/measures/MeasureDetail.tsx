import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  decideMeasure,
  listMeasures,
  type Measure,
  previewLevels,
  readCity,
  readMeasure,
} from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { useNumbers, useWords } from '../../../i18n/index.ts'
import { go } from '../../../state/address.ts'
import { beijingTime } from '../../../state/days.ts'
import { useSession } from '../../../state/session.ts'
import { NoteDialog } from '../../../ui/NoteDialog.tsx'
import { StateBox } from '../../../ui/StateBox.tsx'
import { useBringIntoView } from '../../../ui/use-bring-into-view.ts'
import { SampleMark } from '../SampleMark.tsx'
import { useDecision } from '../use-decision.ts'
import { AddSubject } from './AddSubject.tsx'
import { LevelTerms } from './LevelTerms.tsx'
import { measureColour } from './MeasureList.tsx'
import { SubjectsTable } from './SubjectsTable.tsx'

/** One measure: why it is proposed, whom it concerns, and the decision over it. */
export function MeasureDetail({ measureId }: { measureId: number }) {
  const { t } = useTranslation(['measures', 'assessment'])
  const words = useWords()
  const { data, error, isPending, refetch } = useRead(readMeasure, { params: { id: measureId } })
  const mayChange = useMayChange(data)
  const bring = useBringIntoView()
  if (!data) return <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()} />
  return (
    <article ref={bring} className="measure" aria-label={words(data.title)}>
      <header>
        <h2>{words(data.title)}</h2>
        <Tag color={measureColour[data.state]}>{t(`state.${data.state}`)}</Tag>
        <SampleMark isSample={data.isSample} />
        <span className="spring" />
        <Button size="small" onClick={() => go({ measure: null })}>
          {t('assessment:back')}
        </Button>
      </header>
      <p>{words(data.reason)}</p>
      <p className="quiet">
        {t('valid', { from: data.validFrom, until: data.validUntil })} · {t('version', { version: data.version })} ·{' '}
        {t('by', { name: data.createdBy })}
        {data.decidedBy === null
          ? ''
          : ` · ${t('decidedBy', { name: data.decidedBy, day: data.decidedAt === null ? '' : beijingTime(data.decidedAt).slice(0, 10) })}`}
        {data.note === '' ? '' : ` · ${data.note}`}
      </p>
      {mayChange && data.state === 'proposed' ? <Decision measure={data} /> : null}
      {data.kind === 'levels' ? <LevelTerms measure={data} /> : <Concerned measure={data} mayChange={mayChange} />}
    </article>
  )
}

/** Whom it concerns, one by one. */
function Concerned({ measure, mayChange }: { measure: Measure; mayChange: boolean }) {
  const { t } = useTranslation('measures')
  const { count } = useNumbers()
  return (
    <>
      <h3>
        {t('concerned', {
          included: count(measure.subjects.filter((subject) => subject.isIncluded).length),
          total: count(measure.subjects.length),
        })}
      </h3>
      {mayChange && measure.state === 'proposed' ? <AddSubject measure={measure} /> : null}
      <SubjectsTable measure={measure} mayChange={mayChange && measure.state === 'proposed'} />
    </>
  )
}

/** City-wide measures are the city's to change; a district's are its own, or the city's. */
function useMayChange(measure: Measure | undefined): boolean {
  const { account, may } = useSession()
  if (!measure) return false
  if (may('city')) return true
  return may('agency') && measure.agencyCode !== null && measure.agencyCode === account?.agencyCode
}

function Decision({ measure }: { measure: Measure }) {
  const { t } = useTranslation('measures')
  const words = useWords()
  const [asked, setAsked] = useState<'approved' | 'rejected' | null>(null)
  const { decide, isPending } = useDecision(decideMeasure, [listMeasures, readMeasure, previewLevels, readCity], () =>
    setAsked(null),
  )
  return (
    <div className="assessment-tools">
      <Button type="primary" onClick={() => setAsked('approved')}>
        {t('approve')}
      </Button>
      <Button onClick={() => setAsked('rejected')}>{t('reject')}</Button>
      <NoteDialog
        title={words(measure.title)}
        label={t('note')}
        okText={t(asked === 'rejected' ? 'reject' : 'approve')}
        isDanger={asked === 'rejected'}
        isOptional={asked === 'approved'}
        isOpen={asked !== null}
        isPending={isPending}
        onClose={() => setAsked(null)}
        onSubmit={(note) => {
          if (asked) decide({ params: { id: measure.id }, body: { decision: asked, note } })
        }}
      >
        <p className="quiet">{t(asked === 'rejected' ? 'rejectHint' : 'approveHint')}</p>
      </NoteDialog>
    </div>
  )
}
