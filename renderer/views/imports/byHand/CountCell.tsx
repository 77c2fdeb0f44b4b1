import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { ReadingCell } from '../../../../shared/contract/network'
import { useDays } from '../../../format/days'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import type { DraftCell } from './gridDraft'

interface CountCellProps {
  /** "Santé, Facebook, 30 septembre 2026": what a reader says. */
  readonly label: string
  readonly place: string
  readonly known: ReadingCell | undefined
  readonly draft: DraftCell | undefined
  /** Why nothing can be typed: the month has not begun, or the account was not open on that day. */
  readonly off: 'not_begun' | 'not_open' | null
  readonly onType: (text: string | null) => void
  readonly onPaste: (text: string) => void
  readonly onMove: (key: string) => void
  readonly onBack: () => void
}

/** One cell: a field that moves like a spreadsheet's, and under it where its number comes from or what is wrong with it. */
export function CountCell({ label, place, known, draft, off, onType, onPaste, onMove, onBack }: CountCellProps) {
  const t = useWords()
  const numbers = useNumbers()
  const [editing, setEditing] = useState<string | null>(null)
  // A ref beside the state: a key may end the editing before React has drawn the last sign typed.
  const current = useRef<string | null>(null)
  const edit = (text: string | null) => {
    current.current = text
    setEditing(text)
  }
  const file = known?.fromFile ?? null
  const saved = file ?? known?.typed ?? null
  const savedText = saved === null ? '' : numbers.count(saved.followers)
  const shown = draft?.text ?? savedText
  const isLocked = file !== null && draft === undefined
  const commit = () => {
    const text = current.current
    edit(null)
    if (text === null || text === shown) return
    onType(text === savedText ? null : text)
  }
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const key = wantedOf(event, current.current !== null)
    if (key === null) return
    event.preventDefault()
    if (key === 'Escape') edit(null)
    else if (key === 'undo' && current.current !== null && current.current !== shown) edit(null)
    else if (key === 'undo') onBack()
    else {
      commit()
      onMove(key)
    }
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text.replace(/\s+$/, '')) && !isLocked) return
    event.preventDefault()
    edit(null)
    onPaste(text)
  }
  const problem = draft?.read.kind === 'problem' ? t(`byHand.problem.${draft.read.code}`) : null
  const hint = `hint-${place}`
  return (
    <td className={`cc${draft === undefined ? '' : problem === null ? ' new' : ' bad'}${isLocked ? ' file' : ''}`}>
      {off !== null ? (
        <span className="off">{t(`byHand.${off}`)}</span>
      ) : (
        <>
          <input
            className="cell"
            inputMode="numeric"
            autoComplete="off"
            data-place={place}
            aria-label={label}
            aria-describedby={hint}
            aria-invalid={problem !== null}
            readOnly={isLocked}
            value={editing ?? shown}
            onFocus={(event) => event.target.select()}
            onChange={(event) => edit(event.target.value)}
            onBlur={commit}
            onKeyDown={keyDown}
            onPaste={paste}
          />
          <Hint id={hint} known={known} draft={draft} problem={problem} />
        </>
      )}
    </td>
  )
}

/** Which move of a spreadsheet a key means here; null = the field's own. */
function wantedOf(event: KeyboardEvent<HTMLInputElement>, isEditing: boolean): string | null {
  const { key, currentTarget: field } = event
  if (event.altKey) return null
  if (event.ctrlKey || event.metaKey) {
    if (key.toLowerCase() === 'z' && !event.shiftKey) return 'undo'
    return key === 'Home' || key === 'End' ? `far${key}` : null
  }
  if (key === 'Enter') return event.shiftKey ? 'ArrowUp' : 'ArrowDown'
  if (key === 'ArrowUp' || key === 'ArrowDown') return key
  if (key === 'Escape') return isEditing ? 'Escape' : null
  if (event.shiftKey) return null
  const [start, end, length] = [field.selectionStart ?? 0, field.selectionEnd ?? 0, field.value.length]
  const isWhole = start === 0 && end === length
  if (key === 'ArrowLeft' && (isWhole || end === 0)) return key
  if (key === 'ArrowRight' && (isWhole || start === length)) return key
  return null
}

function Hint({
  id,
  known,
  draft,
  problem,
}: {
  readonly id: string
  readonly known: ReadingCell | undefined
  readonly draft: DraftCell | undefined
  readonly problem: string | null
}) {
  const t = useWords()
  const numbers = useNumbers()
  const days = useDays()
  if (problem !== null) {
    return (
      <small id={id} className="problem">
        {problem}
      </small>
    )
  }
  const { typed = null, fromFile = null, near = null } = known ?? {}
  const said =
    draft !== undefined
      ? typed === null
        ? t('byHand.not_saved')
        : t(draft.read.kind === 'empty' ? 'byHand.will_go' : 'byHand.was', { n: numbers.count(typed.followers) })
      : (fromFile?.source ??
        (typed === null
          ? near === null
            ? ''
            : t('byHand.near', { n: numbers.count(near.followers), day: days.shortDay(near.day) })
          : [typed.source, typed.note].filter((part) => part !== null).join(' · ')))
  return (
    <small id={id} title={said}>
      {said}
    </small>
  )
}
