import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readLinkage } from '../../../server/contract/index.ts'
import { addressOf, useRead } from '../../api.ts'
import { useNumbers } from '../../i18n/index.ts'
import { StateBox } from '../../ui/StateBox.tsx'

type Code = 'creditCode' | 'registrationNumber'

/** 两场联动: what a tender may ask of a firm or a person, with the signature to check it by. */
export function LinkageLookup({ quarter }: { quarter: string | null }) {
  const { t } = useTranslation(['public', 'assessment', 'boards'])
  const { one, upToOne } = useNumbers()
  const [kind, setKind] = useState<Code>('creditCode')
  const [text, setText] = useState('')
  const [asked, setAsked] = useState<Partial<Record<Code, string>> | null>(null)
  const query = asked === null ? null : { ...asked, ...(quarter === null ? {} : { quarter }) }
  const { data, error, isFetching } = useRead(readLinkage, query === null ? null : { query })
  return (
    <section className="public-linkage" aria-label={t('linkage')}>
      <h2>{t('linkage')}</h2>
      <p className="quiet">{t('linkageIntro')}</p>
      <form
        className="public-tools"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') setAsked({ [kind]: text.trim() })
        }}
      >
        <Segmented
          value={kind}
          options={(['creditCode', 'registrationNumber'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={setKind}
        />
        <Input
          style={{ width: 230 }}
          aria-label={t(kind)}
          placeholder={t(kind)}
          maxLength={40}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button htmlType="submit" type="primary" loading={isFetching}>
          {t('lookUp')}
        </Button>
      </form>
      {error ? <StateBox error={error} /> : null}
      {data && !error ? (
        <div role="status">
          <p>
            <strong>{data.subject.name}</strong> <code>{data.subject.code}</code> · {data.quarter} ·{' '}
            {t('validUntil', { day: data.expiresOn })}
            {data.isSample ? <span className="caution-badge">{t('assessment:sample')}</span> : null}
          </p>
          <ul>
            {data.results.map((result) => (
              <li key={result.board}>
                {t(`assessment:board.${result.board}`)}：
                {result.rank === null
                  ? t(`assessment:rankStatus.${result.status}`)
                  : `${one(result.combined)} · ${t('boards:rankOf', { rank: result.rank, population: result.population })}`}
              </li>
            ))}
            <li>
              {t('points', { points: upToOne(data.points) })} · {t(data.isListed ? 'listed' : 'notListed')}
            </li>
          </ul>
          {query === null ? null : (
            <a href={addressOf(readLinkage, { query })} target="_blank" rel="noreferrer">
              {t('signedAnswer')}
            </a>
          )}
        </div>
      ) : null}
    </section>
  )
}
