import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Endpoint, ResponseOf } from '../../../server/contract/index.ts'
import { type CallInput, useSend } from '../../api.ts'
import { useErrorText } from '../../ui/StateBox.tsx'

/**
 * Sends a decision and says how it went; `onDone` runs only when the server has taken it. `said` tells more than that it was
 * recorded.
 */
export function useDecision<E extends Endpoint>(
  endpoint: E,
  refreshes: readonly Endpoint[],
  onDone?: (answer: ResponseOf<E>) => void,
  said?: (answer: ResponseOf<E>) => string,
) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const errorText = useErrorText()
  const send = useSend(endpoint, refreshes)
  const decide = (input: CallInput<E>) =>
    send.mutate(input, {
      onSuccess: (answer) => {
        onDone?.(answer)
        void message.success(said?.(answer) ?? t('decided'))
      },
      onError: (error) => void message.error(errorText(error)),
    })
  return { decide, isPending: send.isPending }
}
