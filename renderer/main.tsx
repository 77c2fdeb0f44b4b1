import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/parts.css'
import './styles/print.css'
import { ApiContext } from './api/apiContext'
import { connect } from './api/client'
import { applyTheme } from './i18n/preferences'

/** The engine is on this machine: nothing is read again by itself, and a failed call is told at once. */
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, refetchOnWindowFocus: false, staleTime: Infinity, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})

applyTheme()
const root = document.getElementById('root')
if (root === null) throw new Error('no root element')
const api = await connect()
// Apart from what stands above: two short tasks in place of one that blocks the window.
const { App } = await import('./app')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ApiContext value={api}>
        <App />
      </ApiContext>
    </QueryClientProvider>
  </StrictMode>,
)
