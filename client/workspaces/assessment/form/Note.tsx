import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

type NoteProps = { saved: string; isNeeded: boolean; isLocked: boolean; onSave: (text: string) => void }

const pauseMs = 600

/** Saved when the typing pauses and on leaving; what comes from elsewhere never replaces what is being typed. */
export function Note({ saved, isNeeded, isLocked, onSave }: NoteProps) {
  const { t } = useTranslation('form')
  // null: nothing typed that is not saved
  const [typed, setTyped] = useState<string | null>(null)
  const timer = useRef<number | undefined>(undefined)
  const latest = useRef({ typed, saved, onSave })
  latest.current = { typed, saved, onSave }
  const save = () => {
    window.clearTimeout(timer.current)
    const now = latest.current
    if (now.typed !== null && now.typed.trim() !== now.saved) now.onSave(now.typed.trim())
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: on leaving the page only
  useEffect(() => save, [])
  const text = typed ?? saved
  return (
    <Input.TextArea
      aria-label={t('note')}
      placeholder={t(isNeeded ? 'noteNeeded' : 'noteOptional')}
      status={isNeeded && text.trim() === '' ? 'warning' : ''}
      autoSize={{ minRows: 1, maxRows: 4 }}
      maxLength={1000}
      value={text}
      disabled={isLocked}
      onChange={(event) => {
        setTyped(event.target.value)
        window.clearTimeout(timer.current)
        timer.current = window.setTimeout(save, pauseMs)
      }}
      onBlur={() => {
        save()
        setTyped(null)
      }}
    />
  )
}
