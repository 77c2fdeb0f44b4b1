import { useRef, useState } from 'react'
import type { ImportRecord, Review } from '../../../shared/contract/imports'
import type { Failure } from '../../api/errors'
import { uploadFiles, type UploadProgress } from '../../api/upload'
import { useChange } from '../../api/useChange'
import { useQuery } from '../../api/useQuery'
import { useTask, type Task } from '../../api/useTask'

interface StageInput {
  readonly uploads: string[]
  readonly dropId: string | null
}

export interface Drop {
  readonly review: Review | null
  readonly isLoading: boolean
  readonly error: unknown
  readonly upload: UploadProgress | null
  readonly staging: Task<StageInput, Review>
  readonly commit: Task<string, { imports: ImportRecord[]; left: string[] }>
  /** Sends files of the browser, then reads them. */
  readonly addFiles: (files: readonly File[]) => Promise<void>
  /** Reads files that the desktop's dialog has registered already. */
  readonly addUploads: (ids: string[]) => Promise<void>
  readonly cancel: () => void
  readonly discard: () => void
}

/** The drop being looked at: the pending one, if any; files added join it. Nothing is written before commit. */
export function useDrop(): Drop {
  const [upload, setUpload] = useState<UploadProgress | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const sending = useRef<AbortController | null>(null)
  // One question: after a commit the drop is gone, and asking for its review by its old id would fail.
  const pending = useQuery(['imports.pending', 'review'], async (api, signal) => {
    const dropId = (await api.imports.pending(undefined, { signal })).at(-1)
    return dropId === undefined ? null : api.imports.review({ dropId }, { signal })
  })
  const review = pending.data ?? null
  const dropId = review?.dropId ?? null
  const staging = useTask((api, input: StageInput, signal) =>
    api.imports.stage(
      { uploads: input.uploads, ...(input.dropId === null ? {} : { dropId: input.dropId }) },
      { signal },
    ),
  )
  const commit = useTask((api, id: string, signal) => api.imports.commit({ dropId: id }, { signal }))
  const discard = useChange((api, id: string) => api.imports.discard({ dropId: id }))

  const addUploads = async (uploads: string[]) => {
    if (uploads.length > 0) await staging.start({ uploads, dropId })
  }
  const addFiles = async (files: readonly File[]) => {
    if (files.length === 0) return
    setFailure(null)
    const own = new AbortController()
    sending.current = own
    const sent = await uploadFiles(files, own.signal, setUpload)
    setUpload(null)
    if (Array.isArray(sent)) await addUploads(sent)
    else if (sent.code !== 'CANCELLED') setFailure(sent)
  }
  return {
    review,
    isLoading: pending.isPending,
    error: failure ?? staging.failure ?? commit.failure ?? discard.error ?? pending.error,
    upload,
    staging,
    commit,
    addFiles,
    addUploads,
    cancel: () => {
      sending.current?.abort()
      staging.cancel()
      commit.cancel()
    },
    discard: () => dropId !== null && discard.mutate(dropId),
  }
}
