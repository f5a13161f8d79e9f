import { Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { go, useAddress } from '../../../state/address.ts'
import { useBoardName } from '../boards/use-board.ts'
import { SiteExplain } from './SiteExplain.tsx'
import { SubjectExplain } from './SubjectExplain.tsx'

/** 这个分数怎么来的: a figure taken apart, from a firm down to its sites, their submissions and single answers. */
export function ExplainDrawer() {
  const { t } = useTranslation(['boards', 'assessment'])
  const { site, subject } = useAddress((address) => address)
  const board = useBoardName()
  return (
    <Drawer
      title={t('explain.title')}
      open={site !== null || subject !== null}
      onClose={() => go({ site: null, subject: null })}
      size="min(760px, 100vw)"
      destroyOnHidden
      extra={
        site !== null && subject !== null ? (
          <Button size="small" onClick={() => go({ site: null })}>
            {t('assessment:back')}
          </Button>
        ) : null
      }
    >
      {site !== null ? (
        <SiteExplain key={site} siteId={site} />
      ) : subject !== null ? (
        <SubjectExplain key={`${board} ${subject}`} board={board} subject={subject} />
      ) : null}
    </Drawer>
  )
}
