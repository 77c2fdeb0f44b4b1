import { useEffect, useRef } from 'react'
import { Button } from '../../../components/Button'
import { useWords } from '../../../i18n/useWords'
import type { ListActions } from './ConditionRows'
import { LEAF_KINDS, conditionsOf, leafProblem, newGroup, newLeaf, type LeafDraft, type Path } from './conditionTree'
import { useConditionWriter } from './conditionWords'
import { LeafFields } from './LeafFields'
import { Problems } from './Problems'

interface ConditionRowProps {
  readonly draft: LeafDraft
  readonly path: Path
  readonly join: string
  readonly actions: ListActions
}

/** One condition as a row: what joins it, what it is about, what it asks, and what is wrong with it. */
export function ConditionRow({ draft, path, join, actions }: ConditionRowProps) {
  const t = useWords()
  const words = useConditionWriter()
  const row = useRef<HTMLLIElement>(null)
  const isFresh = actions.fresh === draft.key
  useEffect(() => {
    if (isFresh) row.current?.querySelector('select')?.focus()
  }, [isFresh])
  const problem = leafProblem(draft)
  const told = actions.isTried ? problem : null
  const [condition] = problem === null ? conditionsOf([draft]) : []
  const name = condition === undefined ? t(`persona.kind.${draft.kind}`) : words.name(condition)
  const put = (next: LeafDraft) => actions.change(path, () => [next])
  return (
    <li className="cond" ref={row}>
      <span className="join">{join}</span>
      <div className="cond-in">
        <select
          className="field kind"
          aria-label={t('persona.kind')}
          value={draft.kind}
          onChange={(event) => {
            const kind = LEAF_KINDS.find((each) => each === event.target.value)
            if (kind !== undefined) put({ ...newLeaf(kind), key: draft.key })
          }}
        >
          {LEAF_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`persona.kind.${kind}`)}
            </option>
          ))}
        </select>
        <LeafFields draft={draft} onChange={put} isInvalid={told !== null} />
        {told !== null && (
          <p className="problem" role="alert">
            {t(`persona.problem.${told}`)}
          </p>
        )}
        <Problems problems={actions.problemsAt(path)} onChoose={(text, place) => put(chosen(draft, text, place))} />
      </div>
      {path.length === 2 && (
        <Button
          kind="quiet"
          small
          aria-label={t('persona.also.of', { condition: name })}
          onPress={() => {
            actions.change(path, () => [newGroup('all', [draft, newLeaf('age')])])
          }}
        >
          {t('persona.also')}
        </Button>
      )}
      <Button
        kind="quiet"
        icon="cross"
        aria-label={t('persona.remove.condition', { condition: name })}
        onPress={() => actions.remove(path)}
      />
    </li>
  )
}

/** The condition with the place that was chosen in the stead of a name with several readings. */
function chosen(draft: LeafDraft, text: string, place: string): LeafDraft {
  if (draft.kind === 'near') return { ...draft, place }
  if (draft.kind !== 'places') return draft
  return { ...draft, places: draft.places.map((each) => (each === text ? place : each)) }
}
