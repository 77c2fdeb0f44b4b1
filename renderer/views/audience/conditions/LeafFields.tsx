import { useState, type ReactNode } from 'react'
import { OCCUPATION_FACETS } from '../../../../shared/vocabulary'
import { useQuery } from '../../../api/useQuery'
import { useFilledWords } from '../../../i18n/useFilledWords'
import { useWords } from '../../../i18n/useWords'
import { PlaceField } from '../PlaceField'
import type { LeafDraft } from './conditionTree'
import { town, useConditionWriter } from './conditionWords'
import { usePlaces } from './usePlaces'
import { WordsField } from './WordsField'

/** Languages that can be asked for, besides those that data name: what a French university hears most. */
const LANGUAGES = ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'ar', 'zh', 'ru', 'uk', 'pl', 'ro', 'tr', 'ja', 'ko', 'vi']

interface LeafFieldsProps<L extends LeafDraft = LeafDraft> {
  readonly draft: L
  readonly onChange: (draft: L) => void
  /** Something is wrong with what is typed. */
  readonly isInvalid: boolean
}

/** What a condition asks for, so that the row reads as a sentence: "de [18] à [24] ans". */
export function LeafFields({ draft, onChange, isInvalid }: LeafFieldsProps) {
  const props = { onChange, isInvalid }
  switch (draft.kind) {
    case 'age':
      return <AgeFields draft={draft} {...props} />
    case 'gender':
      return <GenderField draft={draft} {...props} />
    case 'near':
      return <NearFields draft={draft} {...props} />
    case 'places':
      return <PlacesField draft={draft} {...props} />
    case 'language':
      return <LanguageField draft={draft} {...props} />
    case 'occupation':
      return <WorkFields draft={draft} {...props} />
    case 'status':
      return <StatusField draft={draft} {...props} />
  }
}

type Fields<K extends LeafDraft['kind']> = LeafFieldsProps & { readonly draft: Extract<LeafDraft, { kind: K }> }

function NumberInput(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isInvalid: boolean
  readonly placeholder?: string
}) {
  return (
    <input
      className="field short"
      inputMode="decimal"
      maxLength={6}
      aria-label={props.label}
      aria-invalid={props.isInvalid}
      data-invalid={props.isInvalid || undefined}
      placeholder={props.placeholder ?? ''}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    />
  )
}

/** A sentence of the catalogue with fields in it. */
function Sentence({ id, fields }: { readonly id: string; readonly fields: Readonly<Record<string, ReactNode>> }) {
  return <span className="fill">{useFilledWords()(id, fields)}</span>
}

function AgeFields({ draft, onChange, isInvalid }: Fields<'age'>) {
  const t = useWords()
  const field = (end: 'from' | 'to') => (
    <NumberInput
      key={end}
      label={t(`persona.age.${end}`)}
      value={draft[end]}
      onChange={(value) => onChange({ ...draft, [end]: value })}
      isInvalid={isInvalid}
      {...(end === 'to' ? { placeholder: '∞' } : {})}
    />
  )
  return <Sentence id="persona.age" fields={{ from: field('from'), to: field('to') }} />
}

function GenderField({ draft, onChange }: Fields<'gender'>) {
  const t = useWords()
  return (
    <select
      className="field"
      aria-label={t('persona.gender')}
      value={draft.gender}
      onChange={(event) => onChange({ ...draft, gender: event.target.value === 'men' ? 'men' : 'women' })}
    >
      <option value="women">{t('persona.gender.women')}</option>
      <option value="men">{t('persona.gender.men')}</option>
    </select>
  )
}

function NearFields({ draft, onChange, isInvalid }: Fields<'near'>) {
  const t = useWords()
  const km = (
    <NumberInput
      key="km"
      label={t('persona.km')}
      value={draft.km}
      onChange={(value) => onChange({ ...draft, km: value })}
      isInvalid={isInvalid}
    />
  )
  const place = (
    <PlaceField
      key="place"
      isLabelShown={false}
      value={draft.place}
      onChange={(value) => onChange({ ...draft, place: value })}
      problem={null}
    />
  )
  return <Sentence id="persona.near" fields={{ km, place }} />
}

function PlacesField({ draft, onChange, isInvalid }: Fields<'places'>) {
  const t = useWords()
  const [typed, setTyped] = useState('')
  const choices = usePlaces(typed).map(({ place, label }) => ({ id: place, text: label }))
  return (
    <WordsField
      label={t('persona.places')}
      placeholder={t('persona.places.placeholder')}
      words={draft.places}
      onChange={(places) => onChange({ ...draft, places })}
      choices={choices}
      onType={setTyped}
      show={(place) => (place.includes('/') ? town(place) : place)}
      isInvalid={isInvalid}
    />
  )
}

/** Words of imports and surveys, and of LinkedIn's lists. */
function useTargetWords() {
  return useQuery(['audience.targetWords'], (api, signal) => api.audience.targetWords(undefined, { signal })).data
}

function LanguageField({ draft, onChange, isInvalid }: Fields<'language'>) {
  const t = useWords()
  const { language } = useConditionWriter()
  const codes = [...new Set([...(useTargetWords()?.languages ?? []), ...LANGUAGES])]
  return (
    <WordsField
      label={t('persona.languages')}
      placeholder={t('persona.languages.placeholder')}
      words={draft.languages}
      onChange={(languages) => onChange({ ...draft, languages })}
      choices={codes.map((id) => ({ id, text: language(id) }))}
      isClosed
      show={language}
      isInvalid={isInvalid}
    />
  )
}

function WorkFields({ draft, onChange, isInvalid }: Fields<'occupation'>) {
  const t = useWords()
  const words = useTargetWords()?.occupations[draft.facet] ?? []
  return (
    <span className="fill">
      <select
        className="field facet"
        aria-label={t('persona.facet')}
        value={draft.facet}
        onChange={(event) => {
          const facet = OCCUPATION_FACETS.find((each) => each === event.target.value)
          if (facet !== undefined) onChange({ ...draft, facet, values: [] })
        }}
      >
        {OCCUPATION_FACETS.map((facet) => (
          <option key={facet} value={facet}>
            {t(`persona.facet.${facet}`)}
          </option>
        ))}
      </select>
      <WordsField
        label={t(`persona.facet.${draft.facet}`)}
        placeholder={t('persona.work.placeholder')}
        words={draft.values}
        onChange={(values) => onChange({ ...draft, values })}
        choices={words.map((text) => ({ id: text, text }))}
        isInvalid={isInvalid}
      />
    </span>
  )
}

function StatusField({ draft, onChange, isInvalid }: Fields<'status'>) {
  const t = useWords()
  const words = useTargetWords()?.statuses ?? []
  return (
    <WordsField
      label={t('persona.statuses')}
      placeholder={t('persona.statuses.placeholder')}
      words={draft.statuses}
      onChange={(statuses) => onChange({ ...draft, statuses })}
      choices={words.map((text) => ({ id: text, text }))}
      isInvalid={isInvalid}
    />
  )
}
