import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type Board,
  downloadPublicBoard,
  type PublicationRow,
  readPublication,
  readPublicKeys,
} from '../../../server/contract/index.ts'
import { addressOf } from '../../api.ts'

/** When it was published, until when it stands, and what it is checked with. */
export function PublicationFacts({ publication, board }: { publication: PublicationRow; board: Board }) {
  const { t } = useTranslation('public')
  const { id, quarter, version, publishedAt, expiresOn, sha256, kid } = publication
  return (
    <div className="public-facts">
      <dl className="facts">
        <div>
          <dt>{t('publishedOn')}</dt>
          <dd>
            {publishedAt.slice(0, 10)} · {t('version', { version })}
          </dd>
        </div>
        <div>
          <dt>{t('until')}</dt>
          <dd>{expiresOn}</dd>
        </div>
        <div>
          <dt>SHA-256</dt>
          <dd>
            <code title={sha256}>{sha256.slice(0, 16)}…</code>
          </dd>
        </div>
        <div>
          <dt>{t('key')}</dt>
          <dd>
            <code title={kid}>{kid.slice(0, 12)}…</code>
          </dd>
        </div>
      </dl>
      <div className="public-tools">
        <Button size="small" href={addressOf(downloadPublicBoard, { params: { board }, query: { quarter } })}>
          CSV
        </Button>
        <Button size="small" href={addressOf(readPublication, { params: { id } })} target="_blank">
          {t('signedText')}
        </Button>
        <Button size="small" href={addressOf(readPublicKeys)} target="_blank">
          {t('keys')}
        </Button>
      </div>
    </div>
  )
}
