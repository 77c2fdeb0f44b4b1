import { useRef, useState } from 'react'
import type { NeedRole, NeedsDraft, NeedsRead } from '../../../../shared/contract/needs'
import { toFailure, type Failure } from '../../../api/errors'
import { useApi } from '../../../api/apiContext'
import { uploadFiles } from '../../../api/upload'

/** A file of notes being brought in: what it holds, and what the user says of it. */
export interface NoteFile {
  readonly read: NeedsRead
  readonly draft: NeedsDraft
}

/** A draft that takes what was read as it was found; what was said of columns stays only within the same table and header. */
function draftOf(read: NeedsRead, uploadId: string): NeedsDraft {
  return {
    uploadId,
    table: read.table,
    headerRow: read.headerRow,
    columns: read.columns.map(({ position, role }) => ({ position, role })),
    branches: [],
    topic: null,
    order: null,
  }
}

/** Sends a file and reads its table; changes of the draft are made here. */
export function useNoteFile() {
  const api = useApi()
  const [file, setFile] = useState<NoteFile | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isReading, setReading] = useState(false)
  const turn = useRef(0)
  const run = async (work: () => Promise<NoteFile | Failure | null>) => {
    const own = (turn.current += 1)
    setReading(true)
    setFailure(null)
    const result = await work().catch(toFailure)
    if (own !== turn.current) return
    setReading(false)
    if (result === null) return
    if ('read' in result) setFile(result)
    else setFailure(result)
  }
  const readAt = async (uploadId: string, table: number, headerRow?: number): Promise<NoteFile> => {
    const read = await api.needs.read({ uploadId, table, ...(headerRow === undefined ? {} : { headerRow }) })
    return { read, draft: draftOf(read, uploadId) }
  }
  const change = (part: (draft: NeedsDraft) => Partial<NeedsDraft>) =>
    setFile((now) => (now === null ? now : { ...now, draft: { ...now.draft, ...part(now.draft) } }))
  return {
    file,
    failure,
    isReading,
    send: (chosen: File) =>
      void run(async () => {
        const sent = await uploadFiles([chosen], new AbortController().signal, () => undefined)
        if (!('ids' in sent)) return sent
        const [uploadId] = sent.ids
        return uploadId === undefined ? null : readAt(uploadId, 0)
      }),
    take: (uploadId: string) => void run(() => readAt(uploadId, 0)),
    setTable: (table: number) => void run(async () => (file === null ? null : readAt(file.draft.uploadId, table))),
    setHeader: (headerRow: number) =>
      void run(async () => (file === null ? null : readAt(file.draft.uploadId, file.draft.table, headerRow))),
    /** A role belongs to one column: the one that had it is left out. */
    setRole: (position: number, role: NeedRole) =>
      change(({ columns }) => ({
        columns: columns.map((each) =>
          each.position === position
            ? { ...each, role }
            : each.role === role && role !== 'ignored'
              ? { ...each, role: 'ignored' }
              : each,
        ),
      })),
    setBranch: (text: string, branchId: number | null) =>
      change(({ branches }) => ({
        branches: [...branches.filter((each) => each.text !== text), { text, branchId }],
      })),
    setTopic: (topic: string) => change(() => ({ topic: topic.trim() === '' ? null : topic.trim() })),
    setOrder: (order: NeedsDraft['order']) => change(() => ({ order })),
    forget: () => {
      turn.current += 1
      setFile(null)
      setReading(false)
      setFailure(null)
    },
  }
}
export type NoteFileState = ReturnType<typeof useNoteFile>
