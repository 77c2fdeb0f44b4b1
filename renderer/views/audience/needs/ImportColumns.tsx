import { NEED_ROLES, type NeedRole, type NeedTopic } from '../../../../shared/contract/needs'
import { SelectField } from '../../../components/Field'
import { useWords } from '../../../i18n/useWords'
import { TopicField } from './TopicField'
import type { NoteFile, NoteFileState } from './useNoteFile'

/** Rows at the top among which the names of the columns may be chosen; a row found further down as well. */
const HEADERS = 10

/** What each column is: its name, some of its cells, and the choice; then what the columns leave open. */
export function ImportColumns({
  file: { read, draft },
  state,
  topics,
}: {
  readonly file: NoteFile
  readonly state: NoteFileState
  readonly topics: readonly NeedTopic[]
}) {
  const t = useWords()
  const roleOf = (position: number): NeedRole =>
    draft.columns.find((each) => each.position === position)?.role ?? 'ignored'
  const hasTopic = draft.columns.some(({ role }) => role === 'topic')
  return (
    <>
      {read.tables.length > 1 && (
        <SelectField
          label={t('needs.import.table')}
          value={String(read.table)}
          onChange={(id) => state.setTable(Number(id))}
          choices={read.tables.map(({ name }, at) => ({ id: String(at), text: name }))}
        />
      )}
      <div className="two note-open">
        <SelectField
          label={t('needs.import.header')}
          value={String(read.headerRow)}
          onChange={(id) => state.setHeader(Number(id))}
          choices={Array.from({ length: Math.max(HEADERS, read.headerRow + 1) }, (_, at) => ({
            id: String(at),
            text: t('needs.import.header_row', { n: at + 1 }),
          }))}
        />
      </div>
      <p className="note">{t('needs.import.rows', { n: read.rows })}</p>
      <div className="note-columns">
        {read.columns.map(({ position, name, samples, certainty }) => {
          const role = roleOf(position)
          return (
            <div key={position} className={role === 'ignored' ? 'off' : ''}>
              <SelectField
                label={name === '' ? t('needs.import.unnamed', { n: position + 1 }) : name}
                value={role}
                onChange={(id) => state.setRole(position, NEED_ROLES.find((each) => each === id) ?? 'ignored')}
                choices={NEED_ROLES.map((id) => ({ id, text: t(`needs.role.${id}`) }))}
              />
              <p className="note cells">{samples.join(' · ')}</p>
              {role !== 'ignored' && certainty !== 'sure' && <p className="note">{t('needs.import.check')}</p>}
            </div>
          )
        })}
      </div>
      <div className="two note-open">
        {!hasTopic && (
          <TopicField value={draft.topic ?? ''} topics={topics.map(({ topic }) => topic)} onChange={state.setTopic} />
        )}
        {read.isOrderOpen && (
          <SelectField
            label={t('needs.import.order')}
            value={draft.order ?? 'open'}
            onChange={(id) => state.setOrder(id === 'day_first' || id === 'month_first' ? id : null)}
            choices={(['open', 'day_first', 'month_first'] as const).map((id) => ({
              id,
              text: t(`needs.import.order.${id}`),
            }))}
          />
        )}
      </div>
    </>
  )
}
