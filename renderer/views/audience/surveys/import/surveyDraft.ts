import {
  SINGLE_ROLES,
  type SurveyColumn,
  type SurveyColumnRead,
  type SurveyDraft,
  type SurveyRead,
  type SurveyRole,
} from '../../../../../shared/contract/surveys'
import { isDay } from '../../../../../shared/periods'
import type { SurveyFrame } from '../../../../../shared/vocabulary'

/** A survey about to be kept: everything a person can still change. */
export interface Draft {
  readonly label: string
  readonly takenOn: string
  /** null = nobody has said yet. */
  readonly isProbability: boolean | null
  /** Of a drawn sample: whom it was drawn from. */
  readonly drawnFrom: SurveyFrame
  readonly population: string
  readonly columns: readonly SurveyColumn[]
  readonly accounts: SurveyDraft['accounts']
  readonly statuses: SurveyDraft['statuses']
}

/** The draft that the reading proposes. */
export function draftOf({ label, takenOn, columns, accounts, statuses }: SurveyRead): Draft {
  return {
    label,
    takenOn: takenOn ?? '',
    isProbability: null,
    drawnFrom: 'members',
    population: '',
    columns: columns.map(({ position, role, separator, accountId }) => ({ position, role, separator, accountId })),
    // All of them are said: "X" is an account here, where it could be a tick elsewhere.
    accounts: accounts.map(({ text, accountId }) => ({ text, accountId })),
    statuses: statuses.flatMap(({ text, status }) => (text === status ? [] : [{ text, status }])),
  }
}

/** Roles whose cells may hold several answers. */
const SEVERAL: ReadonlySet<SurveyRole> = new Set(['follows', 'status', 'language', 'occupation', 'question'])

export const maySplit = ({ role, accountId }: SurveyColumn): boolean => SEVERAL.has(role) && accountId === null

/** Says what a column is; the one that was it before is another question then, or not kept where it is personal. */
export function withRole(draft: Draft, position: number, role: SurveyRole, read: readonly SurveyColumnRead[]): Draft {
  const isPersonal = (at: number) => read.find((column) => column.position === at)?.personal === true
  return {
    ...draft,
    columns: draft.columns.map((column) => {
      if (column.position === position) {
        return { ...column, role, accountId: role === 'follows' ? column.accountId : null }
      }
      if (!SINGLE_ROLES.has(role) || column.role !== role) return column
      return { ...column, role: isPersonal(column.position) ? 'ignored' : 'question' }
    }),
  }
}

/** Changes how one column is read. */
export const withColumn = (
  draft: Draft,
  position: number,
  change: Partial<Pick<SurveyColumn, 'separator' | 'accountId'>>,
): Draft => ({
  ...draft,
  columns: draft.columns.map((column) => (column.position === position ? { ...column, ...change } : column)),
})

/** Says which account an answer stands for; null = none of ours. */
export const withAccount = (draft: Draft, text: string, accountId: number | null): Draft => ({
  ...draft,
  accounts: [...draft.accounts.filter((each) => each.text !== text), { text, accountId }],
})

/** Says under which word a status is kept; its own words = as it is. */
export const withStatus = (draft: Draft, text: string, status: string): Draft => ({
  ...draft,
  statuses: [
    ...draft.statuses.filter((each) => each.text !== text),
    ...(status.trim() === '' || status.trim() === text ? [] : [{ text, status: status.trim() }]),
  ],
})

/** Signs that may stand between the answers of a cell; null = one answer. */
export const SEPARATORS = [null, ';', ',', ', ', '|', '/', ' / ', '\n'] as const

/** Whether a separator is worth a question: one is set, or the answers shown hold one. */
export function asksSeparator(column: SurveyColumn, { values }: Pick<SurveyColumnRead, 'values'>): boolean {
  return maySplit(column) && (column.separator !== null || values.some(({ text }) => /[;,|/\n]/.test(text)))
}

/** People as typed, thousands apart or not; null = nothing typed, undefined = no whole number above 0. */
export function populationOf(text: string): number | null | undefined {
  const bare = text.replace(/[\s\u00a0\u202f]/gu, '')
  if (bare === '') return null
  return /^\d{1,12}$/.test(bare) && Number(bare) > 0 ? Number(bare) : undefined
}

/** What a person must still say; the engine's own obstacles come beside. */
export type Obstacle = 'label' | 'takenOn' | 'isProbability' | 'population'

export function obstaclesOf({ label, takenOn, isProbability, population }: Draft): Obstacle[] {
  const found: (Obstacle | false)[] = [
    isProbability === null && 'isProbability',
    !isDay(takenOn) && 'takenOn',
    label.trim() === '' && 'label',
    isProbability === true && populationOf(population) === undefined && 'population',
  ]
  return found.filter((each) => each !== false)
}

/** The table that is read. */
export interface Place {
  readonly uploadId: string
  readonly table: number
  readonly headerRow?: number
}

/**
 * What the engine is asked with: what is not said yet is filled so that the answers can be counted meanwhile. Only a drawn sample was
 * drawn from somebody, and from so many.
 */
export function inputOf(draft: Draft, place: Place, today: string): SurveyDraft {
  const { label, takenOn, isProbability, drawnFrom, population, columns, accounts, statuses } = draft
  return {
    ...place,
    label: label.trim() === '' ? '…' : label.trim(),
    takenOn: isDay(takenOn) ? takenOn : today,
    isProbability: isProbability ?? false,
    drawnFrom: isProbability === true ? drawnFrom : 'members',
    population: isProbability === true ? (populationOf(population) ?? null) : null,
    columns: columns.filter(({ role }) => role !== 'ignored').map((column) => ({ ...column })),
    accounts: [...accounts],
    statuses: [...statuses],
  }
}
