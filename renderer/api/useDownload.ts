import { useRef, useState } from 'react'
import type { Language } from '../../shared/vocabulary'
import { useLanguage } from '../i18n/useLanguage'
import type { Api } from './client'
import { useApi } from './apiContext'
import { saveBlob } from './saveBlob'

export interface MadeFile {
  readonly name: string
  readonly blob: Blob
}

/** Makes a file, in the language of the screen: the engine's (`(api, language) => api.posts.csv({ …, language })`) or the screen's own. */
export type MakeFile = (api: Api, language: Language) => MadeFile | Promise<MadeFile>

export interface Download {
  /** Has the file made and saves it; while one is being made, asking again does nothing. */
  readonly save: () => void
  readonly isBusy: boolean
  /** What the last attempt threw; null when it went well, or `forget` was called. */
  readonly error: unknown
  readonly forget: () => void
}

/**
 * The one way a file leaves the screen: made, then saved by the browser. What fails is kept, to be shown by `DownloadFailed`.
 * Without a maker there is nothing to save.
 */
export function useDownload(make: MakeFile | undefined): Download {
  const api = useApi()
  const language = useLanguage()
  const running = useRef(false)
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly error: unknown }>(IDLE)
  const work = async (maker: MakeFile) => {
    running.current = true
    setState({ isBusy: true, error: null })
    try {
      const file = await maker(api, language)
      saveBlob(file.name, file.blob)
      setState(IDLE)
    } catch (error) {
      setState({ isBusy: false, error })
    } finally {
      running.current = false
    }
  }
  const save = () => {
    if (make !== undefined && !running.current) void work(make)
  }
  return { save, ...state, forget: () => setState(IDLE) }
}

const IDLE = { isBusy: false, error: null } as const
