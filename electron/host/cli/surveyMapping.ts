import { z } from 'zod'
import { SURVEY_ROLES, type SurveyDraft, type SurveyRead } from '../../../shared/contract/surveys'
import { SURVEY_FRAMES } from '../../../shared/vocabulary'
import { UsageError, type Session } from './command'
import { fold, idsOf } from './names'
import { textOfFile } from './profile'
import { surveyWords } from './surveyWords'

/** An account by its id, or by its name or handle. */
const account = z.union([z.int().positive(), z.string().min(1).max(200)]).nullable()

/**
 * What a mapping file may say; what it leaves out stays as it was found. A column is named by its question or its position from 0.
 * The `draft` that `portee survey FILE --json` prints is such a file.
 */
const mappingFile = z.strictObject({
  /** Of the draft that was printed; it means nothing later. */
  uploadId: z.string().optional(),
  table: z.int().min(0).optional(),
  headerRow: z.int().min(0).optional(),
  label: z.string().min(1).max(200).optional(),
  takenOn: z.iso.date().optional(),
  isProbability: z.boolean().optional(),
  drawnFrom: z.enum(SURVEY_FRAMES).optional(),
  population: z.int().positive().nullable().optional(),
  columns: z
    .array(
      z.strictObject({
        position: z.int().min(0).optional(),
        name: z.string().optional(),
        role: z.enum(SURVEY_ROLES),
        separator: z.string().min(1).max(3).nullable().optional(),
        accountId: account.optional(),
      }),
    )
    .optional(),
  accounts: z.array(z.strictObject({ text: z.string().min(1), accountId: account })).optional(),
  statuses: z.array(z.strictObject({ text: z.string().min(1), status: z.string().min(1) })).optional(),
})
export type SurveyMapping = z.infer<typeof mappingFile>

/** Reads a mapping file; a key nobody knows is a mistake and said. @throws UsageError */
export async function readMapping(session: Session, path: string): Promise<SurveyMapping> {
  const words = surveyWords(session.language)
  const text = await textOfFile(path)
  if (text === null) throw new UsageError(session.words.missingFile(path))
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new UsageError(words.notAMapping(path, 'JSON'))
  }
  const read = mappingFile.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new UsageError(words.notAMapping(path, `${issue?.path.join('.') ?? ''} ${issue?.code ?? ''}`.trim()))
}

interface Named {
  readonly id: number
  readonly name: string
}

/** What is known of the survey before its columns are looked at. */
export type SurveyFacts = Pick<
  SurveyDraft,
  'uploadId' | 'label' | 'takenOn' | 'isProbability' | 'drawnFrom' | 'population'
>

/** The draft of what was found, corrected by the mapping. @throws UsageError for a column or an account that is not there */
export function draftUnder(
  session: Session,
  read: SurveyRead,
  facts: SurveyFacts,
  mapping: SurveyMapping,
  accounts: readonly Named[][],
): SurveyDraft {
  const idOf = (value: number | string | null): number | null =>
    value === null ? null : (idsOf(session, 'mapping', [String(value)], [...accounts])[0] ?? null)
  const found = read.columns.map(({ position, role, separator, accountId }) => ({
    position,
    role,
    separator,
    accountId,
  }))
  const columns = new Map(found.map((column) => [column.position, column]))
  for (const { position, name, role, separator = null, accountId = null } of mapping.columns ?? []) {
    const at = position ?? read.columns.find((column) => fold(column.name) === fold(name ?? ''))?.position
    if (at === undefined || !columns.has(at))
      throw new UsageError(surveyWords(session.language).noColumn(name ?? String(position)))
    columns.set(at, { position: at, role, separator, accountId: idOf(accountId) })
  }
  const accountTexts = new Map(read.accounts.map(({ text, accountId }) => [text, accountId]))
  for (const { text, accountId } of mapping.accounts ?? []) accountTexts.set(text, idOf(accountId))
  const statusTexts = new Map(read.statuses.map(({ text, status }) => [text, status]))
  for (const { text, status } of mapping.statuses ?? []) statusTexts.set(text, status)
  return {
    ...facts,
    table: read.table,
    headerRow: read.headerRow,
    columns: [...columns.values()],
    accounts: [...accountTexts].map(([text, accountId]) => ({ text, accountId })),
    statuses: [...statusTexts].map(([text, status]) => ({ text, status })),
  }
}
