import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useWords } from '../../i18n/useWords'
import { entriesIn } from './codebook'

interface EntryFieldProps {
  /** What the entries are, e.g. "contient". */
  readonly label: string
  readonly placeholder: string
  readonly entries: readonly string[]
  /** Entries of the saved rule: the others are shown as new. */
  readonly saved: readonly string[]
  readonly onChange: (entries: readonly string[]) => void
  /** Words, phrases and hashtags are divided at commas; patterns are not. */
  readonly dividesAtComma?: boolean
  readonly longest?: number
  /** Sentence for each entry that cannot be taken, by its place. */
  readonly problems?: ReadonlyMap<number, string>
  readonly isCode?: boolean
}

/** A list of entries that one types: Enter or a comma adds, Backspace in the empty field takes the last one back. */
export function EntryField({ label, placeholder, entries, saved, onChange, ...rest }: EntryFieldProps) {
  const t = useWords()
  const { dividesAtComma = true, longest = 100, problems, isCode = false } = rest
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const add = (typed: string) => {
    const more = entriesIn(typed, dividesAtComma).map((entry) => entry.slice(0, longest))
    onChange([...entries, ...more.filter((entry) => !entries.includes(entry))].slice(0, 200))
    setText('')
  }
  const remove = (index: number) => {
    onChange(entries.filter((_, i) => i !== index))
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || (event.key === ',' && dividesAtComma)) {
      event.preventDefault()
      add(text)
    } else if (event.key === 'Backspace' && text === '' && entries.length > 0) remove(entries.length - 1)
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text')
    if (entriesIn(pasted, dividesAtComma).length < 2) return
    event.preventDefault()
    add(`${text}${pasted}`)
  }
  return (
    <div className={`entries${isCode ? ' code' : ''}`} role="group" aria-label={label}>
      {entries.map((entry, i) => (
        <span
          key={entry}
          className={`wd${saved.includes(entry) ? '' : ' new'}${problems?.has(i) === true ? ' bad' : ''}`}
        >
          {entry}
          <button type="button" aria-label={t('themes.entry_remove', { entry })} onClick={() => remove(i)}>
            <span aria-hidden="true">×</span>
          </button>
        </span>
      ))}
      <input
        ref={input}
        className="wd inp"
        value={text}
        placeholder={placeholder}
        aria-label={t('themes.entry_add', { label })}
        maxLength={Math.max(longest, 500)}
        spellCheck={!isCode}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        // What was typed and left is meant: a click on Save must not lose it.
        onBlur={() => text.trim() !== '' && add(text)}
      />
      {[...(problems ?? [])].map(([i, problem]) => (
        <p key={i} className="problem" role="alert">
          {problem}
        </p>
      ))}
    </div>
  )
}
