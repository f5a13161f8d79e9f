import { Drawer } from 'antd'
import type { PlanContent } from '../../../server/contract/index.ts'
import { correct, useAddress } from '../../state/address.ts'
import { SiteCard } from '../../ui/SiteCard.tsx'

/** The whole file of a site, beside the week that it was opened from. */
export function SiteDrawer({ content }: { content: PlanContent }) {
  const siteId = useAddress((address) => address.site)
  if (siteId === null) return null
  const causes = content.visits.find((visit) => visit.siteId === siteId)?.causes
  const close = () => correct({ site: null })
  return (
    <Drawer open onClose={close} size={460} closable={false} styles={{ body: { padding: 0 } }}>
      <SiteCard siteId={siteId} onClose={close} {...(causes ? { causes } : {})} />
    </Drawer>
  )
}
