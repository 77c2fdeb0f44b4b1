import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { Workspace } from '../shared/contract/workspace'
import { useAddress } from './address/location'
import { useQuery } from './api/useQuery'
import { Boundary } from './components/Boundary'
import { Button } from './components/Button'
import { ErrorPanel } from './components/ErrorPanel'
import { Masthead } from './components/Masthead'
import { ShortcutList } from './components/ShortcutList'
import { useShortcuts } from './components/shortcuts'
import { UndoProvider } from './components/UndoBar'
import { Waiting } from './components/Waiting'
import { WorkspaceContext } from './components/workspaceContext'
import { LanguageProvider } from './i18n/LanguageProvider'
import { useWords } from './i18n/useWords'
import { useOpenQuestions } from './views/imports/useOpenQuestions'
import { viewAt } from './views/views'
import { WelcomeView } from './views/welcome/welcomeView'

/** The application: the welcome screen without a workspace, else the masthead and the screen of the address. */
export function App() {
  const current = useQuery(['workspace.current'], (api, signal) => api.workspace.current(undefined, { signal }))
  return (
    <LanguageProvider network={current.data?.settings.language ?? null}>
      <UndoProvider>
        {current.isPending ? (
          <Waiting />
        ) : current.isError ? (
          <Unreachable error={current.error} onRetry={() => void current.refetch()} />
        ) : current.data === null ? (
          <WelcomeView />
        ) : (
          <WorkspaceContext value={current.data}>
            <Screens key={current.data.id} workspace={current.data} />
          </WorkspaceContext>
        )}
      </UndoProvider>
    </LanguageProvider>
  )
}

function Unreachable({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useWords()
  return (
    <main>
      <ErrorPanel error={error} actions={<Button onPress={onRetry}>{t('common.retry')}</Button>} />
    </main>
  )
}

function Screens({ workspace }: { readonly workspace: Workspace }) {
  const t = useWords()
  const address = useAddress()
  const view = viewAt(address.path)
  const questions = useOpenQuestions()
  const [isListOpen, setListOpen] = useState(false)
  const openList = useCallback(() => setListOpen(true), [])
  const page = useRef<HTMLDivElement>(null)
  const shown = useRef(view.id)
  useShortcuts(openList)
  useEffect(() => {
    document.title = t('app.title', { view: t(`view.${view.id}`) })
    if (shown.current === view.id) return
    shown.current = view.id
    window.scrollTo(0, 0)
    // The page begins under the masthead: shown by focus it would hide what stands above it.
    page.current?.focus({ preventScroll: true })
  }, [view.id, t])
  return (
    <>
      <a className="skip" href="#page">
        {t('nav.skip')}
      </a>
      <Masthead view={view} networkName={workspace.settings.networkName} questions={questions} onShortcuts={openList} />
      <div id="page" className="page" tabIndex={-1} ref={page}>
        <Boundary at={address.path}>
          <Suspense fallback={<Waiting />}>
            <view.Component />
          </Suspense>
        </Boundary>
      </div>
      <ShortcutList isOpen={isListOpen} onClose={() => setListOpen(false)} />
    </>
  )
}
