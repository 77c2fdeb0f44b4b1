import { useEffect, useRef } from 'react'
import type { SuggestionRow } from '../../../../shared/contract/suggestions'
import { useThemes } from '../../../api/useThemes'
import { Button } from '../../../components/Button'
import { useWords } from '../../../i18n/useWords'
import { SuggestionText } from './SuggestionText'
import { rowKey } from './useSuggestions'

interface SuggestionListProps {
  readonly rows: readonly SuggestionRow[]
  /** The row the single keys answer. */
  readonly at: number
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (key: string) => void
  readonly onPoint: (index: number) => void
  readonly onAnswer: (row: SuggestionRow, accept: boolean) => void
}

/** Proposals one under the other, each with its box and its two answers. */
export function SuggestionList({ rows, at, chosen, onChoose, onPoint, onAnswer }: SuggestionListProps) {
  const t = useWords()
  const { nameOf } = useThemes()
  const list = useRef<HTMLOListElement>(null)
  const shown = useRef(at)
  useEffect(() => {
    if (shown.current === at) return
    shown.current = at
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <ol className="sug-list" ref={list}>
      {rows.map((row, index) => {
        const key = rowKey(row)
        const name = nameOf(row.themeId)
        return (
          <li key={key} className={index === at ? 'at' : ''} aria-current={index === at}>
            <input
              type="checkbox"
              checked={chosen.has(key)}
              aria-label={t('suggestions.choose', { theme: name, text: row.text.slice(0, 60) })}
              onFocus={() => onPoint(index)}
              onChange={() => onChoose(key)}
            />
            <div>
              <SuggestionText row={row} />
            </div>
            <div className="acts">
              <Button
                small
                aria-label={t('suggestions.accept_one', { theme: name, text: row.text.slice(0, 60) })}
                onFocus={() => onPoint(index)}
                onPress={() => onAnswer(row, true)}
              >
                {t('suggestions.accept')}
              </Button>
              <Button
                small
                aria-label={t('suggestions.refuse_one', { theme: name, text: row.text.slice(0, 60) })}
                onFocus={() => onPoint(index)}
                onPress={() => onAnswer(row, false)}
              >
                {t('suggestions.refuse')}
              </Button>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
