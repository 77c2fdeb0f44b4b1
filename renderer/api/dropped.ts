/** Files a person gave, folders opened, in the order of their names; and what was left out. */
export interface Picked {
  readonly files: readonly File[]
  /** Hidden files and the traces of systems (.DS_Store, Thumbs.db, ~$…): their paths. */
  readonly hidden: readonly string[]
  /** Files and folders that the system would not open. */
  readonly unread: readonly string[]
}

interface Found {
  readonly files: File[]
  readonly hidden: string[]
  readonly unread: string[]
}

const TRACES = new Set(['thumbs.db', 'desktop.ini', '__macosx'])

/** Whether a name is that of a hidden file, of a trace of a system or of an open office document. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || TRACES.has(name.toLowerCase())
}

/** Names as a person orders them: part 2 before part 10, whatever the case. */
const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/**
 * What was dropped, folders opened to the bottom. Must be called while the drop event is handled: the browser takes the
 * entries away afterwards. `onFound` is told how many files there are so far.
 * @throws the reason of the signal
 */
export async function filesOfDrop(
  transfer: DataTransfer,
  signal: AbortSignal,
  onFound: (files: number) => void,
): Promise<Picked> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry())
  if (entries.every((entry) => entry === null)) return filesOfInput([...transfer.files])
  const found: Found = { files: [], hidden: [], unread: [] }
  for (const entry of entries) if (entry !== null) await walk(entry, found, signal, onFound)
  return found
}

/** What was chosen in a dialog: files as they stand, a folder's in the order of its paths. */
export function filesOfInput(chosen: readonly File[]): Picked {
  const paths = chosen.map((file) => ({
    file,
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
  }))
  const isFolder = chosen.some((file) => file.webkitRelativePath !== '')
  const sorted = isFolder ? paths.toSorted((a, b) => byName.compare(a.path, b.path)) : paths
  const [hidden, files] = [sorted.filter(liesHidden), sorted.filter((one) => !liesHidden(one))]
  return { files: files.map(({ file }) => file), hidden: hidden.map(({ path }) => path), unread: [] }
}

const liesHidden = ({ path }: { readonly path: string }) => path.split('/').some(isHidden)

async function walk(
  entry: FileSystemEntry,
  found: Found,
  signal: AbortSignal,
  onFound: (files: number) => void,
): Promise<void> {
  signal.throwIfAborted()
  const path = entry.fullPath.replace(/^\//, '')
  if (isHidden(entry.name)) found.hidden.push(path)
  else if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject)).catch(() => null)
    if (file === null) found.unread.push(path)
    else found.files.push(file)
    onFound(found.files.length)
  } else if (isDirectory(entry)) {
    const inside = await entriesOf(entry).catch(() => null)
    if (inside === null) found.unread.push(path)
    for (const each of inside ?? []) await walk(each, found, signal, onFound)
  }
}

/** A reader gives at most 100 entries at a time, in no order, and an empty list at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const inside: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return inside.sort((a, b) => byName.compare(a.name, b.name))
    inside.push(...some)
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
