import { ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useWords } from '../../i18n/useWords'
import { usePlaces } from './conditions/usePlaces'

/** A place typed with the gazetteer's help: names like the text, with region and country to tell namesakes apart. */
export function PlaceField({
  label,
  isLabelShown = true,
  value,
  onChange,
  problem,
}: {
  readonly label?: string
  readonly isLabelShown?: boolean
  readonly value: string
  readonly onChange: (place: string) => void
  readonly problem: string | null
}) {
  const t = useWords()
  const places = usePlaces(value).map((place, index) => ({ ...place, id: String(index) }))
  const named = label ?? t('persona.place')
  return (
    <ComboBox
      className="fieldset"
      {...(isLabelShown ? {} : { 'aria-label': named })}
      inputValue={value}
      onInputChange={onChange}
      onChange={(key) => {
        const chosen = places.find((place) => place.id === key)
        if (chosen !== undefined) onChange(chosen.place)
      }}
      items={places}
      allowsCustomValue
      isInvalid={problem !== null}
      menuTrigger="input"
    >
      {isLabelShown && <Label>{named}</Label>}
      <Input className="field" placeholder={t('persona.place.placeholder')} />
      <FieldError className="problem">{problem}</FieldError>
      <Popover className="menu">
        <ListBox className="list">
          {(place: (typeof places)[number]) => (
            <ListBoxItem id={place.id} textValue={place.label}>
              {place.label}
              <span className="mute small">{[place.region, place.country].filter(Boolean).join(', ')}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
