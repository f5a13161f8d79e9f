import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadIndicators, listIndicatorSets, readIndicatorSet } from '../../../../server/contract/index.ts'
import { addressOf, useRead } from '../../../api.ts'
import { go, useAddress } from '../../../state/address.ts'
import { useCity } from '../../../state/city.ts'
import { useSession } from '../../../state/session.ts'
import { StateBox } from '../../../ui/StateBox.tsx'
import { SampleMark } from '../SampleMark.tsx'
import { AdoptControl } from './AdoptControl.tsx'
import { ImportIndicators } from './ImportIndicators.tsx'
import { IndicatorDetail } from './IndicatorDetail.tsx'
import { IndicatorTree } from './IndicatorTree.tsx'
import { findInForce, quarterOfDay, standingOfSet } from './quarters.ts'

/** 指标: every version of the tree, one indicator at a time, and new versions from a spreadsheet. */
export function IndicatorsTab() {
  const { t } = useTranslation('indicators')
  const { may } = useSession()
  const chosen = useAddress((address) => address.indicators)
  const [open, setOpen] = useState<string | null>(null)
  const sets = useRead(listIndicatorSets, {})
  const city = useCity()
  const all = sets.data ?? []
  const quarter = city ? quarterOfDay(city.today) : null
  const current = quarter === null ? undefined : (findInForce(all, quarter) ?? all[0])?.version
  const version = chosen ?? current
  const set = useRead(readIndicatorSet, version === undefined ? null : { params: { version } })
  const indicator = set.data?.indicators.find((each) => each.code === open)
  return (
    <div className="assessment-indicators">
      <section aria-label={t('title')}>
        <div className="assessment-tools">
          <Select
            size="small"
            aria-label={t('versionLabel')}
            style={{ minWidth: 220, maxWidth: '100%' }}
            popupMatchSelectWidth={false}
            placeholder={t('versionLabel')}
            value={version ?? null}
            options={all.map((each) => ({
              value: each.version,
              label: t('setOption', {
                version: each.version,
                state: t(`state.${quarter === null ? each.state : standingOfSet(each, all, quarter)}`),
                count: each.indicatorCount,
              }),
            }))}
            onChange={(next: string) => {
              setOpen(null)
              go({ indicators: next })
            }}
          />
          {version === undefined ? null : (
            <a href={addressOf(downloadIndicators, { params: { version } })} download>
              {t('download')}
            </a>
          )}
          <a href={addressOf(downloadIndicators, { params: { version: 'template' } })} download>
            {t('template')}
          </a>
          <SampleMark isSample={set.data?.isSample} />
        </div>
        {set.data ? (
          <>
            <p className="quiet">
              {set.data.name} · {set.data.source}
              {set.data.validFrom === null ? '' : ` · ${t('validFrom', { quarter: set.data.validFrom })}`}
            </p>
            <AdoptControl set={set.data} />
            <IndicatorTree set={set.data} open={open} onOpen={setOpen} />
          </>
        ) : (
          <StateBox
            isLoading={sets.isPending || set.isLoading || quarter === null}
            error={sets.error ?? set.error}
            onRetry={() => void (sets.error ? sets.refetch() : set.refetch())}
          >
            {t('none')}
          </StateBox>
        )}
      </section>
      <div>
        {set.data && indicator ? (
          <IndicatorDetail key={indicator.code} set={set.data} indicator={indicator} />
        ) : (
          <StateBox>{t('choose')}</StateBox>
        )}
        {may('city') ? <ImportIndicators /> : null}
      </div>
    </div>
  )
}
