import { toFailure, type Failure } from './errors'
import { inParallel } from './inParallel'

/** Progress of sending files to the loopback host, in files. */
export interface UploadProgress {
  readonly done: number
  readonly total: number
  readonly name: string
}

/** Ids in the order of the files, and the names of those that the browser could not read. */
export interface Sent {
  readonly ids: readonly string[]
  readonly unread: readonly string[]
}

/**
 * Streams one file of the user into staging (PUT /upload) and returns its id. Name and modification time go along: the time
 * is evidence for the date of the export. @throws Error when the host refuses it
 */
async function uploadFile(file: File, signal: AbortSignal): Promise<string> {
  const address = new URL('/upload', window.location.origin)
  address.searchParams.set('name', file.name)
  address.searchParams.set('modified', String(file.lastModified))
  const answer = await fetch(address, { method: 'PUT', body: file, signal, credentials: 'same-origin' })
  if (!answer.ok) throw new Error(`upload: ${answer.status}`)
  const body: unknown = await answer.json()
  if (typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string') return body.id
  throw new Error('upload: no id')
}

/** Sends a file; null when it is the file that cannot be read (gone, renamed, locked since), not the host that refuses it. */
async function uploadOrNull(file: File, signal: AbortSignal): Promise<string | null> {
  try {
    return await uploadFile(file, signal)
  } catch (error) {
    signal.throwIfAborted()
    const isReadable = await file
      .slice(0, 1)
      .arrayBuffer()
      .then(
        () => true,
        () => false,
      )
    if (isReadable) throw error
    return null
  }
}

/** A browser opens at most six connections to one host: two stay free for the calls of the screen. */
const AT_ONCE = 4

/**
 * Sends the files, four at a time. A file that cannot be read is left out and named; the first that the host refuses ends
 * the others, and so does `signal`: then nothing is returned but the failure.
 */
export async function uploadFiles(
  files: readonly File[],
  signal: AbortSignal,
  onProgress: (progress: UploadProgress) => void,
): Promise<Sent | Failure> {
  let done = 0
  const unread: string[] = []
  try {
    const ids = await inParallel(files, AT_ONCE, signal, async (file, own) => {
      onProgress({ done, total: files.length, name: file.name })
      const id = await uploadOrNull(file, own)
      done += 1
      if (id === null) unread.push(file.name)
      return id
    })
    onProgress({ done, total: files.length, name: '' })
    return { ids: ids.filter((id) => id !== null), unread }
  } catch (error) {
    return toFailure(error)
  }
}
