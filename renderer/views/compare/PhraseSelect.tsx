import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import './phrase.css'

/** A choice that reads as part of a sentence: a quiet word, then the chosen one, which opens the list. */
export function PhraseSelect<Id extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string
  readonly value: Id
  readonly choices: readonly { readonly id: Id; readonly label: string }[]
  readonly onChange: (id: Id) => void
}) {
  const choose = (key: unknown) => {
    const found = choices.find((choice) => choice.id === key)
    if (found !== undefined) onChange(found.id)
  }
  return (
    <Select className="phrase" value={value} onChange={choose}>
      <Label>{label}</Label>
      <Button className="f">
        <SelectValue />
      </Button>
      <Popover className="menu" placement="bottom end">
        <ListBox className="list" items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label}>
              {choice.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
