import { Button, Tag } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { readSite, type SiteFile, type VisitCause } from '../../server/contract/index.ts'
import { useRead } from '../api.ts'
import { useNumbers, useWords } from '../i18n/index.ts'
import { useCity } from '../state/city.ts'
import { LevelMark } from './LevelMark.tsx'
import { StateBox } from './StateBox.tsx'
import { DuePart } from './site/DuePart.tsx'
import { HazardList } from './site/HazardList.tsx'
import { RankLines } from './site/RankLines.tsx'
import { RecordLists } from './site/RecordLists.tsx'
import { ScoreBars } from './site/ScoreBars.tsx'
import './site/site.css'

type SiteCardProps = {
  siteId: number
  /** What the plan says about this visit, when the card is opened from a plan. */
  causes?: readonly VisitCause[]
  onClose?: () => void
  onLocate?: (place: readonly [number, number]) => void
  /** What a workspace adds below the heading, such as its actions. */
  children?: ReactNode
}

/** 为什么是这里、为什么是本周: one site's risk taken apart, and the record that it stands on. */
export function SiteCard({ siteId, causes, onClose, onLocate, children }: SiteCardProps) {
  const { t } = useTranslation(['site', 'common'])
  const { data: site, error, isPending, refetch } = useRead(readSite, { params: { id: siteId } })
  if (!site) return <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()} />
  return (
    <article className="site-card" aria-label={site.name}>
      <Heading site={site} {...(onClose ? { onClose } : {})} {...(onLocate ? { onLocate } : {})} />
      {children}
      <section>
        <h3>{t('whyHere')}</h3>
        {site.risk ? <ScoreBars risk={site.risk} /> : <p className="quiet">{t('notScored')}</p>}
      </section>
      <section>
        <h3>{t('whyNow')}</h3>
        <DuePart site={site} {...(causes ? { causes } : {})} />
      </section>
      <section>
        <h3>{t('hazards')}</h3>
        <HazardList works={site.hazardousWorks} />
      </section>
      <section>
        <h3>{t('ranks')}</h3>
        <RankLines ranks={site.ranks} />
      </section>
      <RecordLists site={site} />
      <Parties site={site} />
      <Buildings site={site} />
    </article>
  )
}

type HeadingProps = Pick<SiteCardProps, 'onClose' | 'onLocate'> & { site: SiteFile }

function Heading({ site, onClose, onLocate }: HeadingProps) {
  const { t } = useTranslation(['site', 'common'])
  const { one } = useNumbers()
  const words = useWords()
  const city = useCity()
  const stage = city?.stages.find((each) => each.code === site.stage)
  const agency = city?.agencies.find((each) => each.code === site.agencyCode)
  return (
    <header className="site-heading">
      <div className="site-title">
        <LevelMark level={site.level} />
        <h2>{site.name}</h2>
        {onLocate ? (
          <Button
            size="small"
            type="text"
            aria-label={t('showOnMap')}
            title={t('showOnMap')}
            onClick={() => onLocate(site.place)}
          >
            ⌖
          </Button>
        ) : null}
        {onClose ? (
          <Button size="small" type="text" aria-label={t('common:close')} title={t('common:close')} onClick={onClose}>
            ✕
          </Button>
        ) : null}
      </div>
      <div className="quiet">
        {site.permitNumber} · {site.address || words(agency?.name)}
      </div>
      <div className="site-tags">
        {site.isSample ? <span className="caution-badge">{t('common:sample')}</span> : null}
        <Tag>{t(`common:worksType.${site.worksType}`)}</Tag>
        <Tag>{stage ? `${stage.code} ${words(stage.name)}` : site.stage}</Tag>
        {site.status === 'active' ? null : <Tag color="warning">{t(`common:status.${site.status}`)}</Tag>}
        {site.isAffordable ? <Tag color="blue">{t('affordable')}</Tag> : null}
        {site.gridCode ? <Tag>{site.gridCode}</Tag> : <Tag>{words(agency?.name)}</Tag>}
        {site.areaM2 === null ? null : <Tag>{t('area', { value: one(site.areaM2 / 10_000) })}</Tag>}
        {site.buildingCount > 0 ? <Tag>{t('buildingCount', { count: site.buildingCount })}</Tag> : null}
      </div>
    </header>
  )
}

function Parties({ site }: { site: SiteFile }) {
  const { t } = useTranslation('site')
  const contact = [site.contactName, site.contactPhone].filter(Boolean).join(' ')
  const rows: [string, string | null][] = [
    [t('client'), site.client],
    [t('contractor'), site.contractor],
    [t('supervision'), site.supervision],
    [t('manager'), site.manager],
    [t('chiefEngineer'), site.chiefEngineer],
    [t('contact'), contact || null],
    [t('permitDate'), site.permitDate],
    [t('plannedCompletion'), site.plannedCompletion],
    [t('sourceCrs'), site.sourceCrs],
  ]
  return (
    <section>
      <h3>{t('parties')}</h3>
      <dl className="site-pairs">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const shownBuildings = 12

function Buildings({ site }: { site: SiteFile }) {
  const { t } = useTranslation('site')
  const { two } = useNumbers()
  const words = useWords()
  const city = useCity()
  if (site.buildings.length === 0) return null
  const rest = site.buildings.length - shownBuildings
  return (
    <section>
      <h3>{t('buildings')}</h3>
      <ul className="site-list">
        {site.buildings.slice(0, shownBuildings).map((building) => {
          const stage = city?.stages.find((each) => each.code === building.stage)
          return (
            <li key={building.id}>
              {t('building', {
                number: building.number,
                stage: words(stage?.name) || building.stage,
                area: two(building.areaM2 / 10_000),
              })}
              {building.storeys === null ? null : ` · ${t('storeys', { count: building.storeys })}`}
            </li>
          )
        })}
        {rest > 0 ? <li className="faint">{t('more', { count: rest })}</li> : null}
      </ul>
    </section>
  )
}
