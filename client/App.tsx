import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, Button, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { lazy, Suspense, useEffect, useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { readCity, readSession } from '../server/contract/index.ts'
import { ApiError, keyOf, useRead } from './api.ts'
import { setLanguage } from './i18n/index.ts'
import { go, useAddress } from './state/address.ts'
import { useSession } from './state/session.ts'
import { Fence } from './ui/Fence.tsx'
import { Header } from './ui/Header.tsx'
import { applyPalette } from './ui/palette.ts'
import { SignInForm } from './ui/SignInForm.tsx'
import { StateBox } from './ui/StateBox.tsx'
import { useAntConfig, usePalette } from './ui/theme.ts'

const rooms = {
  week: lazy(() => import('./workspaces/week/WeekWorkspace.tsx')),
  situation: lazy(() => import('./workspaces/situation/SituationWorkspace.tsx')),
  allocate: lazy(() => import('./workspaces/allocate/AllocateWorkspace.tsx')),
  assessment: lazy(() => import('./workspaces/assessment/AssessmentWorkspace.tsx')),
  public: lazy(() => import('./workspaces/public/PublicWorkspace.tsx')),
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // The session ran out: ask who is there, which brings the sign-in form. Edits that are not saved wait behind it.
    onError: (error) => {
      if (error instanceof ApiError && error.status === 401)
        void client.invalidateQueries({ queryKey: keyOf(readSession) })
    },
  }),
  defaultOptions: {
    queries: {
      // The service worker may know an answer although there is no network.
      networkMode: 'offlineFirst',
      refetchOnWindowFocus: false,
      // A refusal is an answer; only silence is worth asking again.
      retry: (count, error) => count < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
    },
  },
})

/** The whole page. */
export function App() {
  return (
    <QueryClientProvider client={client}>
      <Dressed />
    </QueryClientProvider>
  )
}

function Dressed() {
  const palette = usePalette()
  const theme = useAntConfig()
  const language = useAddress((address) => address.language)
  useLayoutEffect(() => applyPalette(palette), [palette])
  useLayoutEffect(() => setLanguage(language), [language])
  return (
    <ConfigProvider theme={theme} locale={language === 'en' ? enUS : zhCN} componentSize="middle">
      <AntApp style={{ height: '100%' }} message={{ maxCount: 3 }}>
        <Frame />
      </AntApp>
    </ConfigProvider>
  )
}

function Frame() {
  const { t } = useTranslation()
  const { session, account, workspaces, error, askAgain } = useSession()
  const chosen = useAddress((address) => address.workspace)
  const workspace = workspaces.find((open) => open === chosen) ?? workspaces[0] ?? chosen
  const isSignedOut = session !== null && account === null
  // A fresh start without the sample city: there is no agency to plan for or to look at.
  const city = useRead(readCity, {}, { staleMs: 60_000 })
  const isEmpty = city.data?.agencies.length === 0
  const Room = rooms[workspace]
  const title = t('title', { workspace: t(`workspace.${workspace}`) })
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className="app">
      <a className="skip" href="#content">
        {t('skipToContent')}
      </a>
      <Header />
      <main id="content" className="workspace" tabIndex={-1}>
        <Fence key={workspace} fallback={<StateBox>{t('crashed')}</StateBox>}>
          {workspace === 'public' ? (
            <Suspense fallback={<StateBox isLoading />}>
              <Room />
            </Suspense>
          ) : session === null ? (
            <StateBox isLoading={error === null} error={error} onRetry={askAgain} />
          ) : isSignedOut ? (
            <SignInForm />
          ) : city.error && !city.data ? (
            <StateBox error={city.error} onRetry={() => void city.refetch()} />
          ) : isEmpty && workspace !== 'allocate' ? (
            <StateBox>
              {t('noData')}
              <Button type="primary" onClick={() => go({ workspace: 'allocate', metric: 'import' })}>
                {t('toImport')}
              </Button>
            </StateBox>
          ) : (
            <Suspense fallback={<StateBox isLoading />}>
              <Room />
            </Suspense>
          )}
        </Fence>
      </main>
    </div>
  )
}
