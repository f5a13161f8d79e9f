import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeMeasureSubject, listMeasures, type Measure, readMeasure } from '../../../../server/contract/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { go } from '../../../state/address.ts'
import { useCity } from '../../../state/city.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { LevelMark } from '../../../ui/LevelMark.tsx'
import { NoteDialog } from '../../../ui/NoteDialog.tsx'
import { StateBox } from '../../../ui/StateBox.tsx'
import { useDecision } from '../use-decision.ts'

type Subject = Measure['subjects'][number]

/** Whom a measure concerns and why; each can be taken out, or put back, with a reason that is kept. */
export function SubjectsTable({ measure, mayChange }: { measure: Measure; mayChange: boolean }) {
  const { t } = useTranslation('measures')
  const words = useWords()
  const city = useCity()
  const [asked, setAsked] = useState<Subject | null>(null)
  const { decide, isPending } = useDecision(changeMeasureSubject, [readMeasure, listMeasures], () => setAsked(null))
  if (measure.subjects.length === 0) return <StateBox>{t('noSubjects')}</StateBox>
  const columns: Column<Subject>[] = [
    ...(measure.subjects.some((subject) => subject.level !== null)
      ? [
          {
            key: 'level',
            title: t('level'),
            value: (row: Subject) => row.level,
            render: (row: Subject) => <LevelMark level={row.level} />,
          },
        ]
      : []),
    {
      key: 'name',
      title: t('subject'),
      value: (row) => row.subject.name,
      wraps: true,
      isTitle: true,
      render: (row) => <SubjectName row={row} />,
    },
    {
      key: 'agency',
      title: t('agency'),
      value: (row) => words(city?.agencies.find((each) => each.code === row.subject.agencyCode)?.name) || '—',
    },
    { key: 'reason', title: t('reason'), value: (row) => words(row.reason), wraps: true },
    {
      key: 'state',
      title: t('included'),
      value: (row) => (row.isIncluded ? 1 : 0),
      wraps: true,
      render: (row) => (
        <span>
          {t(row.isIncluded ? 'in' : 'out')}
          {row.changedBy === null ? null : (
            <small className="quiet">
              {' '}
              {row.changedBy}: {row.changeNote}
            </small>
          )}{' '}
          {mayChange ? (
            <Button size="small" type="link" onClick={() => setAsked(row)}>
              {t(row.isIncluded ? 'takeOut' : 'putBack')}
            </Button>
          ) : null}
        </span>
      ),
    },
  ]
  return (
    <>
      <DataTable
        isCards
        label={t('subjectsTitle')}
        rows={measure.subjects}
        columns={columns}
        rowKey={(row) => row.id}
      />
      <NoteDialog
        title={t(asked?.isIncluded ? 'takeOutTitle' : 'putBackTitle', { name: asked?.subject.name ?? '' })}
        label={t('note')}
        okText={t(asked?.isIncluded ? 'takeOut' : 'putBack')}
        isOpen={asked !== null}
        isPending={isPending}
        onClose={() => setAsked(null)}
        onSubmit={(note) => {
          if (asked)
            decide({
              params: { id: measure.id },
              body: {
                isIncluded: !asked.isIncluded,
                note,
                ...(asked.subject.kind === 'site' ? { siteId: asked.subject.id } : { firmId: asked.subject.id }),
              },
            })
        }}
      />
    </>
  )
}

function SubjectName({ row }: { row: Subject }) {
  const { kind, id, name } = row.subject
  return kind === 'site' ? (
    <button type="button" className="link" onClick={() => go({ site: id })}>
      {name}
    </button>
  ) : (
    <span>{name}</span>
  )
}
