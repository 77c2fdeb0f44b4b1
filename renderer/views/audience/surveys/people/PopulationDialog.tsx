import { useState } from 'react'
import {
  POPULATION_DIMENSIONS,
  type Population,
  type PopulationDraft,
  type PopulationRead,
} from '../../../../../shared/contract/populations'
import { useChange } from '../../../../api/useChange'
import { useQuery } from '../../../../api/useQuery'
import { useQuiet } from '../../../../api/useQuiet'
import { Button } from '../../../../components/Button'
import { ErrorPanel } from '../../../../components/ErrorPanel'
import { Check, Field, SelectField } from '../../../../components/Field'
import { DialogSheet } from '../../../../components/Sheet'
import { useUndo } from '../../../../components/undoContext'
import { useWorkspace } from '../../../../components/workspaceContext'
import { useWords } from '../../../../i18n/useWords'
import { LinesRead } from './LinesRead'
import { PersonaFields } from './PersonaFields'
import { PopulationFile } from './PopulationFile'
import { draftOf, EMPTY, personaText, problemsOf, tableOf, type Draft, type Problem } from './populationDraft'

/** People at a date, pasted, typed or taken from a file, with their source; what is read of it is shown before it is kept. */
export function PopulationDialog({
  table,
  onClose,
}: {
  /** The table to be changed; null = a new one. */
  readonly table: Population | null
  readonly onClose: () => void
}) {
  const t = useWords()
  const title = table === null ? t('populations.add') : t('populations.edit', { label: table.label })
  return (
    <DialogSheet title={title} isOpen onClose={onClose} wide>
      <PopulationForm table={table} onClose={onClose} />
    </DialogSheet>
  )
}

interface FormProps {
  readonly table: Population | null
  readonly onClose: () => void
}

function PopulationForm({ table, onClose }: FormProps) {
  const t = useWords()
  const { today } = useWorkspace()
  const [draft, setDraft] = useState<Draft>(() => (table === null ? { ...EMPTY, takenOn: today } : draftOf(table)))
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }))
  const { read, isBehind, error } = useLines(draft)
  const problems = problemsOf(draft, today)
  const save = useKeep(table, draft, onClose)
  const isWhole = read !== null && read.rejects.length === 0 && read.blocking.length === 0
  const submit = () => {
    setTried(true)
    if (problems.length === 0 && isWhole && !isBehind) save.mutate(tableOf(draft, read.rows))
  }
  return (
    <div className="form population-form">
      <About draft={draft} set={set} problems={isTried ? problems : []} isNew={table === null} />
      {draft.dimension === 'persona' ? (
        <PersonaFields draft={draft} set={set} />
      ) : (
        <>
          <Field
            label={t('populations.lines')}
            hint={t(`populations.lines_hint.${draft.dimension}`)}
            value={draft.text}
            onChange={(text) => set({ text })}
            lines={8}
            isRequired
          />
          <PopulationFile onText={(text) => set({ text })} />
          {(draft.adds || read?.rejects.some(({ reason }) => reason === 'twice') === true) && (
            <Check isSelected={draft.adds} onChange={(adds) => set({ adds })}>
              {t('populations.adds')}
            </Check>
          )}
        </>
      )}
      {error !== null && <ErrorPanel error={error} />}
      {read !== null && <LinesRead read={read} isTried={isTried} />}
      {save.error !== null && <ErrorPanel error={save.error} />}
      <div className="acts">
        <Button kind="primary" onPress={submit} isDisabled={save.isPending}>
          {t('common.save')}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** What the lines say, read again as they are typed. */
function useLines(draft: Draft): {
  readonly read: PopulationRead | null
  readonly isBehind: boolean
  readonly error: unknown
} {
  const { dimension, adds } = draft
  const text = dimension === 'persona' ? personaText(draft.personas) : draft.text
  const now = JSON.stringify([dimension, text, adds])
  const quiet = useQuiet(now)
  const asked = useQuery(
    ['populations.read', quiet],
    (api, signal) => api.populations.read({ dimension, text, adds }, { signal }),
    { enabled: quiet === now },
  )
  return {
    read: asked.data ?? null,
    isBehind: quiet !== now || asked.isPlaceholderData || asked.isFetching,
    error: asked.error,
  }
}

function useKeep(table: Population | null, draft: Draft, onClose: () => void) {
  const t = useWords()
  const undo = useUndo()
  const putBack = useChange(async (api, { id, before }: { id: number; before: PopulationDraft | null }) => {
    if (before === null) await api.populations.remove({ id })
    else await api.populations.save({ table: before, replaces: id })
  })
  return useChange(
    (api, kept: PopulationDraft) => api.populations.save({ table: kept, replaces: table?.id ?? null }),
    (done) => {
      onClose()
      undo({ message: t('populations.saved', { label: draft.label.trim() }), undo: () => putBack.mutate(done) })
    },
  )
}

function About({
  draft,
  set,
  problems,
  isNew,
}: {
  readonly draft: Draft
  readonly set: (change: Partial<Draft>) => void
  readonly problems: readonly Problem[]
  readonly isNew: boolean
}) {
  const t = useWords()
  const problem = (...fields: Problem[]) => {
    const found = fields.find((field) => problems.includes(field))
    return found === undefined ? null : t(`populations.problem.${found}`)
  }
  return (
    <>
      <div className="two">
        <Field
          label={t('populations.label')}
          hint={t('populations.label_hint')}
          value={draft.label}
          problem={problem('label')}
          onChange={(label) => set({ label })}
          isRequired
        />
        <SelectField
          label={t('populations.dimension')}
          value={draft.dimension}
          choices={POPULATION_DIMENSIONS.map((id) => ({ id, text: t(`populations.by.${id}`) }))}
          onChange={(id) => set({ dimension: POPULATION_DIMENSIONS.find((each) => each === id) ?? draft.dimension })}
        />
        <Field
          label={t('populations.source')}
          hint={t('populations.source_hint')}
          value={draft.source}
          problem={problem('source')}
          onChange={(source) => set({ source })}
          isRequired
        />
        <Field
          label={t('populations.taken_on')}
          type="date"
          value={draft.takenOn}
          problem={problem('takenOn', 'future')}
          onChange={(takenOn) => set({ takenOn })}
          isRequired
        />
      </div>
      {isNew && <p className="note">{t(`populations.what.${draft.dimension}`)}</p>}
    </>
  )
}
