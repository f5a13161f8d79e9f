import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { campaign, listMeasures, proposeMeasures } from '../../../../server/contract/index.ts'
import { useSession } from '../../../state/session.ts'
import { useDecision } from '../use-decision.ts'

/** Has the rules propose a quarter's lists and campaigns; the city for all, a district for itself. */
export function ProposeControl({ quarter, agency }: { quarter: string | undefined; agency: string | null }) {
  const { t } = useTranslation('measures')
  const { account, may } = useSession()
  const { decide, isPending } = useDecision(proposeMeasures, [listMeasures])
  if (!quarter || !may('agency')) return null
  const home = may('city') ? agency : (account?.agencyCode ?? null)
  const whose = home === null ? {} : { agency: home }
  const items = [
    ...(may('city') ? [{ key: 'firm_list', label: t('propose.firm_list') }] : []),
    { key: 'project_list', label: t(home === null ? 'propose.project_lists' : 'propose.project_list') },
    ...(may('city')
      ? campaign.options.map((key) => ({ key, label: t('propose.campaign', { name: t(`campaign.${key}`) }) }))
      : []),
  ]
  const propose = (key: string) => {
    const which = campaign.options.find((each) => each === key)
    if (which) decide({ body: { quarter, kind: 'campaign', campaign: which } })
    else if (key === 'firm_list') decide({ body: { quarter, kind: 'firm_list' } })
    else decide({ body: { quarter, kind: 'project_list', ...whose } })
  }
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => propose(key) }}>
      <Button size="small" type="primary" loading={isPending}>
        {t('propose.label')}
      </Button>
    </Dropdown>
  )
}
