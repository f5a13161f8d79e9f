import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  changeMeasureSubject,
  listMeasures,
  listSites,
  type Measure,
  readBoard,
  readMeasure,
} from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { NoteDialog } from '../../../ui/NoteDialog.tsx'
import { useDecision } from '../use-decision.ts'

type Choice = { readonly value: number; readonly label: string }

/** Adds a firm or a site that the rules did not name, with the reason why. */
export function AddSubject({ measure }: { measure: Measure }) {
  const { t } = useTranslation('measures')
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<Choice | null>(null)
  const [isAsking, setAsking] = useState(false)
  const ofFirms = measure.kind === 'firm_list'
  const choices = useChoices(measure, search.trim())
  const { decide, isPending } = useDecision(changeMeasureSubject, [readMeasure, listMeasures], () => {
    setAsking(false)
    setChosen(null)
  })
  return (
    <div className="assessment-tools">
      <Select
        size="small"
        showSearch={{ filterOption: false, onSearch: setSearch }}
        labelInValue
        allowClear
        style={{ minWidth: 220, flex: '0 1 320px' }}
        aria-label={t(ofFirms ? 'addFirm' : 'addSite')}
        placeholder={t(ofFirms ? 'addFirm' : 'addSite')}
        value={chosen}
        options={[...choices]}
        onChange={(choice?: Choice) => setChosen(choice ?? null)}
      />
      <Button size="small" disabled={chosen === null} onClick={() => setAsking(true)}>
        {t('add')}
      </Button>
      <NoteDialog
        title={t('addTitle', { name: chosen?.label ?? '' })}
        label={t('note')}
        okText={t('add')}
        isOpen={isAsking}
        isPending={isPending}
        onClose={() => setAsking(false)}
        onSubmit={(note) => {
          if (!chosen) return
          const who = ofFirms ? { firmId: chosen.value } : { siteId: chosen.value }
          decide({ params: { id: measure.id }, body: { isIncluded: true, note, ...who } })
        }}
      />
    </div>
  )
}

/** Firms by their boards, sites by the list of sites, once two letters are typed. */
function useChoices(measure: Measure, search: string): readonly Choice[] {
  const ofFirms = measure.kind === 'firm_list'
  const isReady = search.length > 1
  const board = (name: 'contractor' | 'supervision') =>
    ofFirms && isReady ? { params: { board: name }, query: { search, limit: 10, quarter: measure.quarter } } : null
  const contractors = useRead(readBoard, board('contractor')).data?.rows ?? []
  const supervision = useRead(readBoard, board('supervision')).data?.rows ?? []
  const sites = useRead(
    listSites,
    !ofFirms && isReady
      ? { query: { text: search, limit: 20, ...(measure.agencyCode === null ? {} : { agency: measure.agencyCode }) } }
      : null,
  ).data
  if (!ofFirms) return (sites?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return [...contractors, ...supervision].flatMap(({ subject }) =>
    subject.id === null ? [] : [{ value: subject.id, label: subject.name }],
  )
}
