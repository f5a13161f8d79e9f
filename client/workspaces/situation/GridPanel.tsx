import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../i18n/index.ts'
import { useAddress } from '../../state/address.ts'
import type { PanelProps } from './CityPanel.tsx'
import { FactList } from './Facts.tsx'
import { SitesTable } from './SitesTable.tsx'

/** One grid: its numbers and its sites. */
export function GridPanel({ situation, onPoint }: PanelProps) {
  const { t } = useTranslation(['situation', 'common'])
  const { count, one } = useNumbers()
  const code = useAddress((address) => address.grid)
  const agency = useAddress((address) => address.agency)
  const grid = situation.grids.find((each) => each.code === code)
  return (
    <>
      {grid ? (
        <FactList
          facts={[
            [t('fact.sites'), count(grid.siteCount), `${one(grid.areaKm2)} ${t('common:unit.km2')}`],
            [t('fact.score'), one(grid.meanScore)],
            [t('fact.severe'), count((grid.levels.C ?? 0) + (grid.levels.D ?? 0))],
            [t('fact.density'), one(grid.riskPerKm2)],
            [t('fact.hours'), one(grid.requiredHours)],
            [t('fact.team'), grid.teamName ?? t('fact.none')],
          ]}
        />
      ) : null}
      <SitesTable agency={agency} grid={code} onPoint={onPoint} />
    </>
  )
}
