import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readSiteAssessment, type SiteAssessment } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { useNumbers, useWords } from '../../../i18n/index.ts'
import { useSession } from '../../../state/session.ts'
import { StateBox } from '../../../ui/StateBox.tsx'
import { useRunQuery } from '../boards/use-board.ts'
import { FileObjection } from '../party/FileObjection.tsx'
import { useOwnResults } from '../party/use-own-results.ts'
import { SampleMark } from '../SampleMark.tsx'
import { AnswerSheetView } from './AnswerSheetView.tsx'
import { HistoryLine } from './HistoryLine.tsx'
import { Steps } from './Steps.tsx'
import { SubmissionParts } from './SubmissionParts.tsx'

/** How one site's figures came about: steps, levels with their weights, submissions with their classes, answers. */
export function SiteExplain({ siteId }: { siteId: number }) {
  const { t } = useTranslation(['boards', 'assessment'])
  const words = useWords()
  const { account } = useSession()
  const own = useOwnResults().data
  const query = useRunQuery()
  const [sheet, setSheet] = useState<number | null>(null)
  const { data, error, isPending, refetch } = useRead(readSiteAssessment, { params: { id: siteId }, query })
  if (!data) return <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()} />
  if (sheet !== null) return <AnswerSheetView submissionId={sheet} onBack={() => setSheet(null)} />
  return (
    <article className="explain" aria-label={data.siteName}>
      <h2>
        {data.siteName} <SampleMark isSample={data.isSample} />
      </h2>
      <p className="quiet">
        {t('explain.source', {
          quarter: data.quarter,
          run: data.runId,
          rules: data.ruleVersion,
          indicators: data.indicatorVersion,
        })}
      </p>
      {own?.run?.takesObjections && own.run.id === data.runId && account?.role === 'firm' ? (
        <FileObjection runId={data.runId} subject={{ siteId }} name={data.siteName} />
      ) : null}
      <Figures figures={data.figures} ranks={data.ranks} />
      {data.status === 'ranked' ? null : (
        <p className="explain-remark">
          {t(`assessment:rankStatus.${data.status}`)} {words(data.statusReason)}
        </p>
      )}
      {data.vetoCodes.length > 0 ? (
        <p className="explain-remark">{t('explain.vetoes', { codes: data.vetoCodes.join(' · ') })}</p>
      ) : null}
      <Steps steps={data.steps} />
      <Weights assessment={data} />
      <h3>{t('explain.submissions')}</h3>
      <SubmissionParts submissions={data.submissions} onOpen={setSheet} />
      <HistoryLine history={data.history} name={data.siteName} />
    </article>
  )
}

function Figures({ figures, ranks }: Pick<SiteAssessment, 'figures' | 'ranks'>) {
  const { t } = useTranslation(['boards', 'assessment'])
  const { one } = useNumbers()
  const facts: [string, string][] = [
    [t('sort.combined'), one(figures.combined)],
    [t('sort.safety'), one(figures.safety)],
    [t('sort.quality'), one(figures.quality)],
    ...ranks.map(({ board, rank, population }): [string, string] => [
      t(`assessment:board.${board}`),
      rank === null ? '—' : t('rankOf', { rank, population }),
    ]),
  ]
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The three levels as they were weighed in the end. */
function Weights({ assessment }: { assessment: SiteAssessment }) {
  const { t } = useTranslation(['boards', 'assessment'])
  const { one, share } = useNumbers()
  return (
    <>
      <h3>{t('explain.levels')}</h3>
      {assessment.isWithoutGovernment ? <p className="quiet">{t('explain.withoutGovernment')}</p> : null}
      <table className="data" aria-label={t('explain.levels')}>
        <thead>
          <tr>
            <th scope="col">{t('explain.level')}</th>
            <th scope="col" className="number">
              {t('explain.weight')}
            </th>
            {(['safety', 'quality', 'combined'] as const).map((key) => (
              <th key={key} scope="col" className="number">
                {t(`sort.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {assessment.weights.map(({ level, weight, figures }) => (
            <tr key={level}>
              <th scope="row">{t(`assessment:level.${level}`)}</th>
              <td className="number">{share(weight)}</td>
              <td className="number">{one(figures.safety)}</td>
              <td className="number">{one(figures.quality)}</td>
              <td className="number">{one(figures.combined)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {assessment.divergence === null ? null : (
        <p className="quiet">{t('explain.divergence', { points: one(assessment.divergence) })}</p>
      )}
    </>
  )
}
