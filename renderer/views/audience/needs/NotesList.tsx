import { useState } from 'react'
import type { Need, NeedTopic } from '../../../../shared/contract/needs'
import { useChange } from '../../../api/useChange'
import { useNetwork } from '../../../api/useNetwork'
import { useQuery } from '../../../api/useQuery'
import { useThemes } from '../../../api/useThemes'
import { Answer } from '../../../components/Answer'
import { Button } from '../../../components/Button'
import { DownloadRow } from '../../../components/DownloadRow'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Field, SelectField } from '../../../components/Field'
import { BranchMark } from '../../../components/marks'
import { Table } from '../../../components/Table'
import { useUndo } from '../../../components/undoContext'
import { useDays } from '../../../format/days'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { NoteDialog } from './NoteDialog'
import type { NeedsState } from './needsState'

const STEP = 50

/** The notes of the period, narrowed by topic, theme and words; each can be put right and taken away. */
export function NotesList({ state, topics }: { readonly state: NeedsState; readonly topics: readonly NeedTopic[] }) {
  const t = useWords()
  const { period, branches, shown } = state
  const [limit, setLimit] = useState(STEP)
  const filter = { period, branches: [...branches], ...shown }
  const notes = useQuery(['needs.list', filter, limit], (api, signal) =>
    api.needs.list({ filter, offset: 0, limit: Math.min(limit, 500) }, { signal }),
  )
  return (
    <section className="notes">
      <h2 id="notes" tabIndex={-1}>
        {t('needs.notes')}
      </h2>
      <NotesFilter state={state} topics={topics} />
      <Answer query={notes}>
        {({ rows, total }) => (
          <>
            <p className="note" role="status">
              {t('needs.notes_n', { n: total })}
            </p>
            {rows.length > 0 && <NotesTable rows={rows} topics={topics.map(({ topic }) => topic)} state={state} />}
            <div className="foot">
              {rows.length < total && limit < 500 ? (
                <Button onPress={() => setLimit(Math.min(500, limit + 2 * STEP))}>
                  {t('needs.notes_more', { n: total - rows.length })}
                </Button>
              ) : (
                <span />
              )}
              <DownloadRow
                csv={(api, language) => api.needs.csv({ period, branches: [...branches], table: 'notes', language })}
              />
            </div>
          </>
        )}
      </Answer>
    </section>
  )
}

const EVERY = 'every'

function NotesFilter({ state, topics }: { readonly state: NeedsState; readonly topics: readonly NeedTopic[] }) {
  const t = useWords()
  const { nameOf } = useThemes()
  const { shown, setShown } = state
  const isNarrowed = shown.topic !== null || shown.themeId !== null || shown.text !== ''
  // A topic of the address that has no note in any period still is what is asked for.
  const names = topics.map(({ topic }) => topic)
  const offered = shown.topic === null || names.includes(shown.topic) ? names : [shown.topic, ...names]
  return (
    <div className="notes-filter" role="group" aria-label={t('needs.narrow')}>
      <SelectField
        label={t('needs.topic')}
        value={shown.topic === null ? EVERY : `=${shown.topic}`}
        onChange={(id) => setShown({ topic: id === EVERY ? null : id.slice(1) })}
        choices={[
          { id: EVERY, text: t('needs.every_topic') },
          ...offered.map((topic) => ({ id: `=${topic}`, text: topic })),
        ]}
      />
      <Field
        label={t('needs.search')}
        type="search"
        value={shown.text}
        onChange={(text) => setShown({ text: text.slice(0, 200) })}
      />
      {shown.themeId !== null && (
        <p className="note">
          {shown.themeId === 0 ? t('needs.shown_no_theme') : t('needs.shown_theme', { theme: nameOf(shown.themeId) })}
        </p>
      )}
      {isNarrowed && (
        <Button kind="quiet" onPress={() => setShown({ topic: null, themeId: null, text: '' })}>
          {t('needs.show_all')}
        </Button>
      )}
    </div>
  )
}

function NotesTable({
  rows,
  topics,
  state,
}: {
  readonly rows: readonly Need[]
  readonly topics: readonly string[]
  readonly state: NeedsState
}) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const undo = useUndo()
  const branches = useNetwork()?.branches ?? []
  const [edited, setEdited] = useState<Need | null>(null)
  const restore = useChange((api, needs: Need[]) => api.needs.restore({ needs }))
  const remove = useChange(
    (api, id: number) => api.needs.remove({ ids: [id] }),
    ({ removed }) => undo({ message: t('needs.removed'), undo: () => restore.mutate(removed) }),
  )
  const branchOf = (id: number | null) => branches.find((each) => each.id === id)
  const words = (note: Need) => ({ topic: note.topic, day: days.day(note.heardOn) })
  return (
    <>
      {(remove.error ?? restore.error) !== null && <ErrorPanel error={remove.error ?? restore.error} />}
      <div className="scroll">
        <Table
          label={t('needs.notes')}
          className="noted"
          rows={rows}
          rowKey={({ id }) => numbers.count(id)}
          columns={[
            { id: 'day', header: t('needs.day'), cell: ({ heardOn }) => days.shortDay(heardOn), width: '84px' },
            {
              id: 'branch',
              header: t('needs.branch'),
              width: '150px',
              cell: ({ branchId }) => (
                <BranchMark slot={branchOf(branchId)?.slot ?? null}>
                  {branchOf(branchId)?.shortName ?? <span className="mute">{t('needs.branch_none')}</span>}
                </BranchMark>
              ),
            },
            {
              id: 'topic',
              header: t('needs.topic'),
              isName: true,
              width: '190px',
              cell: ({ topic }) => (
                <Button kind="link" onPress={() => state.setShown({ topic })}>
                  {topic}
                </Button>
              ),
            },
            { id: 'text', header: t('needs.text'), cell: ({ text }) => text },
            { id: 'source', header: t('needs.source'), cell: ({ source }) => <span className="mute">{source}</span> },
            {
              id: 'do',
              header: <span className="vh">{t('needs.actions')}</span>,
              width: '64px',
              cell: (note) => (
                <span className="acts tight">
                  <Button
                    kind="quiet"
                    icon="pencil"
                    aria-label={t('needs.change_note', words(note))}
                    onPress={() => setEdited(note)}
                  />
                  <Button
                    kind="quiet"
                    icon="cross"
                    aria-label={t('needs.remove_note', words(note))}
                    onPress={() => remove.mutate(note.id)}
                  />
                </span>
              ),
            },
          ]}
        />
      </div>
      {edited !== null && <NoteDialog note={edited} topics={topics} onClose={() => setEdited(null)} />}
    </>
  )
}
