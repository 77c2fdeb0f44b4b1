import { useState } from 'react'
import { GROUPS_AT_MOST, type ComparisonResult } from '../../../shared/contract/compare'
import { Button } from '../../components/Button'
import { Check } from '../../components/Field'
import { Phrase } from '../../components/filters/Phrase'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import type { CompareState } from './compareState'
import { chosenOf, ticked } from './groupChoice'
import { useGroupName } from './groupNames'
import { GroupName } from './GroupName'

/** Which groups stand side by side: all, or two to twelve ticked in a list. */
export function GroupsPhrase({ state, result }: { readonly state: CompareState; readonly result: ComparisonResult }) {
  const t = useWords()
  const { query, set } = state
  const { choices } = result
  const chosen = query.groups.length
  const by = t(`compare.by.${query.by}.plural`, { n: choices.length })
  return (
    <Phrase
      label={t('compare.groups')}
      text={
        chosen === 0
          ? t('compare.groups.all', { n: choices.length, by })
          : t('compare.groups.some', { chosen, n: choices.length, by })
      }
    >
      {() => <GroupList result={result} chosen={query.groups} onChange={(groups) => set({ groups })} />}
    </Phrase>
  )
}

function GroupList({
  result,
  chosen,
  onChange,
}: {
  readonly result: ComparisonResult
  readonly chosen: readonly string[]
  readonly onChange: (groups: string[]) => void
}) {
  const t = useWords()
  const name = useGroupName()
  const numbers = useNumbers()
  const { choices, by } = result
  const [boxes, setBoxes] = useState(() => ticked(choices, chosen))
  const toggle = (key: string, on: boolean) => {
    const next = on ? [...boxes, key] : boxes.filter((each) => each !== key)
    setBoxes(next)
    const groups = chosenOf(choices, next)
    // An empty list of boxes is no wish for all of them: it waits for the next tick.
    if (groups !== null && next.length > 0) onChange(groups)
  }
  const reset = () => {
    setBoxes(ticked(choices, []))
    onChange([])
  }
  const isFull = boxes.length >= GROUPS_AT_MOST
  return (
    <div className="grouplist">
      <div className="choices-head">
        <Button kind="quiet" isDisabled={chosen.length === 0} onPress={reset}>
          {t('compare.groups.every')}
        </Button>
        <span className="note" role="status">
          {t('compare.groups.note', { n: boxes.length, most: GROUPS_AT_MOST })}
        </span>
      </div>
      <div className="grouplist-boxes">
        {choices.map((choice) => {
          const isOn = boxes.includes(choice.key)
          return (
            <Check
              key={choice.key}
              isSelected={isOn}
              isDisabled={!isOn && isFull}
              onChange={(on) => toggle(choice.key, on)}
            >
              <GroupName
                line={{ key: choice.key, name: name(by, choice.key, choice.label) }}
                result={{ by, rows: choices }}
              />
              <span className="note">{numbers.count(choice.n)}</span>
            </Check>
          )
        })}
      </div>
    </div>
  )
}
