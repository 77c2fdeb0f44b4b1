import { useEffect, useRef, useState } from 'react'
import type { UnresolvedPlace } from '../../../../shared/contract/placesAsked'
import { Button } from '../../../components/Button'
import { fewOf } from '../../../format/fewOf'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { useShortName } from '../accountNames'
import { usePlaces } from '../conditions/usePlaces'
import { PlaceField } from '../PlaceField'

/** One label: where it stands, the places it may mean, any other place, or none. */
export function AskedPlace({
  asked,
  onAnswer,
}: {
  readonly asked: UnresolvedPlace
  /** place null = nowhere that is known. */
  readonly onAnswer: (place: string | null, shown: string | null) => void
}) {
  const t = useWords()
  const numbers = useNumbers()
  const [isOther, setOther] = useState(false)
  const nameOf = useShortName()
  const { label, dimension, accounts, share, readings } = asked
  const where = dimension === 'survey' ? t('places.in_survey') : fewOf(accounts.map(nameOf), t, 'audience.accounts_n')
  return (
    <li aria-label={label}>
      <div className="asked-head">
        <h2>{label}</h2>
        <p className="note">
          {t(`places.in.${dimension}`, { where })}
          {share !== null && ` · ${t('places.share', { share: numbers.rate(share) })}`}
        </p>
      </div>
      <div className="readings">
        {readings.map((reading) => (
          <Button key={reading.place} small onPress={() => onAnswer(reading.place, reading.label)}>
            {reading.label}
          </Button>
        ))}
        <Button kind="quiet" small onPress={() => onAnswer(null, null)} aria-label={t('places.none_of.of', { label })}>
          {t(readings.length === 0 ? 'places.unknown' : 'places.none_of')}
        </Button>
        {!isOther && (
          <Button kind="quiet" small onPress={() => setOther(true)} aria-label={t('places.other.of', { label })}>
            {t('places.other')}
          </Button>
        )}
      </div>
      {isOther && <OtherPlace label={label} onAnswer={onAnswer} />}
    </li>
  )
}

/** A place that is not among the readings, looked up in the gazetteer; only one that has one reading can be chosen. */
function OtherPlace({
  label,
  onAnswer,
}: {
  readonly label: string
  readonly onAnswer: (place: string, shown: string) => void
}) {
  const t = useWords()
  const [text, setText] = useState('')
  const form = useRef<HTMLFormElement>(null)
  // Somebody has just asked for it.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const chosen = usePlaces(text).find((place) => place.place === text.trim() || place.label === text.trim())
  return (
    <form
      className="other-place"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen !== undefined) onAnswer(chosen.place, chosen.label)
      }}
    >
      <PlaceField
        label={t('places.other.of', { label })}
        isLabelShown={false}
        value={text}
        onChange={setText}
        problem={null}
      />
      <Button type="submit" isDisabled={chosen === undefined}>
        {t('places.other.take')}
      </Button>
    </form>
  )
}
