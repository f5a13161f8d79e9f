import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../../i18n/index.ts'
import { countAnswered, type Draft, isUnsent } from '../../../offline/draft.ts'
import { go } from '../../../state/address.ts'
import { useCity } from '../../../state/city.ts'
import { SampleMark } from '../SampleMark.tsx'

type FormHeaderProps = { draft: Draft; photoCount: number; isOnline: boolean }

/** Which form it is, how far it is, and whether it is safe: on the server, or on this device only. */
export function FormHeader({ draft, photoCount, isOnline }: FormHeaderProps) {
  const { t } = useTranslation(['form', 'assessment'])
  const words = useWords()
  const city = useCity()
  const { form } = draft
  const stages = form.site.stages
    .map((code) => city?.stages.find((stage) => stage.code === code)?.name)
    .map((name, i) => (name ? words(name) : form.site.stages[i]))
  const answered = countAnswered(draft)
  const waiting = isUnsent(draft) || photoCount > 0
  const safety = waiting ? (isOnline ? 'sending' : 'offline') : 'safe'
  return (
    <header className="form-header">
      <div className="form-title">
        <Button size="small" onClick={() => go({ form: null })}>
          {t('assessment:back')}
        </Button>
        <h2>{form.site.name}</h2>
        <SampleMark isSample={form.isSample} />
      </div>
      <p className="quiet">
        {t(`assessment:level.${form.level}`)} · {t(`assessment:party.${form.party}`)}
        {form.firmName === null ? '' : `（${form.firmName}）`} · {form.quarter}
        {form.month === null ? '' : ` · ${t('assessment:month', { month: form.month })}`} · {stages.join('、')} ·{' '}
        {t('assessment:tasks.due', { day: form.dueOn })}
      </p>
      <div className="form-progress">
        <Progress
          percent={form.indicators.length === 0 ? 100 : Math.floor((100 * answered) / form.indicators.length)}
          size="small"
          showInfo={false}
          aria-label={t('progress')}
        />
        <span>{t('assessment:tasks.answered', { answered, asked: form.indicators.length })}</span>
        <span role="status" className="form-safety" data-safety={safety}>
          {t(`safety.${safety}`)}
        </span>
      </div>
    </header>
  )
}
