import { App, Button, Form, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Agency,
  designGrids,
  listTeams,
  readCity,
  readGridAreas,
  readGridDesign,
  readStandings,
} from '../../../server/contract/index.ts'
import { useSend } from '../../api.ts'
import { useSession } from '../../state/session.ts'
import { useErrorText } from '../../ui/StateBox.tsx'

/** Draws the agency's grids anew, with a number of grids or as many as the rules ask for. */
export function RedesignButton({ agency, isFirst = false }: { agency: Agency; isFirst?: boolean }) {
  const { t } = useTranslation(['allocate', 'common'])
  const { message } = App.useApp()
  const errorText = useErrorText()
  const { may } = useSession()
  const [isOpen, setOpen] = useState(false)
  const [count, setCount] = useState<number | null>(null)
  const redesign = useSend(designGrids, [readGridDesign, readGridAreas, listTeams, readStandings, readCity])
  const run = () =>
    redesign.mutate(
      { params: { agency: agency.code }, body: count === null ? {} : { gridCount: count } },
      {
        onSuccess: (design) => {
          setOpen(false)
          void message.success(t('redesign.done', { count: design.grids.length }))
        },
        onError: (error) => void message.error(errorText(error)),
      },
    )
  const isAllowed = may('agency')
  return (
    <>
      <Button
        size="small"
        disabled={!isAllowed}
        title={isAllowed ? undefined : t('common:forbidden', { role: t('common:role.agency') })}
        onClick={() => setOpen(true)}
      >
        {isFirst ? t('redesign.first') : t('redesign.open')}
      </Button>
      <Modal
        title={t('redesign.title')}
        open={isOpen}
        onCancel={() => setOpen(false)}
        okText={t('redesign.go')}
        confirmLoading={redesign.isPending}
        onOk={run}
        width={420}
      >
        <p>{t('redesign.explain')}</p>
        <Form layout="vertical">
          <Form.Item label={t('redesign.count')}>
            <InputNumber min={1} max={99} value={count} placeholder={t('redesign.auto')} onChange={setCount} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}
