import { useCallback, useRef, useState } from 'react'
import type { Api } from './client'
import { useApi } from './apiContext'
import { saveBlob } from './saveBlob'

export interface Download {
  /** Has the file made and saves it; while one is being made, asking again does nothing. */
  readonly save: () => void
  readonly isBusy: boolean
  /** What the last attempt threw; null when it went well, or `forget` was called. */
  readonly error: unknown
  readonly forget: () => void
}

/** A file the engine makes, saved by the browser: `useDownload((api) => api.posts.csv(query))`. What fails is kept to be shown. */
export function useDownload(make: (api: Api) => Promise<{ readonly name: string; readonly blob: Blob }>): Download {
  const api = useApi()
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly error: unknown }>(IDLE)
  const running = useRef(false)
  const save = useCallback(() => {
    if (running.current) return
    running.current = true
    setState({ isBusy: true, error: null })
    const work = async () => {
      const file = await make(api)
      saveBlob(file.name, file.blob)
    }
    work()
      .then(
        () => setState(IDLE),
        (error: unknown) => setState({ isBusy: false, error }),
      )
      .finally(() => {
        running.current = false
      })
  }, [api, make])
  const forget = useCallback(() => setState(IDLE), [])
  return { save, ...state, forget }
}

const IDLE = { isBusy: false, error: null } as const
