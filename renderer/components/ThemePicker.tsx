import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import { foldText } from '../../shared/search'
import { useThemes } from '../api/useThemes'
import { useNumbers } from '../format/numbers'
import { useWords } from '../i18n/useWords'
import { Button } from './Button'
import { act, nextHeld, type HeldTheme, type ThemeChange } from './themeChoice'
import './themes.css'

interface ThemePickerProps {
  /** What it opens beside; the focus goes back to where it was when it closes. */
  readonly anchor: RefObject<Element | null>
  /** How many posts are tagged at once. */
  readonly posts: number
  /** Themes that some of them have; undefined while being read. */
  readonly held: readonly HeldTheme[] | undefined
  /** One change, to be made at once. */
  readonly onChange: (change: ThemeChange) => void
  readonly onClose: () => void
}

/**
 * Themes of one or many posts, by keyboard: typing narrows the list, arrows move, Enter gives or takes the theme and closes,
 * Shift Enter stays open, Ctrl Enter makes it the main theme, 1–9 give the theme of that place while nothing is typed.
 */
export function ThemePicker({ anchor, onClose, ...rest }: ThemePickerProps) {
  const t = useWords()
  return (
    <Popover
      className="menu picker"
      triggerRef={anchor}
      isOpen
      placement="bottom start"
      offset={4}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Dialog aria-label={t('themePicker.label', { n: rest.posts })}>
        <Picker {...rest} onClose={onClose} />
      </Dialog>
    </Popover>
  )
}

function Picker({ posts, held: read, onChange, onClose }: Omit<ThemePickerProps, 'anchor'>) {
  const t = useWords()
  const id = useId()
  const { themes } = useThemes()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  // Shown at once, until what holds has been read again.
  const [changes, setChanges] = useState<readonly ThemeChange[]>([])
  const list = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  // At once, before the dialog would take it: whoever types T and a letter has not waited.
  useLayoutEffect(() => input.current?.focus(), [])
  const held = changes.reduce((now, change) => nextHeld(now, change, posts), read ?? [])
  const found = themes.filter(({ name }) => foldText(name).includes(foldText(text.trim())))
  const active = found[Math.min(at, found.length - 1)]
  const change = (themeId: number, kind: 'toggle' | 'main') => {
    const next = act(held, themeId, kind, posts)
    setChanges([...changes, next])
    onChange(next)
  }
  const moveTo = (index: number) => {
    setAt(index)
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = text === '' && /^[1-9]$/.test(event.key) ? found[Number(event.key) - 1] : undefined
    if (event.nativeEvent.isComposing || event.altKey) return
    if (event.key === 'ArrowDown') moveTo(Math.min(found.length - 1, at + 1))
    else if (event.key === 'ArrowUp') moveTo(Math.max(0, at - 1))
    else if (event.key === 'Enter' && active !== undefined) {
      change(active.id, event.ctrlKey || event.metaKey ? 'main' : 'toggle')
      if (!event.shiftKey) onClose()
    } else if (digit !== undefined && !event.ctrlKey && !event.metaKey) {
      change(digit.id, 'toggle')
      onClose()
    } else return
    event.preventDefault()
  }
  return (
    <div className="picker-in">
      <input
        className="field"
        ref={input}
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={active === undefined ? undefined : `${id}-${active.id}`}
        aria-label={t('themePicker.search')}
        placeholder={t('themePicker.hint')}
        value={text}
        maxLength={80}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <p className="note">{t('themePicker.for', { n: posts })}</p>
      <div
        className="list"
        id={`${id}-list`}
        role="listbox"
        aria-multiselectable
        aria-label={t('themePicker.list')}
        ref={list}
      >
        {found.map((theme, index) => (
          <ThemeOption
            key={theme.id}
            id={`${id}-${theme.id}`}
            name={theme.name}
            digit={text === '' && index < 9 ? index + 1 : null}
            held={held.find((each) => each.themeId === theme.id)}
            posts={posts}
            isActive={theme.id === active?.id}
            onPoint={() => setAt(index)}
            onToggle={() => change(theme.id, 'toggle')}
          />
        ))}
      </div>
      {found.length === 0 && (
        <p className="note">{t(themes.length === 0 ? 'themePicker.empty' : 'themePicker.none')}</p>
      )}
      <PickerFoot
        active={active?.name ?? null}
        isMain={held.some((each) => each.themeId === active?.id && each.main === posts)}
        onMain={() => active !== undefined && change(active.id, 'main')}
      />
    </div>
  )
}

/** The main theme for those who use a mouse, and the keys for the others. */
function PickerFoot(props: { readonly active: string | null; readonly isMain: boolean; readonly onMain: () => void }) {
  const t = useWords()
  const { active, isMain, onMain } = props
  return (
    <div className="picker-foot">
      {active !== null && (
        <Button kind="quiet" onPress={onMain}>
          {t(isMain ? 'themePicker.unmain' : 'themePicker.main', { name: active })} <kbd>Ctrl ↵</kbd>
        </Button>
      )}
      <p className="note" aria-hidden="true">
        {t('themePicker.keys')}
      </p>
    </div>
  )
}

interface ThemeOptionProps {
  readonly id: string
  readonly name: string
  readonly digit: number | null
  readonly held: HeldTheme | undefined
  readonly posts: number
  readonly isActive: boolean
  readonly onPoint: () => void
  readonly onToggle: () => void
}

function ThemeOption({ id, name, digit, held, posts, isActive, onPoint, onToggle }: ThemeOptionProps) {
  const t = useWords()
  const numbers = useNumbers()
  const n = held?.n ?? 0
  const isAll = n === posts && n > 0
  const note = [
    ...(n > 0 && !isAll ? [t('themePicker.some', { n: numbers.count(n), of: numbers.count(posts) })] : []),
    ...(held !== undefined && held.main > 0 ? [t('themePicker.is_main')] : []),
  ].join(', ')
  return (
    <button
      type="button"
      role="option"
      id={id}
      tabIndex={-1}
      className={isActive ? 'at' : ''}
      aria-selected={isAll}
      aria-checked={isAll ? true : n > 0 ? 'mixed' : false}
      onPointerMove={onPoint}
      // The field keeps the focus: one goes on typing after a click.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onToggle}
    >
      <span className={`chk${isAll ? ' on' : n > 0 ? ' some' : ''}`} aria-hidden="true" />
      <span className="grow">{name}</span>
      {note !== '' && <span className="note">{note}</span>}
      {digit !== null && <kbd aria-hidden="true">{digit}</kbd>}
    </button>
  )
}
