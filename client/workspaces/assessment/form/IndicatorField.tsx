import { Button, Input, Radio, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Indicator, notApplicable, unanswered } from '../../../../server/contract/index.ts'
import { useWords } from '../../../i18n/index.ts'
import type { StoredPhoto } from '../../../offline/database.ts'
import { answerAt, type Draft } from '../../../offline/draft.ts'
import type { DraftDesk } from '../../../offline/use-draft.ts'
import { Deduction } from './Deduction.tsx'
import { PhotoStrip } from './PhotoStrip.tsx'

type IndicatorFieldProps = {
  desk: DraftDesk
  draft: Draft
  indicator: Indicator
  photos: readonly StoredPhoto[]
}
type Kind = 'full' | 'deducted' | 'notApplicable'

/** One question: 符合, 扣分 or 不适用, with the reason and the photos that the answer needs. */
export function IndicatorField({ desk, draft, indicator, photos }: IndicatorFieldProps) {
  const { t } = useTranslation(['form', 'assessment'])
  const words = useWords()
  const { position } = indicator
  const { points, note } = answerAt(draft, position)
  // 扣分 was chosen, how much is still open
  const [isDeducting, setDeducting] = useState(false)
  const kind: Kind | null =
    points === notApplicable
      ? 'notApplicable'
      : points > 0 || isDeducting
        ? 'deducted'
        : points === unanswered
          ? null
          : 'full'
  const isLocked = !draft.form.mayEdit
  const set = (next: number) => desk.answer(position, { points: next, note })
  const choose = (next: Kind) => {
    setDeducting(next === 'deducted')
    void set(next === 'full' ? 0 : next === 'notApplicable' ? notApplicable : points > 0 ? points : unanswered)
  }
  const needsNote = kind === 'notApplicable' || (kind === 'deducted' && indicator.isVeto)
  return (
    <section className="indicator" id={`indicator-${position}`} tabIndex={-1} aria-label={words(indicator.text)}>
      <p>
        <small className="quiet">{indicator.code}</small> {words(indicator.text)}{' '}
        {indicator.isVeto ? <Tag color="red">{t('assessment:veto')}</Tag> : null}
        <small className="quiet">{t('outOf', { points: indicator.maxPoints })}</small>
      </p>
      {words(indicator.evidence) === '' ? null : (
        <p className="quiet">{t('evidence', { evidence: words(indicator.evidence) })}</p>
      )}
      {draft.clashes.includes(position) ? <Clash desk={desk} draft={draft} position={position} /> : null}
      <Radio.Group
        optionType="button"
        buttonStyle="solid"
        value={kind}
        disabled={isLocked}
        onChange={(event) => choose(event.target.value as Kind)}
        options={(['full', 'deducted', 'notApplicable'] as const).map((value) => ({
          value,
          label: t(`kind.${value}`),
        }))}
      />
      {kind === 'deducted' ? (
        <Deduction indicator={indicator} points={Math.max(0, points)} isLocked={isLocked} onChange={set} />
      ) : null}
      {kind !== null && kind !== 'full' ? (
        <>
          <Note
            key={`${position} ${draft.form.revision}`}
            initial={note}
            isNeeded={needsNote}
            isLocked={isLocked}
            onSave={(text) => desk.answer(position, { points, note: text })}
          />
          {kind === 'deducted' ? (
            <PhotoStrip desk={desk} draft={draft} indicator={indicator} photos={photos} isLocked={isLocked} />
          ) : null}
        </>
      ) : null}
    </section>
  )
}

type NoteProps = { initial: string; isNeeded: boolean; isLocked: boolean; onSave: (text: string) => void }

/** Kept while typing, saved on leaving the field. */
function Note({ initial, isNeeded, isLocked, onSave }: NoteProps) {
  const { t } = useTranslation('form')
  const [text, setText] = useState(initial)
  return (
    <Input.TextArea
      aria-label={t('note')}
      placeholder={t(isNeeded ? 'noteNeeded' : 'noteOptional')}
      status={isNeeded && text.trim() === '' ? 'warning' : ''}
      autoSize={{ minRows: 1, maxRows: 4 }}
      maxLength={1000}
      value={text}
      disabled={isLocked}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        if (text.trim() !== initial) onSave(text.trim())
      }}
    />
  )
}

/** Another device answered differently: both are shown, one is chosen. */
function Clash({ desk, draft, position }: { desk: DraftDesk; draft: Draft; position: number }) {
  const { t } = useTranslation('form')
  const mine = answerAt(draft, position)
  const theirs = draft.form.answers.find((answer) => answer.position === position) ?? mine
  const say = ({ points }: { points: number }) =>
    points === unanswered
      ? t('kind.open')
      : points === notApplicable
        ? t('kind.notApplicable')
        : points === 0
          ? t('kind.full')
          : t('deducted', { points })
  return (
    <div role="alert" className="form-clash">
      {t('clash', { mine: say(mine), theirs: say(theirs) })}
      <Button size="small" onClick={() => void desk.answer(position, mine)}>
        {t('keepMine')}
      </Button>
      <Button size="small" onClick={() => void desk.answer(position, { points: theirs.points, note: theirs.note })}>
        {t('takeTheirs')}
      </Button>
    </div>
  )
}
