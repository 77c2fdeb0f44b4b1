import { Button } from '../../components/Button'
import { SelectField } from '../../components/Field'
import { useWords } from '../../i18n/useWords'
import { CLAUSE_KINDS, type Clause } from './clauseKinds'
import { PercentInput } from './PercentInput'
import { usePersonas } from './names'

const codeOf = (clause: Pick<Clause, 'kind' | 'dimension'>) => `${clause.kind}.${clause.dimension ?? 'all'}`

/** The thresholds of a line, one per row: what must be true of the audience for "reaches". */
export function ClauseRows({
  clauses,
  personaIds,
  onChange,
}: {
  readonly clauses: readonly Clause[]
  readonly personaIds: readonly number[]
  readonly onChange: (clauses: Clause[]) => void
}) {
  const t = useWords()
  const change = (index: number, next: Clause) => onChange(clauses.map((each, at) => (at === index ? next : each)))
  return (
    <fieldset>
      <legend>{t('network.thresholds')}</legend>
      <p className="note">{t('network.thresholds_why')}</p>
      <ul className="clauses">
        {clauses.map((clause, index) => (
          <li key={index}>
            <ClauseRow clause={clause} personaIds={personaIds} onChange={(next) => change(index, next)} />
            <Button
              kind="quiet"
              icon="cross"
              aria-label={t('network.clause_remove', { n: index + 1 })}
              onPress={() => onChange(clauses.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ul>
      <Button
        kind="quiet"
        icon="plus"
        onPress={() => onChange([...clauses, { personaId: null, kind: 'share', dimension: 'age', threshold: 0.4 }])}
      >
        {t('network.clause_add')}
      </Button>
    </fieldset>
  )
}

function ClauseRow({
  clause,
  personaIds,
  onChange,
}: {
  readonly clause: Clause
  readonly personaIds: readonly number[]
  readonly onChange: (clause: Clause) => void
}) {
  const t = useWords()
  const personas = usePersonas().filter((each) => personaIds.includes(each.id))
  return (
    <>
      <SelectField
        label={t('network.clause_kind')}
        value={codeOf(clause)}
        onChange={(code) => {
          const kind = CLAUSE_KINDS.find((each) => codeOf(each) === code)
          if (kind !== undefined) onChange({ ...clause, ...kind })
        }}
        choices={CLAUSE_KINDS.map((each) => ({ id: codeOf(each), text: t(`clause.kind.${codeOf(each)}`) }))}
      />
      <SelectField
        label={t('network.clause_for')}
        value={String(clause.personaId ?? 'each')}
        onChange={(id) => onChange({ ...clause, personaId: id === 'each' ? null : Number(id) })}
        choices={[
          { id: 'each', text: t('network.clause_each') },
          ...personas.map((each) => ({ id: String(each.id), text: each.name })),
        ]}
      />
      <div className="fieldset">
        <span className="small soft">{t('network.clause_threshold')}</span>
        <PercentInput
          label={t('network.clause_threshold')}
          value={clause.threshold}
          onChange={(threshold) => onChange({ ...clause, threshold: threshold ?? 0 })}
        />
      </div>
    </>
  )
}
