import { useTranslation } from 'react-i18next'
import { dot as dotSchema, type SubmissionRow } from '../../../../server/contract/index.ts'
import { StatusDot } from '../../../ui/StatusDot.tsx'

const parties = ['project', 'contractor', 'supervision', 'client', 'government'] as const

/** The five parties of a site, each with its one-letter name below its state. */
export function DotRow({ dots }: { dots: SubmissionRow['dots'] }) {
  const { t } = useTranslation('assessment')
  return (
    <span className="dot-row">
      {parties.map((party) => (
        <span key={party}>
          <StatusDot dot={dots[party]} who={t(`dotParty.${party}`)} />
          <small aria-hidden="true">{t(`dotLetter.${party}`)}</small>
        </span>
      ))}
    </span>
  )
}

/** What the dots and the letters below them mean. */
export function DotLegend() {
  const { t } = useTranslation('assessment')
  return (
    <p className="dot-legend quiet">
      {dotSchema.options.map((dot) => (
        <span key={dot}>
          <StatusDot dot={dot} /> {t(`dot.${dot}`)}
        </span>
      ))}
      <span>{parties.map((party) => `${t(`dotLetter.${party}`)} ${t(`dotParty.${party}`)}`).join(' · ')}</span>
    </p>
  )
}
