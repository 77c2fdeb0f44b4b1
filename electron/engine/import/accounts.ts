import { z } from 'zod'
import type { Notice } from '../../../shared/contract/imports'
import type { Platform } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { FORMATS } from './match'
import type { SourceAccount, StagedFile } from './staged'

export interface KnownAccount {
  readonly id: number
  readonly platform: Platform
  readonly name: string
  readonly handle: string | null
}

/** What the workspace knows of accounts. */
export interface AccountBook {
  readonly accounts: ReadonlyMap<number, KnownAccount>
  /** `platform kind value` (lower case) → account. */
  readonly aliases: ReadonlyMap<string, number>
  /** Those of `aliases` that a person confirmed. */
  readonly confirmed: ReadonlySet<string>
  /** Accounts that some file has proven by its number: a name alone must not catch another page of that name. */
  readonly numbered: ReadonlySet<number>
}

/** How one account of a file is settled. */
export interface ResolvedAccount {
  readonly source: SourceAccount
  readonly state: 'known' | 'proposed' | 'asked'
  readonly accountId: number | null
  readonly candidates: readonly { readonly accountId: number; readonly evidence: Notice }[]
  /** Key of the account that would be created; null when none would. */
  readonly proposal: string | null
}

const accountRow = z.object({ id: z.number(), platform: z.string(), name: z.string(), handle: z.string().nullable() })
const aliasRow = z.object({
  account_id: z.number(),
  kind: z.string(),
  value: z.string(),
  platform: z.string(),
  origin: z.string(),
})

export const aliasKey = (platform: string, kind: string, value: string): string =>
  `${platform} ${kind} ${value.normalize('NFKC').replace(/^@/, '').trim().toLowerCase()}`

export async function readAccountBook(session: Session): Promise<AccountBook> {
  const accounts = await session.all(accountRow, sql`SELECT id, platform, name, handle FROM account ORDER BY id`)
  const aliases = await session.all(
    aliasRow,
    sql`SELECT l.account_id, l.kind, l.value, l.origin, a.platform FROM account_alias l JOIN account a ON a.id = l.account_id ORDER BY l.account_id DESC`,
  )
  const known = new Map(aliases.map((row) => [aliasKey(row.platform, row.kind, row.value), row.account_id]))
  for (const row of accounts) {
    if (row.handle !== null && !known.has(aliasKey(row.platform, 'handle', row.handle))) {
      known.set(aliasKey(row.platform, 'handle', row.handle), row.id)
    }
  }
  return {
    accounts: new Map(accounts.map((row) => [row.id, row as KnownAccount])),
    aliases: known,
    confirmed: new Set(
      aliases
        .filter((row) => !row.origin.startsWith('import:'))
        .map((row) => aliasKey(row.platform, row.kind, row.value)),
    ),
    numbered: new Set(aliases.filter((row) => row.kind === 'native_id').map((row) => row.account_id)),
  }
}

/**
 * Settles the accounts of one file. Known by number, handle or page name as earlier files taught; else proposed as new (or as
 * the existing account of that very name); files without an account inside ask, with candidates from the rest of the drop.
 */
export function resolveAccounts(
  file: StagedFile,
  book: AccountBook,
  answered: ReadonlyMap<string, number> | undefined,
  drop: readonly StagedFile[],
  settled: ReadonlyMap<string, readonly number[]>,
  history: ReadonlyMap<string, number>,
): ResolvedAccount[] {
  return file.accounts.map((source) => {
    const answer = answered?.get(source.key)
    if (answer !== undefined && book.accounts.has(answer)) return settledAs(source, answer)
    if (!isNamed(source)) return askForAccount(file, source, book, drop, settled, history)
    const sibling = file.accounts.find(
      (other) => other !== source && other.nativeId !== null && sameHandle(other, source),
    )
    const known = lookUp(source, book) ?? (sibling && lookUp(sibling, book)) ?? undefined
    if (known !== undefined) return settledAs(source, known)
    return propose(sibling ?? source, source, book, drop)
  })
}

/** True when the file says whose figures these are: by number, handle or name. */
const isNamed = ({ nativeId, handle, name }: SourceAccount): boolean =>
  nativeId !== null || handle !== null || name !== null

function settledAs(source: SourceAccount, accountId: number): ResolvedAccount {
  return { source, state: 'known', accountId, candidates: [], proposal: null }
}

function sameHandle(a: SourceAccount, b: SourceAccount): boolean {
  return (
    a.handle !== null && a.handle.toLowerCase() === b.handle?.toLowerCase() && b.nativeId === null && b.name === null
  )
}

function lookUp(source: SourceAccount, book: AccountBook): number | undefined {
  const platform = source.platform ?? ''
  if (source.nativeId !== null) return book.aliases.get(aliasKey(platform, 'native_id', source.nativeId))
  const byHandle = source.handle === null ? undefined : book.aliases.get(aliasKey(platform, 'handle', source.handle))
  if (byHandle !== undefined) return byHandle
  return source.name === null ? undefined : book.aliases.get(aliasKey(platform, 'page_name', source.name))
}

function propose(
  identity: SourceAccount,
  source: SourceAccount,
  book: AccountBook,
  drop: readonly StagedFile[],
): ResolvedAccount {
  const candidates = [...book.accounts.values()]
    .filter((account) => account.platform === source.platform && !book.numbered.has(account.id))
    .flatMap((account) => {
      const code = matchesAccount(account, source)
      return code === null ? [] : [{ accountId: account.id, evidence: { code, data: { name: account.name } } }]
    })
  const only = candidates.length === 1 ? (candidates[0]?.accountId ?? null) : null
  const proposal = only === null ? proposalKey(identity, drop) : null
  return { source, state: 'proposed', accountId: only, candidates, proposal }
}

function matchesAccount(account: KnownAccount, source: SourceAccount): string | null {
  if (source.handle !== null && account.handle !== null && plain(account.handle) === plain(source.handle))
    return 'same_handle'
  return source.name !== null && plain(account.name) === plain(source.name) ? 'same_name' : null
}

const plain = (text: string): string => text.normalize('NFKC').replace(/^@/, '').trim().toLowerCase()

/** A page whose number a spreadsheet mangled is the page of that name in another file of the drop. */
function proposalKey(source: SourceAccount, drop: readonly StagedFile[]): string {
  if (source.nativeId !== null) return `${source.platform ?? ''}|id:${source.nativeId}`
  const twins = drop
    .flatMap((file) => file.accounts)
    .filter((other) => other.platform === source.platform && other.nativeId !== null)
    .filter((other) => (source.name !== null ? other.name === source.name : other.handle === source.handle))
  const ids = [...new Set(twins.map((twin) => twin.nativeId))]
  return ids.length === 1 ? `${source.platform ?? ''}|id:${ids[0] ?? ''}` : `${source.platform ?? ''}|${source.key}`
}

/** Candidates for a file without an account inside: those of the other files of the drop, then what was answered before. */
function askForAccount(
  file: StagedFile,
  source: SourceAccount,
  book: AccountBook,
  drop: readonly StagedFile[],
  settled: ReadonlyMap<string, readonly number[]>,
  history: ReadonlyMap<string, number>,
): ResolvedAccount {
  const fits = (id: number): boolean => fitsPlatform(file, source, book.accounts.get(id)?.platform)
  const found = new Map<number, Notice>()
  const before = history.get(`${file.fileName} ${source.key}`)
  for (const other of drop) {
    if (other.id === file.id || other.level !== 'post') continue
    const code = overlaps(file, other) ? 'same_drop_period' : 'same_drop'
    for (const id of settled.get(other.id) ?? []) {
      if (fits(id) && found.get(id)?.code !== 'same_drop_period')
        found.set(id, { code, data: { fileName: other.fileName } })
    }
  }
  if (before !== undefined && fits(before) && !found.has(before)) {
    found.set(before, { code: 'answered_before', data: { fileName: file.fileName } })
  }
  if (found.size === 0) {
    const fitting = [...book.accounts.values()].filter((account) => fits(account.id))
    if (fitting.length === 1 && fitting[0] && source.platform !== null) {
      found.set(fitting[0].id, { code: 'only_account', data: { platform: source.platform } })
    }
  }
  const candidates = [...found]
    .map(([accountId, evidence]) => ({ accountId, evidence }))
    .sort((a, b) => rank(a.evidence) - rank(b.evidence) || a.accountId - b.accountId)
  const only = candidates.length === 1 ? (candidates[0]?.accountId ?? null) : null
  return { source, state: only === null ? 'asked' : 'proposed', accountId: only, candidates, proposal: null }
}

/** A file that does not tell its platform is of one of those that hand out such files, where its format knows them. */
function fitsPlatform(file: StagedFile, source: SourceAccount, platform: Platform | undefined): boolean {
  if (source.platform !== null) return platform === source.platform
  const oneOf = FORMATS.find(({ id }) => id === file.format)?.oneOf
  return oneOf === undefined || oneOf.some((each) => each === platform)
}

const RANK = ['same_drop_period', 'same_drop', 'answered_before', 'only_account']
const rank = (evidence: Notice): number => RANK.indexOf(evidence.code)

function overlaps(a: StagedFile, b: StagedFile): boolean {
  if (a.firstDay === null || a.lastDay === null || b.firstDay === null || b.lastDay === null) return false
  return a.firstDay <= b.lastDay && b.firstDay <= a.lastDay
}

/** Accounts chosen before for files of this name: `fileName sourceKey` → the last one. */
export async function readHistory(session: Session): Promise<Map<string, number>> {
  const rows = await session.all(
    z.object({ file_name: z.string(), source_key: z.string(), account_id: z.number() }),
    sql`SELECT i.file_name, m.source_key, m.account_id FROM import_account m JOIN import i ON i.id = m.import_id
        ORDER BY i.id`,
  )
  return new Map(rows.map((row) => [`${row.file_name} ${row.source_key}`, row.account_id]))
}
