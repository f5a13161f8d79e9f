import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listFlags, submissionFlag } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { useAddress } from '../../../state/address.ts'
import { Pager } from '../../../ui/Pager.tsx'
import { StateBox } from '../../../ui/StateBox.tsx'
import { QuarterSelect } from '../QuarterSelect.tsx'
import { FlagsTable } from './FlagsTable.tsx'

const states = submissionFlag.shape.state.options
const kinds = submissionFlag.shape.kind.options
const size = 50

/** 复核: submissions that look wrong, for a person to confirm or dismiss. */
export function FlagsTab() {
  const { t } = useTranslation('review')
  const { count } = useNumbers()
  const { quarter, agency } = useAddress((address) => address)
  const [view, setView] = useState<{
    state: (typeof states)[number]
    kind: (typeof kinds)[number] | null
    page: number
  }>({
    state: 'open',
    kind: null,
    page: 1,
  })
  const { data, error, isPending, refetch } = useRead(
    listFlags,
    {
      query: {
        state: view.state,
        limit: size,
        offset: (view.page - 1) * size,
        ...(quarter === null ? {} : { quarter }),
        ...(agency === null ? {} : { agency }),
        ...(view.kind === null ? {} : { kind: view.kind }),
      },
    },
    { keepPrevious: true },
  )
  return (
    <section className="assessment-column wide" aria-label={t('flags.title')}>
      <p className="quiet">{t('flags.intro')}</p>
      <div className="assessment-tools">
        <QuarterSelect current={null} />
        <Segmented
          size="small"
          aria-label={t('flags.state')}
          value={view.state}
          options={states.map((value) => ({ value, label: t(`flags.states.${value}`) }))}
          onChange={(state) => setView({ ...view, state, page: 1 })}
        />
        <Select
          size="small"
          allowClear
          aria-label={t('flags.kind')}
          placeholder={t('flags.kind')}
          style={{ minWidth: 150 }}
          value={view.kind}
          options={kinds.map((value) => ({ value, label: t(`flags.kinds.${value}`) }))}
          onChange={(kind?: (typeof kinds)[number]) => setView({ ...view, kind: kind ?? null, page: 1 })}
        />
        {data ? <span className="quiet">{t('flags.count', { total: count(data.total) })}</span> : null}
      </div>
      {!data || data.flags.length === 0 ? (
        <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()}>
          {t('flags.none')}
        </StateBox>
      ) : (
        <>
          <FlagsTable flags={data.flags} />
          <Pager total={data.total} page={view.page} size={size} onPage={(page) => setView({ ...view, page })} />
        </>
      )}
    </section>
  )
}
