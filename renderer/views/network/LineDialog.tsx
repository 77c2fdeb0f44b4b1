import { useState } from 'react'
import type { Account, EditorialLine } from '../../../shared/contract/network'
import { isDay } from '../../../shared/periods'
import { AIMS } from '../../../shared/vocabulary'
import { useChange } from '../../api/useChange'
import type { Network } from '../../api/useNetwork'
import { Link } from '../../address/Link'
import { Check, Field, SelectField } from '../../components/Field'
import { DialogSheet } from '../../components/Sheet'
import { useUndo } from '../../components/undoContext'
import { useWorkspace } from '../../components/workspaceContext'
import { useWords } from '../../i18n/useWords'
import { ClauseRows } from './ClauseRows'
import { isThreshold } from './clauseKinds'
import { EditForm } from './EditForm'
import { isOverWhole, linesToSave, restoreLines, saveLines, type LineDraft } from './lines'
import { usePersonas } from './names'
import { ThemeShares } from './ThemeShares'

interface LineDialogProps {
  readonly network: Network
  readonly account: Account
  readonly line: EditorialLine | null
  readonly onClose: () => void
}

/** Changes what an account is for, from a day on; past quarters keep the line they had. */
export function LineDialog({ network, account, line, onClose }: LineDialogProps) {
  const t = useWords()
  const tell = useUndo()
  const { today } = useWorkspace()
  const personas = usePersonas()
  const [draft, setDraft] = useState<LineDraft>(() => line ?? newLine(account.id, today))
  const set = (change: Partial<LineDraft>) => setDraft((now) => ({ ...now, ...change }))
  const before = network.lines.filter((each) => each.accountId === account.id)
  const back = useChange((api, added: readonly number[]) => restoreLines(api, before, added))
  const save = useChange(saveLines, (added) => {
    tell({ message: t('line.saved', { name: account.name }), undo: () => back.mutate(added) })
    onClose()
  })
  const isOrdered = draft.validTo === null || (isDay(draft.validTo) && draft.validFrom <= draft.validTo)
  const isGood = isDay(draft.validFrom) && isOrdered && draft.clauses.every(isThreshold) && !isOverWhole(draft.themes)
  return (
    <DialogSheet title={t('network.line_of', { name: account.name })} isOpen wide onClose={onClose}>
      <EditForm
        error={save.error}
        canSave={isGood && !save.isPending}
        onSave={() => save.mutate(linesToSave(line, draft))}
        onCancel={onClose}
      >
        <PersonaChoice draft={draft} set={set} />
        <ClauseRows
          clauses={draft.clauses}
          personas={personas.filter(({ id }) => draft.personaIds.includes(id))}
          onChange={(clauses) => set({ clauses })}
        />
        <ThemeShares network={network} themes={draft.themes} onChange={(themes) => set({ themes })} />
        <SelectField
          label={t('network.judged_on')}
          value={draft.aim}
          onChange={(id) => set({ aim: AIMS.find((each) => each === id) ?? draft.aim })}
          choices={AIMS.map((id) => ({ id, text: t(`aim.${id}`) }))}
        />
        <Validity line={line} draft={draft} set={set} isOrdered={isOrdered} />
        <Field
          label={t('network.note')}
          value={draft.note ?? ''}
          onChange={(note) => set({ note: note === '' ? null : note })}
          lines={2}
        />
      </EditForm>
    </DialogSheet>
  )
}

/** Without thresholds of its own: the usual ones are judged by, and offered. */
function newLine(accountId: number, validFrom: string): LineDraft {
  return {
    accountId,
    validFrom,
    validTo: null,
    aim: 'interactions',
    note: null,
    personaIds: [],
    themes: [],
    clauses: [],
  }
}

interface PartProps {
  readonly draft: LineDraft
  readonly set: (change: Partial<LineDraft>) => void
}

function Validity({
  line,
  draft,
  set,
  isOrdered,
}: PartProps & { readonly line: EditorialLine | null; readonly isOrdered: boolean }) {
  const t = useWords()
  return (
    <div className="two">
      <Field
        label={t('network.valid_from')}
        hint={t(
          line !== null && draft.validFrom === line.validFrom ? 'network.valid_corrects' : 'network.valid_begins',
        )}
        type="date"
        value={draft.validFrom}
        onChange={(validFrom) => set({ validFrom })}
      />
      <Field
        label={t('line.valid_to')}
        hint={t('line.valid_to.hint')}
        type="date"
        value={draft.validTo ?? ''}
        onChange={(day) => set({ validTo: day === '' ? null : day })}
        problem={isOrdered ? null : t('line.problem.order')}
      />
    </div>
  )
}

function PersonaChoice({ draft, set }: PartProps) {
  const t = useWords()
  const personas = usePersonas()
  const choose = (id: number, on: boolean) =>
    set({
      personaIds: on ? [...draft.personaIds, id] : draft.personaIds.filter((each) => each !== id),
      // A threshold for somebody the line is not for says nothing.
      clauses: on ? draft.clauses : draft.clauses.filter(({ personaId }) => personaId !== id),
    })
  return (
    <fieldset>
      <legend>{t('network.for_whom')}</legend>
      {personas.length === 0 && (
        <p className="note">
          {t('network.no_personas')} <Link to="/audience?tab=personas">{t('audience.none.personas.do')}</Link>
        </p>
      )}
      <div className="checks">
        {personas.map((persona) => (
          <Check
            key={persona.id}
            isSelected={draft.personaIds.includes(persona.id)}
            onChange={(on) => choose(persona.id, on)}
          >
            {persona.name}
            {persona.tagline !== null && <span className="note"> {persona.tagline}</span>}
          </Check>
        ))}
      </div>
    </fieldset>
  )
}
