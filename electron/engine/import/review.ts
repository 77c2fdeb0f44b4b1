import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Notice, Review, ReviewFile } from '../../../shared/contract/imports'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { readAccountBook, readHistory, resolveAccounts, type AccountBook, type ResolvedAccount } from './accounts'
import { countFiles, type RowCounts } from './countRows'
import type { Drop, FileAnswer } from './drop'
import type { UnknownTable } from './mapping/unknownTable'
import { contradicts } from './stagePosts'
import type { RefusedFile, StagedFile } from './staged'

/** One staged file as it stands against the workspace. */
export interface Judged {
  readonly file: StagedFile
  readonly state: 'ready' | 'asks' | 'known' | 'skipped'
  readonly accounts: readonly ResolvedAccount[]
  readonly accountMap: ReadonlyMap<string, number>
  readonly exportedAt: Date
  readonly exportedAtEvidence: 'name' | 'zip_entry' | 'modified' | 'last_row' | 'user'
  readonly counts: RowCounts | null
  /** Rows whose time or account only a known post can give. */
  readonly needs: number
  readonly questions: readonly Notice[]
}

export interface Judgement {
  readonly book: AccountBook
  /** In the order in which they would be committed. */
  readonly files: readonly Judged[]
  readonly review: Review
}

/** Works out the review of a drop against the workspace as it is now. */
export async function judgeDrop(session: Session, drop: Drop, now: Date): Promise<Judgement> {
  const book = await readAccountBook(session)
  const staged = drop.files.filter((file): file is StagedFile => file.level !== 'refused')
  const resolved = resolveAll(staged, book, drop, await readHistory(session))
  const known = await knownFiles(session)
  const seen = new Set<string>()
  const open = inOrder(staged, drop, now).map((file) => {
    const isKnown = known.has(file.sha256) || seen.has(file.sha256)
    seen.add(file.sha256)
    return judgeFile(file, resolved.get(file.id) ?? [], drop.answerOf(file.id), isKnown, now)
  })
  const counted = await countFiles(
    session,
    drop.alias,
    open
      .filter(({ state }) => state === 'ready' || state === 'asks')
      .map((one) => ({ file: one.file, accounts: asIfSettled(one), isEarlier: one.state === 'ready' })),
  )
  const judged = open.map((one) => {
    const found = counted.get(one.file.id)
    return { ...one, counts: found?.counts ?? null, needs: found?.needs ?? 0 }
  })
  return { book, files: judged, review: reviewOf(drop, judged) }
}

/** Rows of an account that is still proposed or asked for count as what they will be; nobody has such an id. */
function asIfSettled({ accounts }: Pick<Judged, 'accounts'>): ReadonlyMap<string, number> {
  return new Map(accounts.map(({ source, accountId }, i) => [source.key, accountId ?? -1 - i]))
}

/** Files with an account inside first, so that the others can be proposed theirs. */
function resolveAll(
  staged: readonly StagedFile[],
  book: AccountBook,
  drop: Drop,
  history: ReadonlyMap<string, number>,
): Map<string, ResolvedAccount[]> {
  const resolved = new Map<string, ResolvedAccount[]>()
  const settled = new Map<string, readonly number[]>()
  const posts = staged.filter((file) => file.level === 'post')
  for (const file of [...posts, ...staged.filter((other) => other.level !== 'post')]) {
    const accounts = resolveAccounts(file, book, drop.answers.get(file.id)?.accounts, staged, settled, history)
    resolved.set(file.id, accounts)
    settled.set(
      file.id,
      accounts.flatMap((account) =>
        account.state === 'known' && account.accountId !== null ? [account.accountId] : [],
      ),
    )
  }
  return resolved
}

function inOrder(staged: readonly StagedFile[], drop: Drop, now: Date): StagedFile[] {
  const key = (file: StagedFile): string => {
    const { exportedAt } = exportDate(file, drop.answerOf(file.id), now)
    return `${exportedAt.toISOString()} ${file.lastDay ?? ''} ${file.sha256} ${file.id}`
  }
  return [...staged].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** The best evidence for the export date: the user, a number in the name, the clock of an archive, of the file; never before its last row. */
function exportDate(
  file: StagedFile,
  answer: FileAnswer,
  now: Date,
): Pick<Judged, 'exportedAt' | 'exportedAtEvidence'> {
  if (answer.exportedAt !== null) return { exportedAt: answer.exportedAt, exportedAtEvidence: 'user' }
  const modified = file.modifiedAt ?? now
  if (file.notBefore !== null && modified < file.notBefore)
    return { exportedAt: file.notBefore, exportedAtEvidence: 'last_row' }
  return { exportedAt: modified, exportedAtEvidence: file.exportEvidence }
}

function judgeFile(
  file: StagedFile,
  accounts: readonly ResolvedAccount[],
  answer: FileAnswer,
  isKnown: boolean,
  now: Date,
): Omit<Judged, 'counts' | 'needs'> {
  const questions = [...accounts.flatMap(accountQuestion), ...zoneQuestion(file, answer), ...yearQuestion(file)]
  const accountMap = new Map(
    accounts.flatMap((account) =>
      account.state === 'known' && account.accountId !== null ? [[account.source.key, account.accountId] as const] : [],
    ),
  )
  const state = isKnown ? 'known' : answer.skip ? 'skipped' : questions.length > 0 ? 'asks' : 'ready'
  return { file, state, accounts, accountMap, questions, ...exportDate(file, answer, now) }
}

function accountQuestion(account: ResolvedAccount): Notice[] {
  if (account.state === 'known') return []
  return [{ code: 'account', data: { sourceKey: account.source.key, name: account.source.name, state: account.state } }]
}

function zoneQuestion(file: StagedFile, answer: FileAnswer): Notice[] {
  if (file.level !== 'post' || answer.zone !== null || !contradicts(file)) return []
  const [best] = file.zones
  const data = {
    coded: file.coded,
    agreeing: file.agreeing,
    zone: file.zone,
    best: best?.zone ?? null,
    bestRows: best?.rows ?? 0,
  }
  return [{ code: 'zone', data }]
}

/** Days without a year wait for the export date; an answer that contradicts them leaves the question open. */
function yearQuestion(file: StagedFile): Notice[] {
  return file.level === 'account_day' && file.needsExportDate ? [{ code: 'exported_at', data: {} }] : []
}

async function knownFiles(session: Session): Promise<Set<string>> {
  const rows = await session.all(z.object({ sha256: z.string() }), sql`SELECT sha256 FROM import`)
  return new Set(rows.map((row) => row.sha256))
}

function reviewOf(drop: Drop, judged: readonly Judged[]): Review {
  const byId = new Map(judged.map((one) => [one.file.id, one]))
  const known = drop.files.flatMap((file) => {
    if (file.level === 'refused') return [refusedReview(file)]
    const one = byId.get(file.id)
    return one === undefined ? [] : [fileReview(one)]
  })
  const files = [
    ...known,
    ...drop.unknown.filter((table) => table.files.length === 0).map((table) => unknownReview(drop, table)),
  ]
  const ready = judged.filter((one) => one.state === 'ready')
  const at = (state: ReviewFile['state']): number => files.filter((file) => file.state === state).length
  const posts = ready.filter((one) => one.file.level === 'post')
  const sum = (of: (counts: RowCounts) => number): number =>
    posts.reduce((total, one) => total + (one.counts === null ? 0 : of(one.counts)), 0)
  return {
    dropId: drop.id,
    files,
    totals: {
      ready: ready.length,
      asks: at('asks'),
      refused: at('refused'),
      known: at('known'),
      postsNew: sum((counts) => counts.new),
      snapshotsAdded: sum((counts) => counts.new + counts.updated + counts.unchanged),
    },
    proposedAccounts: proposalsOf(judged),
  }
}

function fileReview(one: Judged): ReviewFile {
  const { file } = one
  return {
    id: file.id,
    fileName: file.fileName,
    bytes: file.bytes,
    state: one.state,
    format: file.format,
    platform: file.platform,
    level: file.level,
    language: file.language,
    encoding: file.encoding,
    delimiter: file.delimiter,
    refusal: null,
    exportedAt: one.exportedAt.toISOString(),
    exportedAtEvidence: one.exportedAtEvidence,
    firstDay: file.firstDay,
    lastDay: file.lastDay,
    accounts: one.accounts.map(({ source, state, accountId, candidates }) => ({
      sourceKey: source.key,
      sourceName: source.name ?? source.handle ?? source.nativeId ?? '',
      rows: source.rows,
      state,
      accountId,
      candidates: [...candidates],
    })),
    counts: one.counts,
    // That ids are not to be had is a matter of the commit alone.
    warnings: file.warnings.filter(({ code }) => code !== 'no_ids'),
    questions: [...one.questions],
    sums: sumsOf(file),
  }
}

/** People are never added over days, nor is a stock; the other figures of a day are. */
const NEVER_ADDED = new Set(['reach', 'viewers', 'viewers_new', 'viewers_returning', 'visitors', 'followers'])

function sumsOf(file: StagedFile): Record<string, number> {
  if (file.level === 'post') return { ...file.sums }
  if (file.level === 'audience') return {}
  const sums: Record<string, number> = {}
  for (const series of file.series) {
    if (NEVER_ADDED.has(series.metric)) continue
    sums[series.metric] = (sums[series.metric] ?? 0) + series.days.reduce((total, day) => total + day.value, 0)
  }
  return sums
}

const NOTHING_KNOWN = {
  format: null,
  platform: null,
  level: null,
  language: null,
  encoding: null,
  delimiter: null,
  refusal: null,
  exportedAt: null,
  exportedAtEvidence: null,
  firstDay: null,
  lastDay: null,
  accounts: [],
  counts: null,
  warnings: [],
  questions: [],
  sums: {},
} satisfies Omit<ReviewFile, 'id' | 'fileName' | 'bytes' | 'state'>

function refusedReview({ id, fileName, bytes, format, platform, refusal }: RefusedFile): ReviewFile {
  return { ...NOTHING_KNOWN, ...{ id, fileName, bytes, format, platform, refusal }, state: 'refused' }
}

/** A table that waits for somebody to say what its columns are. */
function unknownReview(drop: Drop, { base, question }: UnknownTable): ReviewFile {
  const { id, fileName, bytes, encoding, delimiter, warnings } = base
  const isSkipped = drop.answers.get(id)?.skip === true
  return {
    ...NOTHING_KNOWN,
    ...{ id, fileName, bytes, encoding, delimiter },
    state: isSkipped ? 'skipped' : 'asks',
    warnings: warnings.filter(({ code }) => code !== 'resaved'),
    questions: [question],
  }
}

function proposalsOf(judged: readonly Judged[]): Review['proposedAccounts'] {
  const found = new Map<string, Review['proposedAccounts'][number]>()
  for (const { file, accounts, state } of judged) {
    if (state !== 'asks') continue
    for (const { proposal, source } of accounts) {
      if (proposal === null) continue
      const before = found.get(proposal)
      found.set(proposal, {
        key: proposal,
        platform: source.platform,
        name: before?.name ?? source.name ?? source.handle ?? source.nativeId ?? '',
        nativeId: before?.nativeId ?? source.nativeId,
        handle: before?.handle ?? source.handle,
        files: [...new Set([...(before?.files ?? []), file.id])],
      })
    }
  }
  // Sorted, so that the accounts created get the same ids whatever the order of the files.
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** What a commit must find unchanged: for every file that is ready, what it is, whose it is, and its counts. */
export function signatureOf(review: Review | null): string {
  const ready = (review?.files ?? []).filter((file) => file.state === 'ready')
  const said = ready.map((file) => [
    file.id,
    file.exportedAt,
    file.counts,
    file.accounts.map((account) => [account.sourceKey, account.accountId]),
  ])
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}
