import { toFailure, type Failure } from './errors'
import { inParallel } from './inParallel'

/** Progress of sending files to the loopback host: bytes, not rows. */
export interface UploadProgress {
  readonly done: number
  readonly total: number
  readonly name: string
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

/** A browser opens at most six connections to one host: two stay free for the calls of the screen. */
const AT_ONCE = 4

/**
 * Sends the files, four at a time; the ids come back in the order of the files. The first that is refused ends the others,
 * and so does `signal`: then nothing is returned but the failure.
 */
export async function uploadFiles(
  files: readonly File[],
  signal: AbortSignal,
  onProgress: (progress: UploadProgress) => void,
): Promise<string[] | Failure> {
  const total = files.reduce((sum, file) => sum + file.size, 0)
  let done = 0
  try {
    const ids = await inParallel(files, AT_ONCE, signal, async (file, own) => {
      onProgress({ done, total, name: file.name })
      const id = await uploadFile(file, own)
      done += file.size
      return id
    })
    onProgress({ done, total, name: '' })
    return ids
  } catch (error) {
    return toFailure(error)
  }
}

/** All files of a drop, folders opened: a whole folder of exports may be dropped. */
export async function filesOf(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry())
  if (entries.every((entry) => entry === null)) return [...transfer.files]
  const found = await Promise.all(entries.map(async (entry) => (entry === null ? [] : filesIn(entry))))
  return found.flat()
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]
  if (!isDirectory(entry)) return []
  const inside: FileSystemEntry[] = []
  const reader = entry.createReader()
  // A reader gives at most 100 entries at a time, and an empty list at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) break
    inside.push(...some)
  }
  const found = await Promise.all(inside.filter((each) => !each.name.startsWith('.')).map(filesIn))
  return found.flat()
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
