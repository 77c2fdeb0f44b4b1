import type { Review, ReviewFile } from '../../../shared/contract/imports'

type FileAccount = ReviewFile['accounts'][number]

/** Files of one group of the review that say or ask the same. */
export interface Alike {
  readonly key: string
  readonly files: readonly ReviewFile[]
}

/** An account that several files may name: its page by its key, on its platform. Without a name every file asks for itself. */
function askKey(file: ReviewFile, account: FileAccount): string {
  const { sourceKey, sourceName } = account
  return sourceName === '' ? `${file.id} ${sourceKey}` : `${file.platform ?? ''} ${sourceKey} ${sourceName}`
}

/** What a file asks, as text: two files with the same text are answered together. */
function asked(file: ReviewFile): string {
  const accounts = file.accounts.filter(({ state }) => state !== 'known').map((account) => askKey(file, account))
  const others = file.questions
    .filter(({ code }) => code !== 'account')
    .map(({ code, data }) =>
      code === 'zone' ? `zone ${String(data['zone'])} ${String(data['best'])}` : `${code} ${file.id}`,
    )
  return JSON.stringify([...accounts.toSorted(), ...others.toSorted()])
}

/** Files by what they ask, in the order in which each first stands in the drop. */
export function askedTogether(files: readonly ReviewFile[]): Alike[] {
  return grouped(files, asked)
}

/** Files by the accounts they belong to. */
export function byAccount(files: readonly ReviewFile[]): Alike[] {
  return grouped(files, ({ accounts }) =>
    JSON.stringify([...new Set(accounts.map(({ accountId }) => accountId ?? 0))].toSorted((a, b) => a - b)),
  )
}

/** Files by the reason why they are refused. */
export function byReason(files: readonly ReviewFile[]): Alike[] {
  return grouped(files, ({ refusal, format, platform }) => JSON.stringify([refusal?.code, format, platform]))
}

function grouped(files: readonly ReviewFile[], keyOf: (file: ReviewFile) => string): Alike[] {
  const found = new Map<string, ReviewFile[]>()
  for (const file of files) {
    const key = keyOf(file)
    const before = found.get(key)
    if (before === undefined) found.set(key, [file])
    else before.push(file)
  }
  return [...found].map(([key, list]) => ({ key, files: list }))
}

/** Every open file of the drop that names this account so: one answer serves them all. */
export function filesNaming(review: Review, file: ReviewFile, account: FileAccount): string[] {
  const key = askKey(file, account)
  return review.files
    .filter(
      (each) =>
        each.state === 'asks' && each.accounts.some((other) => other.state !== 'known' && askKey(each, other) === key),
    )
    .map(({ id }) => id)
}

/** One file that stands for all of a group: candidates of any of them, rows and counts added. */
export function standFor(files: readonly ReviewFile[]): ReviewFile | null {
  const [first] = files
  if (first === undefined) return null
  const accounts = first.accounts.map((account) => {
    const same = files.flatMap((file) => file.accounts.filter(({ sourceKey }) => sourceKey === account.sourceKey))
    const candidates = new Map<number, FileAccount['candidates'][number]>()
    for (const each of same.flatMap((one) => one.candidates)) {
      if (!candidates.has(each.accountId)) candidates.set(each.accountId, each)
    }
    return { ...account, rows: same.reduce((sum, { rows }) => sum + rows, 0), candidates: [...candidates.values()] }
  })
  return { ...first, accounts }
}

/** Files and tables of a drop: tables of one archive or workbook come from one file. */
export function countFiles(files: readonly ReviewFile[]): { readonly files: number; readonly tables: number } {
  const containers = new Set<string>()
  let alone = 0
  for (const { fileName } of files) {
    const at = fileName.indexOf(' › ')
    if (at < 0) alone += 1
    else containers.add(fileName.slice(0, at))
  }
  return { files: alone + containers.size, tables: files.length }
}
