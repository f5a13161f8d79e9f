import { App, Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { exportPlan } from '../../../server/contract/index.ts'
import { addressOf } from '../../api.ts'
import { readAddress } from '../../state/address.ts'

const FORMATS = ['xlsx', 'pdf', 'ics', 'gpx', 'geojson', 'json'] as const

/** The week as files, and as what the browser prints. */
export function ExportMenu({ planId, isDirty, isDisabled }: { planId: number; isDirty: boolean; isDisabled: boolean }) {
  const { t } = useTranslation('week')
  const { message } = App.useApp()
  const { language } = readAddress()
  const items = [
    ...FORMATS.map((format) => ({
      key: format,
      label: (
        <a href={addressOf(exportPlan, { params: { id: planId, format }, query: { lang: language } })} download>
          {t(`export.${format}`)}
        </a>
      ),
    })),
    { type: 'divider' as const },
    { key: 'print', label: t('toolbar.print') },
  ]
  return (
    <Dropdown
      trigger={['click']}
      disabled={isDisabled}
      menu={{
        items,
        onClick: ({ key }) => {
          if (key === 'print') window.print()
          else if (isDirty) void message.info(t('export.unsaved'))
        },
      }}
    >
      <Button>{t('toolbar.export')} ▾</Button>
    </Dropdown>
  )
}
