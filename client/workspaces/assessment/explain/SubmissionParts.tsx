import { useTranslation } from 'react-i18next'
import type { SiteAssessment } from '../../../../server/contract/index.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { beijingTime } from '../../../state/days.ts'

type Submission = SiteAssessment['submissions'][number]
type SubmissionPartsProps = { submissions: readonly Submission[]; onOpen: (submissionId: number) => void }

/** Every submission that counted, with its class scores as bars and a way to its answers. */
export function SubmissionParts({ submissions, onOpen }: SubmissionPartsProps) {
  const { t } = useTranslation('boards')
  if (submissions.length === 0) return <p className="quiet">{t('explain.noSubmissions')}</p>
  return (
    <ul className="submission-parts">
      {submissions.map((submission) => (
        <SubmissionPart key={submission.id} submission={submission} onOpen={onOpen} />
      ))}
    </ul>
  )
}

function SubmissionPart({ submission, onOpen }: { submission: Submission } & Pick<SubmissionPartsProps, 'onOpen'>) {
  const { t } = useTranslation(['boards', 'assessment'])
  const { one } = useNumbers()
  const { figures } = submission
  return (
    <li>
      <p>
        <strong>
          {t(`assessment:party.${submission.party}`)}
          {submission.month === null ? '' : ` · ${t('assessment:month', { month: submission.month })}`}
        </strong>{' '}
        <span className="quiet">
          {submission.firmName ?? ''} {beijingTime(submission.submittedAt).slice(0, 10)}
          {submission.isLate ? ` · ${t('assessment:late')}` : ''}
        </span>
        <span className="spring" />
        {t('explain.three', {
          safety: one(figures.safety),
          quality: one(figures.quality),
          combined: one(figures.combined),
        })}{' '}
        <button type="button" className="link-button" onClick={() => onOpen(submission.id)}>
          {t('explain.open')}
        </button>
      </p>
      <dl className="class-bars">
        {submission.classes.map((part) => (
          <div key={part.class} data-veto={part.vetoes.length > 0}>
            <dt>{`${part.class} ${t(`assessment:class.${part.class}`)}`}</dt>
            <dd>
              <span className="class-track" aria-hidden="true">
                <i style={{ width: `${part.score ?? 0}%` }} />
              </span>
              <span>
                {one(part.score)}{' '}
                <small className="faint">{t('explain.gotOf', { got: one(part.got), max: one(part.max) })}</small>
                {part.vetoes.length > 0 ? (
                  <small className="class-veto"> {t('explain.veto', { codes: part.vetoes.join(' ') })}</small>
                ) : null}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
