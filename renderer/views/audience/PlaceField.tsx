import { ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useQuery } from '../../api/useQuery'
import { useLanguage } from '../../i18n/useLanguage'
import { useWords } from '../../i18n/useWords'

/** A place typed with the gazetteer's help: names like the text, with region and country to tell namesakes apart. */
export function PlaceField({
  value,
  onChange,
  problem,
}: {
  readonly value: string
  readonly onChange: (place: string) => void
  readonly problem: string | null
}) {
  const t = useWords()
  const text = value.trim()
  const language = useLanguage()
  const { data } = useQuery(
    ['audience.places', text, language],
    (api, signal) => api.audience.places({ text: text.slice(0, 100), language }, { signal }),
    { enabled: text.length >= 2 },
  )
  const places = (text.length >= 2 ? (data ?? []) : []).map((place, index) => ({ ...place, id: String(index) }))
  return (
    <ComboBox
      className="fieldset"
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
      <Label>{t('audience.persona.place')}</Label>
      <Input className="field" />
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
