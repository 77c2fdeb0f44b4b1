import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { foldText } from '../../../../shared/search'
import { Icon } from '../../../components/Icon'
import { useWords } from '../../../i18n/useWords'

export interface WordChoice {
  /** What is kept. */
  readonly id: string
  readonly text: string
  /** Beside it, to tell namesakes apart. */
  readonly note?: string | undefined
}

interface WordsFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly words: readonly string[]
  readonly onChange: (words: readonly string[]) => void
  /** What to choose from; those that match what is typed are shown, unless they were looked up for it. */
  readonly choices: readonly WordChoice[]
  /** Only what is in the list can be chosen: any other word would mean nothing. */
  readonly isClosed?: boolean
  /** How a kept word is shown. */
  readonly show?: (word: string) => string
  /** Where choices are looked up as one types. */
  readonly onType?: (text: string) => void
  readonly isInvalid: boolean
}

const SHOWN = 8

/** The words once more are added: each once, whatever its case and accents, blanks left out. */
export function withWords(words: readonly string[], fresh: readonly string[]): string[] {
  const kept = new Map(words.map((word) => [foldText(word), word]))
  for (const word of fresh.map((each) => each.trim())) {
    if (word !== '' && !kept.has(foldText(word))) kept.set(foldText(word), word)
  }
  return [...kept.values()]
}

/** What is typed, what it may mean, and the keys that choose. */
function useTyped({ words, onChange, choices, isClosed = false, onType }: WordsFieldProps) {
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const fits = ({ text: name }: WordChoice) => onType !== undefined || foldText(name).includes(foldText(text.trim()))
  const found = choices.filter((each) => !words.includes(each.id) && fits(each)).slice(0, SHOWN)
  const isShown = isOpen && found.length > 0
  const type = (value: string) => {
    setText(value)
    setAt(-1)
    setOpen(true)
    onType?.(value)
  }
  const add = (fresh: readonly string[]) => {
    onChange(withWords(words, fresh))
    type('')
    setOpen(false)
  }
  const addTyped = () => {
    if (text.trim() === '') return
    const same =
      choices.find((each) => foldText(each.text) === foldText(text.trim())) ?? (isClosed ? found[0] : undefined)
    if (same !== undefined) add([same.id])
    else if (!isClosed) add([text])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt(isOpen ? Math.max(-1, Math.min(found.length - 1, at + step)) : 0)
      setOpen(true)
    } else if (event.key === 'Enter') {
      const chosen = isShown ? found[at] : undefined
      if (chosen === undefined) addTyped()
      else add([chosen.id])
    } else if (event.key === 'Escape' && isShown) {
      event.stopPropagation()
      setOpen(false)
    } else if (event.key === 'Backspace' && text === '' && words.length > 0) {
      onChange(words.slice(0, -1))
    } else return
    event.preventDefault()
  }
  const leave = () => {
    addTyped()
    setOpen(false)
  }
  return { text, at, found, isShown, type, add, onKeyDown, leave, open: () => setOpen(true) }
}

/**
 * Several words, chosen from suggestions or typed: Enter adds, arrows move in the list, Backspace in the empty field takes the
 * last one out, Esc closes the list. A pasted list is taken line by line.
 */
export function WordsField(props: WordsFieldProps) {
  const { label, placeholder, words, onChange, isClosed = false, show = (word: string) => word } = props
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const typed = useTyped(props)
  return (
    <div className="words">
      <Tokens
        label={label}
        words={words}
        show={show}
        onRemove={(index) => {
          onChange(words.filter((_, i) => i !== index))
          input.current?.focus()
        }}
      />
      <div className="words-in">
        <input
          className="field"
          ref={input}
          role="combobox"
          aria-expanded={typed.isShown}
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={typed.isShown && typed.at >= 0 ? `${id}-${typed.at}` : undefined}
          aria-label={label}
          aria-invalid={props.isInvalid}
          data-invalid={props.isInvalid || undefined}
          placeholder={placeholder}
          value={typed.text}
          maxLength={200}
          onChange={(event) => typed.type(event.target.value)}
          onFocus={typed.open}
          onBlur={typed.leave}
          onPaste={(event) => {
            const lines = event.clipboardData.getData('text').split(/[\r\n;]+/)
            if (lines.length < 2 || isClosed) return
            event.preventDefault()
            typed.add(lines)
          }}
          onKeyDown={typed.onKeyDown}
        />
        <div className="list" role="listbox" id={`${id}-list`} aria-label={label} hidden={!typed.isShown}>
          {typed.found.map((each, index) => (
            <Option
              key={each.id}
              id={`${id}-${index}`}
              choice={each}
              isActive={index === typed.at}
              onChoose={() => typed.add([each.id])}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

function Tokens({
  label,
  words,
  show,
  onRemove,
}: {
  readonly label: string
  readonly words: readonly string[]
  readonly show: (word: string) => string
  readonly onRemove: (index: number) => void
}) {
  const t = useWords()
  if (words.length === 0) return null
  return (
    <ul className="tokens" aria-label={label}>
      {words.map((word, index) => (
        <li key={word} className="chip hand">
          {show(word)}
          <button
            type="button"
            aria-label={t('persona.word.remove', { word: show(word) })}
            onClick={() => onRemove(index)}
          >
            <Icon name="cross" />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The focus stays in the field: keys move through the options there, a pointer takes one. */
function Option({
  id,
  choice,
  isActive,
  onChoose,
}: {
  readonly id: string
  readonly choice: WordChoice
  readonly isActive: boolean
  readonly onChoose: () => void
}) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      data-focused={isActive || undefined}
      onPointerDown={(event) => {
        event.preventDefault()
        onChoose()
      }}
    >
      {choice.text}
      {choice.note !== undefined && <span className="mute small">{choice.note}</span>}
    </div>
  )
}
