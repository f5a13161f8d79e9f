import { Pagination } from 'antd'
import { useTranslation } from 'react-i18next'

type PagerProps = { total: number; page: number; size: number; onPage: (page: number) => void }

/** Which page of a long list is shown, counted from 1; nothing when there is only one. */
export function Pager({ total, page, size, onPage }: PagerProps) {
  const { t } = useTranslation('assessment')
  if (total <= size) return null
  return (
    <nav className="pager" aria-label={t('pages')}>
      <Pagination
        size="small"
        current={page}
        pageSize={size}
        total={total}
        showSizeChanger={false}
        responsive
        showLessItems
        onChange={onPage}
      />
    </nav>
  )
}
