import {
  Button,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components'
import './phrase.css'

interface PhraseChoice<Id extends string> {
  readonly id: Id
  readonly label: string
  /** Choices of one section stand together under its words. */
  readonly section?: string
}

/** A choice that reads as part of a sentence: a quiet word, then the chosen one, which opens the list. */
export function PhraseSelect<Id extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string
  readonly value: Id
  readonly choices: readonly PhraseChoice<Id>[]
  readonly onChange: (id: Id) => void
}) {
  const choose = (key: unknown) => {
    const found = choices.find((choice) => choice.id === key)
    if (found !== undefined) onChange(found.id)
  }
  const sections = [...new Set(choices.map((choice) => choice.section))]
  return (
    <Select className="phrase" value={value} onChange={choose}>
      <Label>{label}</Label>
      <Button className="f">
        <SelectValue />
      </Button>
      <Popover className="menu" placement="bottom end">
        <ListBox className="list">
          {sections.map((section) => {
            const items = choices.filter((choice) => choice.section === section).map(item)
            return section === undefined ? (
              items
            ) : (
              <ListBoxSection key={section} id={section}>
                <Header>{section}</Header>
                {items}
              </ListBoxSection>
            )
          })}
        </ListBox>
      </Popover>
    </Select>
  )
}

function item({ id, label }: PhraseChoice<string>) {
  return (
    <ListBoxItem key={id} id={id} textValue={label}>
      {label}
    </ListBoxItem>
  )
}
