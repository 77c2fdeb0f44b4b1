import { useState } from 'react'
import { AUDIENCE_BASES, type AudienceBasis } from '../../../shared/vocabulary'
import { isDay } from '../../../shared/periods'
import { toFailure } from '../../api/errors'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Check, Field, SelectField } from '../../components/Field'
import { DialogSheet } from '../../components/Sheet'
import { useWorkspace } from '../../components/workspaceContext'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { TYPED_DIMENSIONS, type Prefill, type TypedDimension } from './evidencePrefill'
import { parseRows, type Pasted } from './parseRows'

const UNITS = ['share', 'count'] as const

export interface Draft {
  readonly basis: AudienceBasis
  readonly dimension: TypedDimension
  readonly unit: (typeof UNITS)[number]
  readonly takenOn: string
  readonly source: string
  readonly total: string
  readonly known: string
  readonly note: string
  readonly rows: string
  /** The list is copied whole from its top. */
  readonly isWholeTop: boolean
}

/** A breakdown seen on a screen, typed in with where and when it was seen; rows can be pasted from a spreadsheet. */
export function EvidenceDialog({
  accountId,
  prefill,
  onClose,
}: {
  readonly accountId: number
  /** What it starts with; null = closed. */
  readonly prefill: Prefill | null
  readonly onClose: () => void
}) {
  const t = useWords()
  return (
    <DialogSheet title={t('audience.add.title')} isOpen={prefill !== null} onClose={onClose} wide>
      <EvidenceForm accountId={accountId} prefill={prefill ?? {}} onClose={onClose} />
    </DialogSheet>
  )
}

export const EMPTY: Omit<Draft, 'takenOn'> = {
  basis: 'followers',
  dimension: 'age',
  unit: 'share',
  source: '',
  total: '',
  known: '',
  note: '',
  rows: '',
  isWholeTop: false,
}

/** Ages and genders are whole tables; anything else is a list of the largest. */
export const isList = (dimension: TypedDimension) => !['age', 'gender', 'age_gender'].includes(dimension)

export interface PartProps {
  readonly draft: Draft
  readonly set: (change: Partial<Draft>) => void
  readonly problem: (field: keyof ReturnType<typeof problemsOf>) => string | null
}

function EvidenceForm({
  accountId,
  prefill,
  onClose,
}: {
  readonly accountId: number
  readonly prefill: Prefill
  readonly onClose: () => void
}) {
  const t = useWords()
  const { today } = useWorkspace()
  const [isTried, setTried] = useState(false)
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, ...prefill, takenOn: today })
  const pasted = parseRows(draft.rows, draft.unit)
  const problems = problemsOf(draft, pasted)
  const part: PartProps = {
    draft,
    set: (change) => setDraft((now) => ({ ...now, ...change })),
    problem: (field) => (isTried && problems[field] ? t(`audience.add.problem.${field}`) : null),
  }
  const add = useChange((api, input: Draft) => api.audience.addEvidence(asInput(accountId, input)), onClose)
  const submit = () => {
    setTried(true)
    if (!Object.values(problems).some(Boolean)) add.mutate(draft)
  }
  return (
    <div className="form">
      <Kind {...part} />
      <Source {...part} />
      <Field
        label={t('audience.add.rows')}
        hint={t('audience.add.rows.hint')}
        value={draft.rows}
        problem={part.problem('rows')}
        onChange={(rows) => part.set({ rows })}
        lines={7}
        isRequired
      />
      <Read pasted={pasted} unit={draft.unit} />
      {isList(draft.dimension) && (
        <Check isSelected={draft.isWholeTop} onChange={(isWholeTop) => part.set({ isWholeTop })}>
          {t('audience.add.whole_top')}
        </Check>
      )}
      <Field
        label={t('audience.add.note')}
        hint={t('common.optional')}
        value={draft.note}
        onChange={(note) => part.set({ note })}
      />
      {add.error !== null && <ErrorPanel error={toFailure(add.error)} />}
      <div className="acts">
        <Button kind="primary" onPress={submit} isDisabled={add.isPending}>
          {t('common.save')}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** Whose breakdown, by what, in which unit. */
export function Kind({ draft, set }: PartProps) {
  const t = useWords()
  const choices = (ids: readonly string[], area: string) => ids.map((id) => ({ id, text: t(`audience.${area}.${id}`) }))
  return (
    <div className="three">
      <SelectField
        label={t('audience.evidence.basis')}
        value={draft.basis}
        choices={choices(AUDIENCE_BASES, 'basis')}
        onChange={(value) => set({ basis: AUDIENCE_BASES.find((each) => each === value) ?? draft.basis })}
      />
      <SelectField
        label={t('audience.add.dimension')}
        value={draft.dimension}
        choices={choices(TYPED_DIMENSIONS, 'dimension')}
        onChange={(value) => set({ dimension: TYPED_DIMENSIONS.find((each) => each === value) ?? draft.dimension })}
      />
      <SelectField
        label={t('audience.add.unit')}
        value={draft.unit}
        choices={choices(UNITS, 'unit')}
        onChange={(value) => set({ unit: UNITS.find((each) => each === value) ?? draft.unit })}
      />
    </div>
  )
}

/** Where and when it was seen, and how much of the audience it speaks of. */
export function Source({ draft, set, problem }: PartProps) {
  const t = useWords()
  return (
    <div className="two">
      <Field
        label={t('audience.evidence.source')}
        hint={t('audience.add.source.hint')}
        value={draft.source}
        problem={problem('source')}
        onChange={(source) => set({ source })}
        isRequired
      />
      <Field
        label={t('audience.evidence.date')}
        type="date"
        value={draft.takenOn}
        problem={problem('takenOn')}
        onChange={(takenOn) => set({ takenOn })}
        isRequired
      />
      <Field
        label={t('audience.add.total')}
        hint={t('common.optional')}
        value={draft.total}
        problem={problem('total')}
        onChange={(total) => set({ total })}
      />
      <Field
        label={t('audience.add.known')}
        hint={t('audience.add.known.hint')}
        value={draft.known}
        problem={problem('known')}
        onChange={(known) => set({ known })}
      />
    </div>
  )
}

/** What was understood of the pasted rows, and the lines that were not: before anything is saved. */
function Read({ pasted, unit }: { readonly pasted: Pasted; readonly unit: Draft['unit'] }) {
  const t = useWords()
  const numbers = useNumbers()
  const sum = pasted.cells.reduce((total, cell) => total + cell.value, 0)
  if (pasted.cells.length === 0 && pasted.rejected.length === 0) return null
  return (
    <p className="note" role="status">
      {t('audience.add.read', {
        n: pasted.cells.length,
        sum: unit === 'share' ? numbers.share(sum) : numbers.count(sum),
      })}
      {pasted.rejected.map((each) => (
        <span key={each.line} className="problem">
          {' '}
          {t('audience.add.rejected', { line: each.line, text: each.text })}
        </span>
      ))}
    </p>
  )
}

export function problemsOf(draft: Draft, pasted: Pasted) {
  const sum = pasted.cells.reduce((total, cell) => total + cell.value, 0)
  const known = draft.known.trim() === '' ? 0 : percentOf(draft.known)
  return {
    source: draft.source.trim() === '',
    takenOn: !isDay(draft.takenOn),
    total: draft.total.trim() !== '' && !/^[\d\s\u00a0\u202f]+$/u.test(draft.total),
    known: known === null || known > 1,
    rows: pasted.cells.length === 0 || pasted.rejected.length > 0 || (draft.unit === 'share' && sum > 1.02),
  }
}

function percentOf(text: string): number | null {
  const value = Number(text.replaceAll(/[\s\u00a0\u202f%]/gu, '').replace(',', '.'))
  return Number.isFinite(value) && value >= 0 ? value / 100 : null
}

export function asInput(accountId: number, draft: Draft) {
  return {
    accountId,
    basis: draft.basis,
    dimension: draft.dimension,
    unit: draft.unit,
    takenOn: draft.takenOn,
    source: draft.source.trim(),
    total: draft.total.trim() === '' ? null : Number(draft.total.replaceAll(/\D/g, '')),
    knownShare: draft.known.trim() === '' ? null : percentOf(draft.known),
    note: draft.note.trim() === '' ? null : draft.note.trim(),
    isWholeTop: draft.isWholeTop,
    cells: parseRows(draft.rows, draft.unit).cells.map((cell) => ({ ...cell })),
  }
}
