import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { notApplicable, readForm, unanswered } from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'
import { useWords } from '../../i18n/index.ts'
import { go } from '../../state/address.ts'
import { StateBox } from '../../ui/StateBox.tsx'
import { SampleMark } from './SampleMark.tsx'

/** One form with what was answered so far, group by group. */
export function FormPage({ submissionId }: { submissionId: number }) {
  const { t } = useTranslation('assessment')
  const words = useWords()
  const { data: form, error, isPending, refetch } = useRead(readForm, { params: { id: submissionId } })
  const back = (
    <Button size="small" onClick={() => go({ form: null })}>
      {t('back')}
    </Button>
  )
  if (!form)
    return (
      <div className="assessment panel">
        <header>{back}</header>
        <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()} />
      </div>
    )
  const answers = new Map(form.answers.map((answer) => [answer.position, answer]))
  return (
    <div className="assessment panel">
      <header>
        {back}
        <h2>{form.site.name}</h2>
        <span className="quiet">
          {t(`level.${form.level}`)} · {t(`party.${form.party}`)} · {form.quarter} ·{' '}
          {t('tasks.due', { day: form.dueOn })}
        </span>
        <SampleMark isSample={form.isSample} />
      </header>
      <div className="body">
        {form.groups.map((group) => {
          const asked = form.indicators.filter((indicator) => indicator.groupCode === group.code)
          return asked.length === 0 ? null : (
            <section key={group.code} className="form-group">
              <h3>
                {group.code} {words(group.name)}
              </h3>
              <ul className="plain-list">
                {asked.map((indicator) => (
                  <li key={indicator.code}>
                    <span>
                      <small className="quiet">{indicator.code}</small> {words(indicator.text)}
                    </span>
                    <strong>{answerText(answers.get(indicator.position)?.points)}</strong>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </div>
  )

  function answerText(points: number | undefined): string {
    if (points === undefined || points === unanswered) return t('answer.open')
    if (points === notApplicable) return t('answer.notApplicable')
    return points === 0 ? t('answer.full') : t('answer.deducted', { points })
  }
}
