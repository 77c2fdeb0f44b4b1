import { useRef, useState } from 'react'
import type { ImportRecord, Review } from '../../../shared/contract/imports'
import type { Progress } from '../../../shared/contract/common'
import { useChange } from '../../api/useChange'
import { useQuery } from '../../api/useQuery'
import { useTask, type Task } from '../../api/useTask'
import { useSending, type LeftOut, type Sending } from './useSending'

interface StageInput {
  readonly uploads: readonly string[]
  readonly dropId: string | null
}

export interface Drop {
  readonly review: Review | null
  readonly isLoading: boolean
  readonly error: unknown
  readonly sending: Sending | null
  /** Stages of the reading, over all the calls that many files take. */
  readonly reading: readonly Progress[] | null
  readonly leftOut: LeftOut
  readonly commit: Task<string, { imports: ImportRecord[]; left: string[] }>
  /** Sends what was dropped, folders opened, then reads it. Call it while the event is handled. */
  readonly addDropped: (transfer: DataTransfer) => Promise<void>
  /** The same with what was chosen in a dialog of the browser. */
  readonly addChosen: (files: readonly File[]) => Promise<void>
  /** Reads files that the desktop's dialog has registered already. */
  readonly addUploads: (ids: readonly string[]) => Promise<void>
  readonly cancel: () => void
  readonly discard: () => void
}

/** Files that one call of the engine reads: the contract takes 2,000 at most. */
const AT_ONCE = 2000

/** The drop being looked at: the pending one, if any; files added join it. Nothing is written before commit. */
export function useDrop(): Drop {
  const [batch, setBatch] = useState({ before: 0, total: 0 })
  const isCancelled = useRef(false)
  // One question: after a commit the drop is gone, and asking for its review by its old id would fail.
  const pending = useQuery(['imports.pending', 'review'], async (api, signal) => {
    const dropId = (await api.imports.pending(undefined, { signal })).at(-1)
    return dropId === undefined ? null : api.imports.review({ dropId }, { signal })
  })
  const review = pending.data ?? null
  const dropId = review?.dropId ?? null
  const staging = useTask((api, input: StageInput, signal) =>
    api.imports.stage(
      { uploads: [...input.uploads], ...(input.dropId === null ? {} : { dropId: input.dropId }) },
      { signal },
    ),
  )
  const commit = useTask((api, id: string, signal) => api.imports.commit({ dropId: id }, { signal }))
  const discard = useChange((api, id: string) => api.imports.discard({ dropId: id }))

  const addUploads = async (ids: readonly string[]) => {
    isCancelled.current = false
    const goesOn = () => !isCancelled.current
    let joined = dropId
    for (let before = 0; before < ids.length && goesOn(); before += AT_ONCE) {
      setBatch({ before, total: ids.length })
      const read = await staging.start({ uploads: ids.slice(before, before + AT_ONCE), dropId: joined })
      if (read === null) return
      joined = read.dropId
    }
  }
  const sending = useSending(addUploads)
  return {
    review,
    isLoading: pending.isPending,
    error: sending.failure ?? staging.failure ?? commit.failure ?? discard.error ?? pending.error,
    sending: sending.sending,
    reading: staging.state === 'running' ? staging.stages.map((stage) => inAll(stage, batch)) : null,
    leftOut: sending.leftOut,
    commit,
    addDropped: sending.addDropped,
    addChosen: sending.addChosen,
    addUploads,
    cancel: () => {
      isCancelled.current = true
      sending.cancel()
      staging.cancel()
      commit.cancel()
    },
    discard: () => {
      sending.forget()
      if (dropId !== null) discard.mutate(dropId)
    },
  }
}

/** A stage of one call counted over all of them. */
function inAll(stage: Progress, { before, total }: { readonly before: number; readonly total: number }): Progress {
  if (stage.unit !== 'files' || total <= AT_ONCE) return stage
  return { ...stage, done: before + stage.done, total }
}
