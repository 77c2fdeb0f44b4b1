import { useRef, useState } from 'react'
import { filesOfDrop, filesOfInput, type Picked } from '../../api/dropped'
import { toFailure, type Failure } from '../../api/errors'
import { uploadFiles } from '../../api/upload'

/** Files on their way to the engine: found in folders (the total is not known yet), then sent. */
export interface Sending {
  readonly stage: 'finding' | 'sending'
  readonly done: number
  readonly total: number | null
}

/** What was left out of a drop before it was read, by name. */
export interface LeftOut {
  readonly hidden: readonly string[]
  readonly unread: readonly string[]
}

export const NOTHING_LEFT: LeftOut = { hidden: [], unread: [] }

/** Screens are drawn again at most this often while files are counted. */
const EVERY_MS = 100

/** Finds and sends files; `onSent` gets their ids in order. Cancelling takes effect before the next file. */
export function useSending(onSent: (ids: readonly string[]) => Promise<void>) {
  const [sending, setSending] = useState<Sending | null>(null)
  const [leftOut, setLeftOut] = useState<LeftOut>(NOTHING_LEFT)
  const [failure, setFailure] = useState<Failure | null>(null)
  const own = useRef<AbortController | null>(null)

  const send = async (find: (signal: AbortSignal, found: (files: number) => void) => Promise<Picked> | Picked) => {
    own.current?.abort()
    const control = new AbortController()
    own.current = control
    setFailure(null)
    const show = throttled((next: Sending) => {
      if (own.current === control) setSending(next)
    })
    try {
      // Called at once: entries of a drop are gone when its event is over.
      const picked = await find(control.signal, (done) => show({ stage: 'finding', done, total: null }))
      control.signal.throwIfAborted()
      const sent = await uploadFiles(picked.files, control.signal, ({ done, total }) =>
        show({ stage: 'sending', done, total }),
      )
      if (own.current === control) setSending(null)
      if (!('ids' in sent)) {
        if (sent.code !== 'CANCELLED') setFailure(sent)
        return
      }
      setLeftOut({ hidden: picked.hidden, unread: [...picked.unread, ...sent.unread] })
      await onSent(sent.ids)
    } catch (error) {
      const failed = toFailure(error)
      if (own.current === control) setSending(null)
      if (failed.code !== 'CANCELLED') setFailure(failed)
    }
  }
  return {
    sending,
    leftOut,
    failure,
    addDropped: (transfer: DataTransfer) => send((signal, found) => filesOfDrop(transfer, signal, found)),
    addChosen: (files: readonly File[]) => send(() => filesOfInput(files)),
    forget: () => setLeftOut(NOTHING_LEFT),
    cancel: () => {
      own.current?.abort()
      own.current = null
      setSending(null)
    },
  }
}

function throttled<T>(run: (value: T) => void): (value: T) => void {
  let last = 0
  return (value) => {
    const now = performance.now()
    if (now - last < EVERY_MS) return
    last = now
    run(value)
  }
}
