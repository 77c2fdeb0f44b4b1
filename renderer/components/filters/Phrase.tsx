import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useWords } from '../../i18n/useWords'
import { Button } from '../Button'
import { Raised } from '../Raised'

/** A phrase of the filter bar: a button that says what is looked at, and opens the list that changes it. */
export function Phrase({
  label,
  text,
  children,
}: {
  /** What the phrase chooses, for readers: "Période". */
  readonly label: string
  readonly text: string
  readonly children: (close: () => void) => ReactNode
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className="f" aria-label={`${text}, ${label}`}>
        {text}
      </AriaButton>
      <Popover className="menu" placement="bottom start" offset={4}>
        <Dialog className="choices" aria-label={label}>
          {children(() => setOpen(false))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

export interface Option {
  readonly id: string
  readonly text: string
  readonly label?: ReactNode
  /** At the right, muted: a count. */
  readonly note?: string
}

/** One of several. */
export function SingleList({
  label,
  options,
  value,
  onChoose,
}: {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly onChoose: (id: string) => void
}) {
  const list = useFirstFocus(options.length > 0)
  return (
    <ListBox
      className="list"
      aria-label={label}
      selectionMode="single"
      selectedKeys={[value]}
      ref={list}
      // Esc closes the list; by default it would first take the choice away.
      escapeKeyBehavior="none"
      // Choosing what is chosen already empties the selection: that too is an answer, and closes the list.
      onSelectionChange={(keys) => onChoose(keys === 'all' ? value : String([...keys][0] ?? value))}
    >
      {options.map((option) => (
        <Item key={option.id} option={option} />
      ))}
    </ListBox>
  )
}

/** Several, or all when none is chosen. */
export function MultiList({
  label,
  all,
  options,
  values,
  onChange,
}: {
  readonly label: string
  readonly all: string
  readonly options: readonly Option[]
  readonly values: readonly string[]
  readonly onChange: (ids: string[]) => void
}) {
  const t = useWords()
  const list = useFirstFocus(options.length > 0)
  return (
    <>
      <div className="choices-head">
        <Button kind="quiet" isDisabled={values.length === 0} onPress={() => onChange([])}>
          {all}
        </Button>
        <span className="note">{t('filter.several')}</span>
      </div>
      <ListBox
        className="list"
        aria-label={label}
        selectionMode="multiple"
        selectedKeys={values}
        // Esc closes the list; by default it would also clear what was chosen.
        escapeKeyBehavior="none"
        ref={list}
        onSelectionChange={(keys) => onChange(keys === 'all' ? [] : [...keys].map(String))}
      >
        {options.map((option) => (
          <Item key={option.id} option={option} isCheck />
        ))}
      </ListBox>
    </>
  )
}

function Item({ option, isCheck = false }: { readonly option: Option; readonly isCheck?: boolean }) {
  return (
    <ListBoxItem id={option.id} textValue={option.text}>
      {({ isSelected }) => (
        <>
          <span className={`${isCheck ? 'chk' : 'radio'}${isSelected ? ' on' : ''}`} aria-hidden="true" />
          <span className="grow">{option.label ?? option.text}</span>
          {option.note !== undefined && (
            <span className="note">
              <Raised>{option.note}</Raised>
            </span>
          )}
        </>
      )}
    </ListBoxItem>
  )
}

/** A list just opened has the focus: on what is chosen, or its first item; once more when its options come later than it. */
function useFirstFocus(hasOptions: boolean): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The options are drawn one step after their list.
    const frame = requestAnimationFrame(() => {
      const found = list.current?.querySelector<HTMLElement>('[aria-selected=true]')
      const option = found ?? list.current?.querySelector<HTMLElement>('[role=option]') ?? list.current
      option?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [hasOptions])
  return list
}
