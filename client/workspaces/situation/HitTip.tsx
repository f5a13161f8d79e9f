import { useTranslation } from 'react-i18next'
import type { Level } from '../../../server/contract/index.ts'
import { useNumbers } from '../../i18n/index.ts'
import { agencySource } from '../../map/layers/basemap.ts'
import { gridSource } from '../../map/layers/grids.ts'
import type { Hit } from '../../map/scene.ts'
import { useAddress } from '../../state/address.ts'
import { LevelMark } from '../../ui/LevelMark.tsx'

/** What stands beside the pointer on the map. */
export function HitTip({ hit, agencyName }: { hit: Hit; agencyName: string }) {
  const { t } = useTranslation('situation')
  const { one } = useNumbers()
  const language = useAddress((address) => address.language)
  const values = hit.properties
  if (hit.source === agencySource)
    return (
      <>
        <strong>{String((language === 'en' ? values.nameEn : values.nameZh) ?? '')}</strong>
        <div className="quiet">{t('tip.agency')}</div>
      </>
    )
  if (hit.source === gridSource)
    return (
      <>
        <strong>{String(values.code ?? '')}</strong> <span className="quiet">{agencyName}</span>
        <div>
          {t('tip.grid', { sites: Number(values.siteCount ?? 0), density: one(Number(values.riskPerKm2 ?? 0)) })}
        </div>
      </>
    )
  return (
    <div className="tip-site">
      <LevelMark level={(values.level as Level | undefined) ?? null} />
      <div>
        <strong>{String(values.name ?? agencyName)}</strong>
        <div className="quiet">
          {t('tip.score', { score: one(Number(values.score ?? 0)), priority: one(Number(values.priority ?? 0)) })}
        </div>
      </div>
    </div>
  )
}
