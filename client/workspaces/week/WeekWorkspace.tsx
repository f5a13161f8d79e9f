import './week.css'
import './toolbar.css'
import './board.css'
import './stop.css'
import './panel.css'
import './week-map.css'
import './print.css'
import { useTranslation } from 'react-i18next'
import { listPlans, type PlanSummary } from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'
import { useAddress } from '../../state/address.ts'
import { useAgency, useWeek } from '../../state/city.ts'
import { StateBox } from '../../ui/StateBox.tsx'
import { GenerateControl } from './GenerateControl.tsx'
import { PlanDesk } from './PlanDesk.tsx'

/** The week of one agency: board and map side by side. */
export default function WeekWorkspace() {
  const agency = useAgency()
  const week = useWeek()
  if (!agency || !week) return <StateBox isLoading />
  return <AgencyWeek key={`${agency.code} ${week}`} agencyCode={agency.code} week={week} />
}

function AgencyWeek({ agencyCode, week }: { agencyCode: string; week: string }) {
  const plans = useRead(listPlans, { query: { agency: agencyCode, week } })
  const asked = useAddress((address) => address.plan)
  if (plans.error) return <StateBox error={plans.error} onRetry={() => void plans.refetch()} />
  if (!plans.data) return <StateBox isLoading />
  const planId = asked ?? preferred(plans.data)?.id
  if (planId === undefined) return <EmptyWeek agencyCode={agencyCode} week={week} />
  return <PlanDesk key={planId} planId={planId} plans={plans.data} agencyCode={agencyCode} week={week} />
}

/** The approved plan, else the newest that came to something, else the newest. */
function preferred(plans: readonly PlanSummary[]): PlanSummary | undefined {
  return (
    plans.find((plan) => plan.state === 'approved') ??
    plans.find((plan) => plan.state !== 'failed' && plan.state !== 'superseded') ??
    plans[0]
  )
}

function EmptyWeek({ agencyCode, week }: { agencyCode: string; week: string }) {
  const { t } = useTranslation('week')
  const agency = useAgency()
  return (
    <div className="week-empty">
      <h1>{t('empty.title', { week })}</h1>
      <p>{t('empty.text')}</p>
      {agency ? <p>{t('empty.facts', { sites: agency.siteCount, teams: agency.teamCount })}</p> : null}
      <GenerateControl agencyCode={agencyCode} week={week} isFirst />
    </div>
  )
}
