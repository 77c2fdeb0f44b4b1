import { useMemo } from 'react'
import type { Condition, SimpleCondition } from '../../../../shared/contract/audience'
import type { Language } from '../../../../shared/vocabulary'
import { fewOf } from '../../../format/fewOf'
import { perLocale } from '../../../format/perLocale'
import { useLanguage } from '../../../i18n/useLanguage'
import { useWords, type Words } from '../../../i18n/useWords'

type Group = Extract<Condition, { kind: 'any' }>
export type AnyCondition = Condition | Group['of'][number]

/** Conditions in words. */
export interface ConditionWriter {
  /** For cards and tables: "De 18 à 24 ans", "À 30 km de Lille", "Statut : chercheur ou doctorant". */
  readonly name: (condition: AnyCondition) => string
  /** In a sentence about somebody: "a de 18 à 24 ans", "habite à 30 km de Lille au plus". */
  readonly says: (condition: AnyCondition) => string
  /** Several conditions in a sentence about somebody, all of which hold. */
  readonly all: (conditions: readonly AnyCondition[]) => string
  /** Everything a persona asks for, as one sentence: "Une personne qui a de 18 à 24 ans et parle anglais." */
  readonly whole: (conditions: readonly Condition[]) => string
  readonly language: (code: string) => string
}

const lists = perLocale((locale) => ({
  or: new Intl.ListFormat(locale, { type: 'disjunction' }),
  and: new Intl.ListFormat(locale, { type: 'conjunction' }),
  languages: new Intl.DisplayNames(locale, { type: 'language' }),
}))

/** "Lille, Hauts-de-France, France" is Lille, and so is `FR.32.59/Lille`: the rest only tells which one. */
export function town(place: string): string {
  const named = place.includes('/') ? place.slice(place.indexOf('/') + 1).replace(/#\d+$/, '') : place
  return named.split(',')[0]?.trim() ?? place
}

/** After another condition a name begins small, unless it is a word of its own. */
const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

export function conditionWriter(t: Words, language: Language): ConditionWriter {
  const { or, and, languages } = lists(language)
  const named = (code: string) => languages.of(code) ?? code
  const oneOf = (texts: readonly string[]) => or.format(texts)
  const placesText = (places: readonly string[]) =>
    places.length <= 3 ? oneOf(places) : fewOf(places, t, 'condition.places_n')
  const values = (condition: SimpleCondition): string => {
    switch (condition.kind) {
      case 'places':
        return placesText(condition.places.map(town))
      case 'language':
        return oneOf(condition.languages.map(named))
      case 'occupation':
        return oneOf(condition.values)
      case 'status':
        return oneOf(condition.statuses)
      default:
        return ''
    }
  }
  const simple = (area: 'audience.condition' | 'condition.says', condition: SimpleCondition): string => {
    switch (condition.kind) {
      case 'age': {
        const { from, to } = condition
        if (to === null) return t(`${area}.age_from`, { from })
        return from === 0 ? t(`${area}.age_to`, { to }) : t(`${area}.age`, { from, to })
      }
      case 'gender':
        return t(`${area}.${condition.gender}`)
      case 'near':
        return t(`${area}.near`, { km: condition.km, place: town(condition.place) })
      case 'occupation':
        return t(`${area}.${condition.facet}`, { values: values(condition) })
      default:
        return t(`${area}.${condition.kind}`, { values: values(condition) })
    }
  }
  const name = (condition: AnyCondition): string => {
    if (condition.kind === 'any') {
      return oneOf(condition.of.map((each, i) => (i === 0 ? name(each) : small(name(each)))))
    }
    if (condition.kind !== 'all') return simple('audience.condition', condition)
    return and.format(condition.of.map((each, i) => (i === 0 ? name(each) : small(name(each)))))
  }
  const says = (condition: AnyCondition): string => {
    if (condition.kind === 'all') return and.format(condition.of.map(says))
    if (condition.kind !== 'any') return simple('condition.says', condition)
    const [first, ...others] = condition.of.map(says)
    return others.reduce(
      (said, other) => t('condition.says.or', { said, other }),
      t('condition.says.either', { first }),
    )
  }
  const all = (conditions: readonly AnyCondition[]) => and.format(conditions.map(says))
  const whole = (conditions: readonly Condition[]) =>
    conditions.length === 0 ? t('condition.whole.nobody') : t('condition.whole', { conditions: all(conditions) })
  return { name, says, all, whole, language: named }
}

/** Conditions in the words of the screen. */
export function useConditionWriter(): ConditionWriter {
  const t = useWords()
  const language = useLanguage()
  return useMemo(() => conditionWriter(t, language), [t, language])
}
