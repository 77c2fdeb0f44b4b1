import { useState } from 'react'
import type { NeedsMatrix, NeedTopic } from '../../../../shared/contract/needs'
import { MEASURES } from '../../../../shared/vocabulary'
import { both } from '../../../api/answered'
import { useQuery } from '../../../api/useQuery'
import { Answer } from '../../../components/Answer'
import { Button } from '../../../components/Button'
import { DownloadRow } from '../../../components/DownloadRow'
import { Empty } from '../../../components/Empty'
import { Sentence } from '../../../components/Sentence'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'
import { PhraseSelect } from '../../compare/PhraseSelect'
import { ImportNotes } from './ImportNotes'
import { NeedsTable } from './NeedsTable'
import { NoteForm } from './NoteForm'
import { NotesList } from './NotesList'
import { type NeedsState, useNeedsState } from './needsState'
import { TopicDialog } from './TopicDialog'
import { Unmet } from './Unmet'
import './needs.css'

/** What users say, as staff hear it: logged in one line, read from files, and set beside what is published. */
export function NeedsTab() {
  const state = useNeedsState()
  const { period, branches, measure } = state
  const topics = useQuery(['needs.topics', null], (api, signal) => api.needs.topics({ period: null }, { signal }))
  const matrix = useQuery(['needs.matrix', period, branches, measure], (api, signal) =>
    api.needs.matrix({ period, branches: [...branches], measure }, { signal }),
  )
  if (state.isImporting) return <ImportNotes topics={topics.data ?? []} onClose={() => state.setImporting(false)} />
  return (
    <>
      <Logging state={state} topics={topics.data ?? []} />
      <Answer query={both(matrix, topics)}>
        {([result, known]) => <Heard state={state} matrix={result} topics={known} />}
      </Answer>
    </>
  )
}

/** The line to log a note, and the way to bring in a file: there before anything is read. */
function Logging({ state, topics }: { readonly state: NeedsState; readonly topics: readonly NeedTopic[] }) {
  const t = useWords()
  return (
    <section className="logging" aria-label={t('needs.log')}>
      <div className="logging-head">
        <h2>{t('needs.log')}</h2>
        <Button kind="quiet" icon="table" onPress={() => state.setImporting(true)}>
          {t('needs.import')}
        </Button>
      </div>
      <NoteForm topics={topics.map(({ topic }) => topic)} />
    </section>
  )
}

interface HeardProps {
  readonly state: NeedsState
  readonly matrix: NeedsMatrix
  readonly topics: readonly NeedTopic[]
}

function Heard({ state, matrix, topics }: HeardProps) {
  const t = useWords()
  const [edited, setEdited] = useState<string | null>(null)
  const open = topics.find(({ topic }) => topic === edited)
  if (topics.length === 0) {
    return (
      <Empty title={t('needs.none')} note>
        {t('needs.none.why')}
      </Empty>
    )
  }
  return (
    <>
      <Sentence as="h1" finding={matrix.finding} under={<Under matrix={matrix} />} />
      {matrix.topics.length > 0 && <Crossed state={state} matrix={matrix} onEdit={setEdited} />}
      <Unmet matrix={matrix} />
      <NotesList state={state} topics={topics} />
      {open !== undefined && (
        <TopicDialog
          key={open.topic}
          topic={open}
          topics={topics.map(({ topic }) => topic)}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

/** The matrix with the measure of what posts obtained, its key and its file. */
function Crossed({
  state,
  matrix,
  onEdit,
}: Pick<HeardProps, 'state' | 'matrix'> & { readonly onEdit: (topic: string) => void }) {
  const t = useWords()
  return (
    <>
      <div className="needs-options">
        <PhraseSelect
          label={t('compare.measure')}
          value={state.measure}
          onChange={state.setMeasure}
          choices={MEASURES.map((id) => ({ id, label: t(`compare.rate.${id}.full`) }))}
        />
      </div>
      <NeedsTable matrix={matrix} onEdit={onEdit} />
      <div className="foot">
        <p className="note needs-key">{t('needs.key')}</p>
        <DownloadRow
          csv={(api, language) =>
            api.needs.csv({
              period: state.period,
              branches: [...state.branches],
              measure: state.measure,
              table: 'matrix',
              language,
            })
          }
        />
      </div>
    </>
  )
}

/** What was counted, and what was not. */
function Under({ matrix }: { readonly matrix: NeedsMatrix }) {
  const t = useWords()
  const days = useDays()
  const left = matrix.setAside.reduce((sum, { n }) => sum + n, 0)
  return (
    <>
      {t('needs.under', {
        notes: matrix.notes,
        topics: matrix.topics.length,
        posts: matrix.posts,
        days: days.range(matrix.from, matrix.to),
        left,
      })}
    </>
  )
}
