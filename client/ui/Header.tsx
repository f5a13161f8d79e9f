import { Button, Dropdown, Select, Space, Tag, Tooltip } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../i18n/index.ts'
import { correct, go, useAddress } from '../state/address.ts'
import { useAgency, useCity, useWeek } from '../state/city.ts'
import { dayOfWeek, shiftWeek, weekSpan } from '../state/iso-week.ts'
import { printAddress, type ThemeChoice } from '../state/parse-address.ts'
import { useSession } from '../state/session.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { Wordmark } from './Wordmark.tsx'

const themes: readonly ThemeChoice[] = ['light', 'dark', 'system']

/** The line above every workspace: where one is, for whom, when, and as whom. */
export function Header() {
  const { t } = useTranslation()
  const city = useCity()
  const address = useAddress((whole) => whole)
  const { may, workspaces } = useSession()
  const tabs = useRef<HTMLElement>(null)
  const { workspace: open, language } = address
  // on a phone the row of workspaces is wider than the room it has
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are of other widths
  useEffect(() => {
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [open, language, workspaces])
  return (
    <header className="header">
      <Wordmark />
      <nav ref={tabs} className="tabs" aria-label={t('workspace.label')}>
        {workspaces.map((workspace) => (
          <a
            key={workspace}
            href={printAddress({ ...address, workspace })}
            aria-current={workspace === address.workspace || workspaces.length === 1 ? 'page' : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return
              event.preventDefault()
              go({ workspace })
            }}
          >
            {t(`workspace.${workspace}`)}
          </a>
        ))}
      </nav>
      {may('viewer') && address.workspace !== 'public' ? <AgencySelect /> : null}
      {address.workspace === 'week' && may('viewer') ? (
        <>
          <WeekSelect />
          <CalendarNotice />
        </>
      ) : null}
      <span className="spring" />
      {city?.isSample ? (
        <Tooltip title={t('sampleHint')}>
          <span className="caution-badge">{t('sample')}</span>
        </Tooltip>
      ) : null}
      <Space size={2}>
        <Dropdown
          trigger={['click']}
          menu={{
            selectable: true,
            selectedKeys: [address.theme],
            items: themes.map((theme) => ({ key: theme, label: t(`theme.${theme}`) })),
            onClick: ({ key }) => correct({ theme: key as ThemeChoice }),
          }}
        >
          <Button type="text" size="small" aria-label={t('theme.label')} title={t('theme.label')}>
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
              <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
            </svg>
          </Button>
        </Dropdown>
        <Button
          type="text"
          size="small"
          aria-label={t('languageLabel')}
          onClick={() => correct({ language: address.language === 'zh' ? 'en' : 'zh' })}
        >
          {t('language')}
        </Button>
      </Space>
      <AccountMenu />
    </header>
  )
}

const wholeCity = '*'

function AgencySelect() {
  const { t } = useTranslation()
  const words = useWords()
  const city = useCity()
  const agency = useAgency()
  const workspace = useAddress((address) => address.workspace)
  const chosen = useAddress((address) => address.agency)
  const options = (city?.agencies ?? []).map((each) => ({ value: each.code, label: words(each.name) }))
  const isCityWide = workspace === 'situation' || workspace === 'assessment'
  return (
    <Select
      aria-label={t('agency')}
      style={{ width: 176 }}
      showSearch={{ optionFilterProp: 'label' }}
      loading={!city}
      value={isCityWide ? (chosen ?? wholeCity) : (agency?.code ?? null)}
      options={isCityWide ? [{ value: wholeCity, label: t('wholeCity') }, ...options] : options}
      onChange={(code) =>
        go({
          agency: code === wholeCity ? null : code,
          grid: null,
          site: null,
          plan: null,
          team: null,
          day: null,
          stop: null,
          subject: null,
          measure: null,
        })
      }
    />
  )
}

/** Says that the week's days off are not all known yet: next year's notice may not be out when its first weeks are planned. */
function CalendarNotice() {
  const { t } = useTranslation()
  const city = useCity()
  const week = useWeek()
  const year = week ? Number(dayOfWeek(week, 6).slice(0, 4)) : 0
  if (!city || year <= city.calendarUntil) return null
  return (
    <Tooltip title={t('calendarHint', { year })}>
      <span className="caution-badge">{t('calendarUnknown', { year })}</span>
    </Tooltip>
  )
}

function WeekSelect() {
  const { t } = useTranslation()
  const city = useCity()
  const week = useWeek()
  if (!city || !week) return null
  const choices = new Set(Array.from({ length: 13 }, (_, index) => shiftWeek(city.week, index - 6)))
  choices.add(week)
  const choose = (next: string) => go({ week: next, plan: null, day: null, stop: null, site: null })
  return (
    <Space.Compact>
      <Button aria-label={t('previousWeek')} onClick={() => choose(shiftWeek(week, -1))}>
        ‹
      </Button>
      <Select
        aria-label={t('week')}
        style={{ width: 232 }}
        value={week}
        onChange={choose}
        options={[...choices].sort().map((value) => ({ value, label: t('weekOption', weekSpan(value)) }))}
        optionRender={({ value, label }) => (
          <>
            {label} {value === city.week ? <Tag color="blue">{t('thisWeekMark')}</Tag> : null}
          </>
        )}
      />
      <Button aria-label={t('nextWeek')} onClick={() => choose(shiftWeek(week, 1))}>
        ›
      </Button>
    </Space.Compact>
  )
}
