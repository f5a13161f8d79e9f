import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import {
  decideFlag,
  listFlags,
  listPoints,
  listSubmissions,
  type submissionFlag,
} from '../../../../server/contract/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { go } from '../../../state/address.ts'
import { useSession } from '../../../state/session.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { NoteDialog } from '../../../ui/NoteDialog.tsx'
import { useDecision } from '../use-decision.ts'

type Flag = z.infer<typeof submissionFlag>
type Asked = { flag: Flag; decision: 'confirmed' | 'dismissed' }

/** Flags with what was found, and the two decisions that a person may take. */
export function FlagsTable({ flags }: { flags: readonly Flag[] }) {
  const { t } = useTranslation(['review', 'assessment', 'common'])
  const words = useWords()
  const { account, may } = useSession()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { decide, isPending } = useDecision(decideFlag, [listFlags, listPoints, listSubmissions], () => setAsked(null))
  const mayDecide = (flag: Flag) =>
    flag.state === 'open' && (may('city') || (may('agency') && account?.agencyCode === flag.agencyCode))
  const columns: Column<Flag>[] = [
    {
      key: 'kind',
      title: t('flags.kind'),
      value: (row) => row.kind,
      render: (row) => <Tag color={row.kind === 'late' ? 'orange' : 'red'}>{t(`flags.kinds.${row.kind}`)}</Tag>,
    },
    {
      key: 'site',
      title: t('assessment:column.site'),
      value: (row) => row.siteName,
      wraps: true,
      isTitle: true,
      render: (row) => (
        <button type="button" className="link" onClick={() => go({ site: row.siteId })}>
          {row.siteName}
        </button>
      ),
    },
    {
      key: 'party',
      title: t('flags.party'),
      value: (row) => row.party,
      wraps: true,
      render: (row) =>
        [
          row.quarter,
          t(`assessment:party.${row.party}`),
          row.month === null ? null : t('assessment:month', { month: row.month }),
          row.firmName,
          row.personName,
        ]
          .filter(Boolean)
          .join(' · '),
    },
    { key: 'text', title: t('flags.facts'), value: (row) => words(row.text), wraps: true },
    {
      key: 'decision',
      title: t('flags.decision'),
      value: (row) => row.state,
      wraps: true,
      render: (row) =>
        mayDecide(row) ? (
          <span className="button-pair">
            <Button size="small" danger onClick={() => setAsked({ flag: row, decision: 'confirmed' })}>
              {t('flags.confirm')}
            </Button>
            <Button size="small" onClick={() => setAsked({ flag: row, decision: 'dismissed' })}>
              {t('flags.dismiss')}
            </Button>
          </span>
        ) : (
          <span className="quiet">
            {t(`flags.states.${row.state}`)} {row.decidedBy ?? ''} {row.note}{' '}
            {may('city') && row.state !== 'open' ? (
              <Button
                size="small"
                onClick={() => setAsked({ flag: row, decision: row.state === 'confirmed' ? 'dismissed' : 'confirmed' })}
              >
                {t(row.state === 'confirmed' ? 'flags.dismissAfterAll' : 'flags.confirmAfterAll')}
              </Button>
            ) : null}
          </span>
        ),
    },
  ]
  return (
    <>
      <DataTable isPage isCards label={t('flags.title')} rows={flags} columns={columns} rowKey={(row) => row.id} />
      <NoteDialog
        title={t(asked?.decision === 'dismissed' ? 'flags.dismissTitle' : 'flags.confirmTitle', {
          site: asked?.flag.siteName ?? '',
        })}
        label={t('flags.reason')}
        okText={t(asked?.decision === 'dismissed' ? 'flags.dismiss' : 'flags.confirm')}
        isDanger={asked?.decision === 'confirmed'}
        isOpen={asked !== null}
        isPending={isPending}
        onClose={() => setAsked(null)}
        onSubmit={(note) => {
          if (asked) decide({ params: { id: asked.flag.id }, body: { decision: asked.decision, note } })
        }}
      >
        <p>{words(asked?.flag.text)}</p>
        {asked?.decision === 'confirmed' ? <p className="quiet">{t('flags.confirmHint')}</p> : null}
        {asked?.flag.state === 'confirmed' ? <p className="quiet">{t('flags.takeBackHint')}</p> : null}
      </NoteDialog>
    </>
  )
}
