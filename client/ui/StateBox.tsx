import { Button, Spin } from 'antd'
import { type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api.ts'

/** An error as a sentence for the person at the screen, with the fields that the server named. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation()
  return useCallback(
    (error) => {
      if (!(error instanceof ApiError))
        return t('failed', { message: error instanceof Error ? error.message : String(error) })
      if (error.status === 0) return t('offline')
      const issues = (error.problem?.issues ?? []).map((issue) =>
        issue.path ? `${issue.path}: ${issue.message}` : issue.message,
      )
      return [error.message, ...issues].filter(Boolean).join(' · ')
    },
    [t],
  )
}

type StateBoxProps = {
  isLoading?: boolean
  error?: unknown
  onRetry?: () => void
  children?: ReactNode
}

/** What stands where content is not there yet: loading, failed with a way on, or empty with a reason. */
export function StateBox({ isLoading = false, error, onRetry, children }: StateBoxProps) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  if (error)
    return (
      <div className="state-box" role="alert">
        <span>{errorText(error)}</span>
        {onRetry ? (
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
        ) : null}
      </div>
    )
  if (isLoading)
    return (
      <div className="state-box" role="status">
        <Spin />
        <span>{t('loading')}</span>
      </div>
    )
  return <div className="state-box">{children ?? t('nothing')}</div>
}
