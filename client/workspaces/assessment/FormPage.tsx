import { Button, Collapse } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../i18n/index.ts'
import { answerAt, type Draft, missingIn } from '../../offline/draft.ts'
import { keepOffline } from '../../offline/keep-offline.ts'
import { useDraft } from '../../offline/use-draft.ts'
import { go } from '../../state/address.ts'
import { StateBox } from '../../ui/StateBox.tsx'
import { FormHeader } from './form/FormHeader.tsx'
import { IndicatorField } from './form/IndicatorField.tsx'
import { photographedIn } from './form/photographed.ts'
import { SendBar } from './form/SendBar.tsx'
import './form/form.css'

type FormPageProps = { submissionId: number; owner: string }

/** 测评表: asks only what applies to the site's stage; keeps every answer on the device and sends it when it can. */
export function FormPage({ submissionId, owner }: FormPageProps) {
  const { t } = useTranslation(['form', 'assessment'])
  const words = useWords()
  const desk = useDraft(owner, submissionId)
  const { draft, photos } = desk
  const [openGroups, setOpenGroups] = useState<string[] | null>(null)
  useEffect(keepOffline, [])
  if (!draft)
    return (
      <div className="assessment panel">
        <header>
          <Button size="small" onClick={() => go({ form: null })}>
            {t('assessment:back')}
          </Button>
        </header>
        <StateBox isLoading={desk.error === null} error={desk.error} onRetry={desk.reload} />
      </div>
    )
  const { form } = draft
  const missing = missingIn(draft, photographedIn(form.evidence, photos))
  const groups = form.groups.map((group) => {
    const asked = form.indicators.filter((indicator) => indicator.groupCode === group.code)
    const left = missing.filter(({ position }) => asked.some((indicator) => indicator.position === position)).length
    return { group, asked, left }
  })
  const showMissing = () => {
    const first = missing[0]
    const home = groups.find(({ asked }) => asked.some((indicator) => indicator.position === first?.position))
    if (!first || !home) return
    setOpenGroups((open) => [...new Set([...(open ?? []), home.group.code])])
    // once the group is open
    window.setTimeout(() => document.getElementById(`indicator-${first.position}`)?.focus(), 60)
  }
  return (
    <div className="assessment panel assessment-form">
      <FormHeader draft={draft} photoCount={photos.length} isOnline={desk.isOnline} />
      <div className="body">
        <Collapse
          activeKey={
            openGroups ??
            groups
              .filter(({ left }) => left > 0)
              .map(({ group }) => group.code)
              .slice(0, 1)
          }
          onChange={(keys) => setOpenGroups([keys].flat().map(String))}
          items={groups.map(({ group, asked, left }) => ({
            key: group.code,
            label: `${group.code} ${words(group.name)}`,
            extra: <GroupState left={left} deducted={deductedIn(draft, asked)} />,
            children: asked.map((indicator) => (
              <IndicatorField
                key={indicator.position}
                desk={desk}
                draft={draft}
                indicator={indicator}
                photos={photos.filter((photo) => photo.position === indicator.position)}
              />
            )),
          }))}
        />
      </div>
      <SendBar desk={desk} draft={draft} missing={missing} onShowMissing={showMissing} />
    </div>
  )
}

function GroupState({ left, deducted }: { left: number; deducted: number }) {
  const { t } = useTranslation('form')
  return (
    <span className="quiet">
      {left > 0 ? t('left', { count: left }) : t('complete')}
      {deducted > 0 ? ` · ${t('deducted', { points: deducted })}` : ''}
    </span>
  )
}

function deductedIn(draft: Draft, asked: readonly { position: number }[]): number {
  return asked.reduce((sum, { position }) => sum + Math.max(0, answerAt(draft, position).points), 0)
}
