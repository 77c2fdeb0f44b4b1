import { useId } from 'react'
import {
  SURVEY_ROLES,
  type SurveyColumn,
  type SurveyColumnRead,
  type SurveyRole,
} from '../../../../../shared/contract/surveys'
import { useNetwork } from '../../../../api/useNetwork'
import { useNumbers } from '../../../../format/numbers'
import { useWords } from '../../../../i18n/useWords'
import { useAccountNames } from '../BehindAccount'
import { asksSeparator, SEPARATORS, withColumn, withRole } from './surveyDraft'
import type { SurveyImport } from './useSurveyImport'

/** Every column of the table: its question, what it is (to be corrected) and why, and what people answered. */
export function ColumnTable({ state }: { readonly state: SurveyImport }) {
  const t = useWords()
  return (
    <div className="scroll">
      <table className="t survey-columns" aria-label={t('surveys.columns')}>
        <thead>
          <tr>
            <th scope="col">{t('surveys.col.question')}</th>
            <th scope="col">{t('surveys.col.role')}</th>
            <th scope="col">{t('surveys.col.values')}</th>
          </tr>
        </thead>
        <tbody>
          {state.draft.columns.map((column) => {
            const read = state.read.columns.find(({ position }) => position === column.position)
            return read !== undefined && <ColumnRow key={column.position} column={column} read={read} state={state} />
          })}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly column: SurveyColumn
  readonly read: SurveyColumnRead
  readonly state: SurveyImport
}

function ColumnRow({ column, read, state }: RowProps) {
  const t = useWords()
  const id = useId()
  const name = read.name.trim() === '' ? t('mapping.column', { n: column.position + 1 }) : read.name
  const isGuess = read.role === column.role
  const isOpen = isGuess && read.certainty === 'open' && read.role !== 'question'
  return (
    <tr className={column.role === 'ignored' ? 'unused' : ''}>
      <th scope="row">
        <label htmlFor={id}>{name}</label>
      </th>
      <td>
        <div className="survey-role">
          <select
            id={id}
            className="field"
            value={column.role}
            aria-describedby={`${id}-why`}
            onChange={(event) => {
              const role = SURVEY_ROLES.find((each) => each === event.target.value) ?? column.role
              state.change((draft) => withRole(draft, column.position, role, state.read.columns))
            }}
          >
            {SURVEY_ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`surveys.role.${role}`)}
              </option>
            ))}
          </select>
          {column.role === 'follows' && <AccountField column={column} name={name} state={state} />}
          {asksSeparator(column, read) && <SeparatorField column={column} name={name} state={state} />}
          <small id={`${id}-why`} className={isOpen ? 'warned' : 'mute'}>
            {t(isGuess ? reasonOf(read) : 'surveys.by.hand')}
          </small>
        </div>
      </td>
      <td>
        <Values read={read} role={column.role} />
      </td>
    </tr>
  )
}

/** Why a column is thought to be what it is. */
function reasonOf({ role, certainty, personal, filled }: SurveyColumnRead): string {
  if (filled === 0) return 'surveys.by.empty'
  if (personal && certainty === 'sure') return 'surveys.by.personal'
  if (role === 'ignored') return 'surveys.by.free'
  if (role === 'question') return 'surveys.by.question'
  return `surveys.by.${certainty}`
}

const SHOWN = 6

/** The most frequent answers; of columns that name people, none. */
function Values({ read, role }: { readonly read: SurveyColumnRead; readonly role: SurveyRole }) {
  const t = useWords()
  const numbers = useNumbers()
  const { values, more, personal, filled } = read
  if (personal) return <span className="note">{t('surveys.values_hidden', { n: filled })}</span>
  const rest = more + Math.max(0, values.length - SHOWN)
  return (
    <ul className={`survey-values${role === 'ignored' ? ' mute' : ''}`}>
      {values.slice(0, SHOWN).map(({ text, n }) => (
        <li key={text}>
          {text} <span className="mute">{n === null ? t('surveys.under_five') : numbers.count(n)}</span>
        </li>
      ))}
      {rest > 0 && <li className="mute">{t('surveys.values_more', { n: rest })}</li>}
    </ul>
  )
}

interface ExtraProps {
  readonly column: SurveyColumn
  readonly name: string
  readonly state: SurveyImport
}

/** Whether the column stands for one account, or its answers name them. */
function AccountField({ column, name, state }: ExtraProps) {
  const t = useWords()
  const network = useNetwork()
  const names = useAccountNames()
  return (
    <select
      className="field"
      aria-label={t('surveys.account_of', { column: name })}
      value={column.accountId ?? ''}
      onChange={(event) => {
        const accountId = event.target.value === '' ? null : Number(event.target.value)
        state.change((draft) => withColumn(draft, column.position, { accountId }))
      }}
    >
      <option value="">{t('surveys.account_named')}</option>
      {(network?.accounts ?? []).map(({ id }) => (
        <option key={id} value={id}>
          {t('surveys.account_one', { account: names(id) })}
        </option>
      ))}
    </select>
  )
}

const NAMES = new Map<string | null, string>([
  [null, 'one'],
  [';', 'semicolon'],
  [',', 'comma'],
  [', ', 'comma_space'],
  ['|', 'bar'],
  ['/', 'slash'],
  [' / ', 'slash_space'],
  ['\n', 'line'],
])

function SeparatorField({ column, name, state }: ExtraProps) {
  const t = useWords()
  const { separator } = column
  const list: readonly (string | null)[] = SEPARATORS.some((each) => each === separator)
    ? SEPARATORS
    : [...SEPARATORS, separator]
  return (
    <select
      className="field"
      aria-label={t('surveys.separator_of', { column: name })}
      value={list.indexOf(separator)}
      onChange={(event) => {
        const chosen = list[Number(event.target.value)] ?? null
        state.change((draft) => withColumn(draft, column.position, { separator: chosen }))
      }}
    >
      {list.map((each, index) => (
        <option key={index} value={index}>
          {NAMES.has(each)
            ? t(`surveys.separator.${NAMES.get(each) ?? ''}`)
            : t('surveys.separator.other', { sign: each ?? '' })}
        </option>
      ))}
    </select>
  )
}
