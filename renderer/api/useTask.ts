import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Progress } from '../../shared/contract/common'
import type { Api } from './client'
import { useApi } from './apiContext'
import { toFailure, type Failure } from './errors'

type Event<T> = Progress | { readonly kind: 'done'; readonly result: T }

export interface Task<Input, T> {
  readonly state: 'idle' | 'running' | 'done' | 'failed'
  /** Stages passed so far, in order, the current one last. */
  readonly stages: readonly Progress[]
  readonly result: T | null
  readonly failure: Failure | null
  /** Runs it; a task that runs already is cancelled first. Resolves to the result, or null when it failed or was cancelled. */
  readonly start: (input: Input) => Promise<T | null>
  /** Stops it: the engine leaves nothing behind. */
  readonly cancel: () => void
  readonly reset: () => void
}

interface State<T> {
  readonly state: Task<unknown, T>['state']
  readonly stages: readonly Progress[]
  readonly result: T | null
  readonly failure: Failure | null
}

const IDLE = { state: 'idle', stages: [], result: null, failure: null } as const

/**
 * Long work of the engine, with progress and cancel:
 * `useTask((api, input: { dropId: string }, signal) => api.imports.commit(input, { signal }))`.
 * Cancelling, or leaving the screen, aborts the call's signal. When it ends, whatever is on screen is read again.
 */
export function useTask<Input, T>(
  run: (api: Api, input: Input, signal: AbortSignal) => Promise<AsyncIterable<Event<T>>>,
): Task<Input, T> {
  const api = useApi()
  const queries = useQueryClient()
  const [state, setState] = useState<State<T>>(IDLE)
  const controller = useRef<AbortController | null>(null)
  const runRef = useRef(run)
  useEffect(() => {
    runRef.current = run
  })
  useEffect(() => () => controller.current?.abort(), [])

  const start = useCallback(
    async (input: Input): Promise<T | null> => {
      controller.current?.abort()
      const own = new AbortController()
      controller.current = own
      setState({ ...IDLE, state: 'running' })
      const result = await follow<T>(
        () => runRef.current(api, input, own.signal),
        own.signal,
        (next) => {
          if (controller.current === own) setState(next)
        },
      )
      if (result !== null) await queries.invalidateQueries()
      return result
    },
    [api, queries],
  )
  const cancel = useCallback(() => {
    controller.current?.abort()
    controller.current = null
    setState(IDLE)
  }, [])
  return { ...state, start, cancel, reset: cancel }
}

async function follow<T>(
  begin: () => Promise<AsyncIterable<Event<T>>>,
  signal: AbortSignal,
  show: (state: State<T>) => void,
): Promise<T | null> {
  let stages: readonly Progress[] = []
  try {
    for await (const event of await begin()) {
      if (event.kind === 'done') {
        show({ state: 'done', stages, result: event.result, failure: null })
        return event.result
      }
      stages = [...stages.filter((each) => each.stage !== event.stage), event]
      show({ state: 'running', stages, result: null, failure: null })
    }
    throw new Error('the task ended without a result')
  } catch (error) {
    show(signal.aborted ? IDLE : { state: 'failed', stages, result: null, failure: toFailure(error) })
    return null
  }
}
