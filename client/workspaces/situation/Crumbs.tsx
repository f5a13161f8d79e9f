import { useTranslation } from 'react-i18next'
import { readSite } from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'
import { useWords } from '../../i18n/index.ts'
import { go, useAddress } from '../../state/address.ts'
import { useCity } from '../../state/city.ts'
import type { Address } from '../../state/parse-address.ts'

/** City › district › grid › site; every step leads back up. */
export function Crumbs() {
  const { t } = useTranslation(['situation', 'common'])
  const words = useWords()
  const city = useCity()
  const { agency, grid, site } = useAddress((address) => address)
  const file = useRead(readSite, site === null ? null : { params: { id: site } })
  const steps: { key: string; label: string; change: Partial<Address> }[] = [
    { key: 'city', label: t('common:wholeCity'), change: { agency: null, grid: null, site: null } },
  ]
  if (agency !== null) {
    const name = words(city?.agencies.find((each) => each.code === agency)?.name) || agency
    steps.push({ key: 'agency', label: name, change: { grid: null, site: null } })
  }
  if (grid !== null) steps.push({ key: 'grid', label: grid, change: { site: null } })
  if (site !== null) steps.push({ key: 'site', label: file.data?.name ?? '…', change: {} })
  return (
    <nav className="crumbs" aria-label={t('crumbs')}>
      {steps.map((step, index) =>
        index === steps.length - 1 ? (
          <h2 key={step.key} aria-current="page">
            {step.label}
          </h2>
        ) : (
          <span key={step.key}>
            <button type="button" className="link" onClick={() => go(step.change)}>
              {step.label}
            </button>
            <span className="faint"> › </span>
          </span>
        ),
      )}
    </nav>
  )
}
