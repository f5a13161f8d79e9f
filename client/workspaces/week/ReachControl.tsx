import { Segmented, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../ui/StateBox.tsx'
import { type Reach, type ReachMinutes, reachMinutes } from './use-reach.ts'

type ReachControlProps = { reach: Reach; teamName: string }

/** Switches on what the chosen team can reach, and says from where and how far. */
export function ReachControl({ reach, teamName }: ReachControlProps) {
  const { t } = useTranslation('week')
  const errorText = useErrorText()
  return (
    <div className="week-map-tool week-reach">
      <Switch
        id="week-map-reach"
        size="small"
        checked={reach.isOn}
        loading={reach.isWaiting}
        onChange={reach.setWanted}
      />{' '}
      <label htmlFor="week-map-reach">{t('map.reach.show')}</label>
      {reach.isOn ? (
        <>
          <Segmented<ReachMinutes>
            size="small"
            aria-label={t('map.reach.minutes')}
            options={reachMinutes.map((value) => ({ value, label: t('map.reach.option', { count: value }) }))}
            value={reach.minutes}
            onChange={reach.setMinutes}
          />
          {reach.error ? (
            <p role="alert">{errorText(reach.error)}</p>
          ) : reach.origin ? (
            <p>
              {t('map.reach.fromPlace')}{' '}
              <button type="button" className="week-link" onClick={() => reach.moveTo(null)}>
                {t('map.reach.toBase')}
              </button>
            </p>
          ) : (
            <p>{t('map.reach.fromBase', { team: teamName })}</p>
          )}
        </>
      ) : null}
    </div>
  )
}
