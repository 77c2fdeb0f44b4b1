import { useEffect, useRef, useState } from 'react'
import type { TargetCheck } from '../../../../shared/contract/audience'
import { Button } from '../../../components/Button'
import { useWords } from '../../../i18n/useWords'
import {
  addAt,
  changeAt,
  isGroup,
  MOST_OF_A_GROUP,
  newGroup,
  newLeaf,
  removeAt,
  type ConditionDraft,
  type GroupDraft,
  type Path,
} from './conditionTree'
import { ConditionRow } from './ConditionRow'
import { Problems } from './Problems'
import './conditions.css'

type Problem = TargetCheck['problems'][number]

/** What a row may do with the list it stands in. */
export interface ListActions {
  readonly change: (path: Path, change: (draft: ConditionDraft) => readonly ConditionDraft[]) => void
  readonly add: (path: Path, fresh: ConditionDraft) => void
  readonly remove: (path: Path) => void
  /** Problems the engine found with the condition at a path. */
  readonly problemsAt: (path: Path) => readonly Problem[]
  /** Somebody tried to keep the whole: gaps are told. */
  readonly isTried: boolean
  /** The row that was just added: it takes the focus. */
  readonly fresh: number | null
}

interface ConditionRowsProps {
  readonly list: readonly ConditionDraft[]
  readonly onChange: (list: readonly ConditionDraft[]) => void
  readonly problems: readonly Problem[]
  readonly isTried: boolean
}

/**
 * Conditions as rows that read as one sentence, every one of which holds; a group offers alternatives, and an alternative may be
 * several conditions at once. What is added takes the focus; what is removed gives it to the button that adds.
 */
export function ConditionRows({ list, onChange, problems, isTried }: ConditionRowsProps) {
  const t = useWords()
  const [fresh, setFresh] = useState<number | null>(null)
  const adds = useRef<HTMLDivElement>(null)
  const actions: ListActions = {
    change: (path, change) => onChange(changeAt(list, path, change)),
    add: (path, draft) => {
      setFresh(draft.key)
      onChange(addAt(list, path, draft))
    },
    remove: (path) => {
      onChange(removeAt(list, path))
      adds.current?.querySelector('button')?.focus()
    },
    problemsAt: (path) => problems.filter((each) => each.path.join() === path.join()),
    isTried,
    fresh,
  }
  return (
    <div className="conditions">
      <ol>
        {list.map((draft, index) => (
          <Node
            key={draft.key}
            draft={draft}
            path={[index]}
            join={index === 0 ? t('persona.join.first') : t('persona.join.and')}
            actions={actions}
          />
        ))}
      </ol>
      <div className="acts" ref={adds}>
        <Button kind="quiet" icon="plus" onPress={() => actions.add([], newLeaf('age'))}>
          {t('persona.add.condition')}
        </Button>
        <Button
          kind="quiet"
          icon="plus"
          onPress={() => actions.add([], newGroup('any', [newLeaf('status'), newLeaf('age')]))}
        >
          {t('persona.add.alternatives')}
        </Button>
      </div>
    </div>
  )
}

interface NodeProps {
  readonly draft: ConditionDraft
  readonly path: Path
  /** The word before the row: and, or. */
  readonly join: string
  readonly actions: ListActions
}

function Node({ draft, ...rest }: NodeProps) {
  return isGroup(draft) ? <GroupRow draft={draft} {...rest} /> : <ConditionRow draft={draft} {...rest} />
}

/** Alternatives, or several conditions at once inside one of them. */
function GroupRow({ draft, path, join, actions }: NodeProps & { readonly draft: GroupDraft }) {
  const t = useWords()
  const group = useRef<HTMLLIElement>(null)
  const isFresh = actions.fresh === draft.key
  useEffect(() => {
    if (isFresh) group.current?.querySelector('select')?.focus()
  }, [isFresh])
  return (
    <li className={`cond group ${draft.kind}`} ref={group}>
      <span className="join">{join}</span>
      <fieldset>
        <legend>{t(`persona.group.${draft.kind}`)}</legend>
        <Problems problems={actions.problemsAt(path)} />
        <ol>
          {draft.of.map((each, index) => (
            <Node
              key={each.key}
              draft={each}
              path={[...path, index]}
              join={index === 0 ? t(`persona.join.${draft.kind}.first`) : t(`persona.join.${draft.kind}`)}
              actions={actions}
            />
          ))}
        </ol>
        {draft.of.length < MOST_OF_A_GROUP && (
          <Button kind="quiet" icon="plus" small onPress={() => actions.add(path, newLeaf('age'))}>
            {t(`persona.add.${draft.kind}`)}
          </Button>
        )}
      </fieldset>
      <Button
        kind="quiet"
        icon="cross"
        aria-label={t(`persona.remove.${draft.kind}`)}
        onPress={() => actions.remove(path)}
      />
    </li>
  )
}
