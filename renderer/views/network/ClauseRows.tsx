import { useEffect, useRef, useState } from 'react'
import type { Persona } from '../../../shared/contract/audience'
import { Button } from '../../components/Button'
import { useFilledWords } from '../../i18n/useFilledWords'
import { useWords } from '../../i18n/useWords'
import {
  CLAUSE_KINDS,
  codeOf,
  dimensionsOf,
  firstThreshold,
  isThreshold,
  useClauseText,
  usualClauses,
  withoutIt,
  type Clause,
  type ClauseKind,
} from './clauseKinds'
import { NumberInput } from './NumberInput'
import { PercentInput } from './PercentInput'

interface ClauseRowsProps {
  readonly clauses: readonly Clause[]
  /** Whom the line is for. */
  readonly personas: readonly Persona[]
  readonly onChange: (clauses: Clause[]) => void
}

/** The thresholds of a line, one per row, each a sentence: what must be true of the audience for "reaches". */
export function ClauseRows({ clauses, personas, onChange }: ClauseRowsProps) {
  const t = useWords()
  const clauseText = useClauseText()
  const list = useRef<HTMLFieldSetElement>(null)
  // Rows keep their typed text through changes of the list: each has a number of its own.
  const [keys, setKeys] = useState(() => clauses.map((_, index) => index))
  const [fresh, setFresh] = useState<number | null>(null)
  const next = Math.max(-1, ...keys) + 1
  const usual = usualClauses(personas)
  const replace = (all: readonly Clause[]) => {
    setKeys(all.map((_, index) => next + index))
    onChange([...all])
  }
  const add = () => {
    const [dimension = 'age'] = dimensionsOf(personas)
    const kind: ClauseKind = { kind: 'share', dimension }
    setKeys([...keys, next])
    setFresh(next)
    onChange([...clauses, { personaId: null, ...kind, threshold: firstThreshold(kind) }])
  }
  const remove = (index: number) => {
    setKeys(keys.filter((_, at) => at !== index))
    onChange(clauses.filter((_, at) => at !== index))
    list.current?.querySelector<HTMLElement>('.clause-acts button')?.focus()
  }
  return (
    <fieldset ref={list}>
      <legend>{t('network.thresholds')}</legend>
      <p className="note">{t('network.thresholds_why')}</p>
      {clauses.length === 0 && (
        <p className="note">
          {usual.length === 0
            ? t('line.usual.none')
            : t('line.usual.count', { clauses: usual.map(clauseText).join(' ; ') })}
        </p>
      )}
      <ul className="clauses">
        {clauses.map((clause, index) => (
          <li key={keys[index] ?? index}>
            <ClauseRow
              clause={clause}
              personas={personas}
              isFresh={keys[index] === fresh}
              onChange={(changed) => onChange(clauses.map((each, at) => (at === index ? changed : each)))}
            />
            <Button
              kind="quiet"
              icon="cross"
              aria-label={t('network.clause_remove', { n: index + 1 })}
              onPress={() => remove(index)}
            />
          </li>
        ))}
      </ul>
      <div className="acts clause-acts">
        <Button kind="quiet" icon="plus" onPress={add}>
          {t('network.clause_add')}
        </Button>
        {usual.length > 0 && (
          <Button kind="quiet" icon="undo" onPress={() => replace(usual)}>
            {t('line.usual.take')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

interface ClauseRowProps {
  readonly clause: Clause
  readonly personas: readonly Persona[]
  readonly isFresh: boolean
  readonly onChange: (clause: Clause) => void
}

function ClauseRow({ clause, personas, isFresh, onChange }: ClauseRowProps) {
  const t = useWords()
  const fill = useFilledWords()
  const clauseText = useClauseText()
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isFresh) row.current?.querySelector('select')?.focus()
  }, [isFresh])
  const asked = dimensionsOf(personas)
  const offered = CLAUSE_KINDS.filter(
    (each) => each.dimension === null || asked.includes(each.dimension) || codeOf(each) === codeOf(clause),
  )
  const kinds = offered.some((each) => codeOf(each) === codeOf(clause)) ? offered : [clause, ...offered]
  const empty = withoutIt(clause, personas)
  const setKind = (code: string) => {
    const kind = kinds.find((each) => codeOf(each) === code)
    if (kind === undefined) return
    const threshold = kind.kind === clause.kind ? clause.threshold : firstThreshold(kind)
    onChange({ ...clause, kind: kind.kind, dimension: kind.dimension, threshold })
  }
  const fields = {
    who: <WhoSelect key="who" clause={clause} personas={personas} onChange={onChange} />,
    // Another unit, another number: the field begins anew.
    threshold: <Threshold key={`threshold ${clause.kind}`} clause={clause} onChange={onChange} />,
    what: (
      <select
        key="what"
        className="field what"
        aria-label={t('network.clause_kind')}
        value={codeOf(clause)}
        onChange={(event) => setKind(event.target.value)}
      >
        {kinds.map((each) => (
          <option key={codeOf(each)} value={codeOf(each)}>
            {t(`line.what.${codeOf(each)}`)}
          </option>
        ))}
      </select>
    ),
  }
  return (
    <div className="clause" ref={row}>
      <div className="clause-in">{fill(`line.row.${clause.kind}`, fields)}</div>
      {isThreshold(clause) ? (
        <p className="note">{clauseText(clause)}</p>
      ) : (
        <p className="problem" role="alert">
          {t('line.problem.threshold')}
        </p>
      )}
      {empty.map((persona) => (
        <p key={persona.id} className="st ask small">
          {t('line.without', { persona: persona.name })}
        </p>
      ))}
    </div>
  )
}

function WhoSelect({ clause, personas, onChange }: Omit<ClauseRowProps, 'isFresh'>) {
  const t = useWords()
  return (
    <select
      className="field who"
      aria-label={t('network.clause_for')}
      value={String(clause.personaId ?? 'each')}
      onChange={(event) => {
        const id = event.target.value
        onChange({ ...clause, personaId: id === 'each' ? null : Number(id) })
      }}
    >
      <option value="each">{t('network.clause_each')}</option>
      {personas.map((each) => (
        <option key={each.id} value={String(each.id)}>
          {each.name}
        </option>
      ))}
    </select>
  )
}

function Threshold({ clause, onChange }: Pick<ClauseRowProps, 'clause' | 'onChange'>) {
  const t = useWords()
  const label = t(`line.threshold.${clause.kind}`)
  if (clause.kind === 'index') {
    return (
      <span className="percent">
        <NumberInput
          label={label}
          value={clause.threshold / 100}
          onChange={(times) => onChange({ ...clause, threshold: times * 100 })}
        />
      </span>
    )
  }
  return (
    <PercentInput
      label={label}
      value={clause.threshold}
      onChange={(threshold) => onChange({ ...clause, threshold: threshold ?? 0 })}
    />
  )
}
