import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorSet } from '../../../../server/contract/index.ts'
import { useNumbers, useWords } from '../../../i18n/index.ts'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { StateBox } from '../../../ui/StateBox.tsx'
import { searchIndicators } from './search-indicators.ts'

type IndicatorTreeProps = { set: IndicatorSet; open: string | null; onOpen: (code: string) => void }

/** Class → group → indicator; a search opens the branches that it leaves. */
export function IndicatorTree({ set, open, onOpen }: IndicatorTreeProps) {
  const { t } = useTranslation(['indicators', 'assessment'])
  const words = useWords()
  const { count } = useNumbers()
  const [search, setSearch] = useState('')
  const branches = searchIndicators(set, search)
  const found = branches.reduce((sum, branch) => sum + branch.count, 0)
  return (
    <>
      <div className="assessment-tools">
        <SearchBox label={t('search')} onSearch={setSearch} />
        <span className="quiet">{t('found', { found: count(found), total: count(set.indicators.length) })}</span>
      </div>
      {branches.length === 0 ? <StateBox>{t('noMatch')}</StateBox> : null}
      {branches.map((branch, index) => (
        <details key={`${branch.code} ${search}`} className="indicator-class" open={search !== '' || index === 0}>
          <summary>
            {branch.code} {words(branch.name)} <small className="quiet">{count(branch.count)}</small>
          </summary>
          {branch.groups.map((group) => (
            <details key={group.code} open={search !== ''}>
              <summary>
                {group.code} {words(group.name)} <small className="quiet">{count(group.indicators.length)}</small>
              </summary>
              <ul className="plain-list">
                {group.indicators.map((indicator) => (
                  <li key={indicator.code}>
                    <button
                      type="button"
                      className="indicator-item"
                      aria-current={indicator.code === open ? 'true' : undefined}
                      onClick={() => onOpen(indicator.code)}
                    >
                      <small className="quiet">{indicator.code}</small>{' '}
                      <span data-withdrawn={indicator.withdrawnOn !== null}>{words(indicator.text)}</span>
                      {indicator.isVeto ? <small className="class-veto"> {t('assessment:veto')}</small> : null}
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </details>
      ))}
    </>
  )
}
