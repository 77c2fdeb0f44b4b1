import { useCallback } from 'react'
import type { Condition, Persona, VerdictSheet } from '../../../shared/contract/audience'
import { fewOf } from '../../format/fewOf'
import { useNumbers, type NumberWriter } from '../../format/numbers'
import { useWords, type Words } from '../../i18n/useWords'

export type Clause = VerdictSheet['clauses'][number]

type Group = Extract<Condition, { kind: 'any' }>
type AnyCondition = Condition | Group['of'][number]

/** What a persona's condition says: "de 18 à 24 ans", "à 30 km de Lille". */
export function conditionText(condition: AnyCondition, t: Words): string {
  switch (condition.kind) {
    case 'age':
      return condition.to === null
        ? t('audience.condition.age_from', { from: condition.from })
        : t('audience.condition.age', { from: condition.from, to: condition.to })
    case 'gender':
      return t(`audience.condition.${condition.gender}`)
    case 'near':
      return t('audience.condition.near', { km: condition.km, place: condition.place })
    case 'places':
      return fewOf(condition.places.map(town), t, 'audience.condition.places_n')
    case 'language':
      return condition.languages.join(', ')
    case 'occupation':
      return condition.values.join(', ')
    case 'status':
      return condition.statuses.join(', ')
    case 'all':
      return condition.of.map((each) => conditionText(each, t)).join(' + ')
    case 'any':
      return condition.of.map((each) => conditionText(each, t)).join(' / ')
  }
}

/** "Lille, Hauts-de-France, France" is Lille: the region only tells the platform which one. */
function town(place: string): string {
  return place.split(',')[0]?.trim() ?? place
}

const DIMENSION_OF = {
  age: 'age',
  gender: 'gender',
  near: 'place',
  places: 'place',
  language: 'language',
  occupation: 'occupation',
  status: 'status',
} as const

/** Alternatives of one dimension belong to it, those that mix several are `alternatives`. */
function dimensionOf(condition: Condition): Clause['dimension'] {
  if (condition.kind !== 'any') return DIMENSION_OF[condition.kind]
  const simple = condition.of.flatMap((each) => (each.kind === 'all' ? each.of : [each]))
  const [first, ...others] = new Set(simple.map(({ kind }) => DIMENSION_OF[kind]))
  return first === undefined || others.length > 0 ? 'alternatives' : first
}

/** Words of a clause: its condition, its threshold, its bounds. Shares are per cent, an index has 100 for parity. */
export function useClauseWords(): (clause: Clause, persona: Persona | undefined, basis: string | null) => ClauseWords {
  const t = useWords()
  const numbers = useNumbers()
  return useCallback((clause, persona, basis) => wordsOf(clause, persona, basis, t, numbers), [t, numbers])
}

export interface ClauseWords {
  readonly condition: string
  readonly threshold: string
  readonly bounds: string
  readonly mark: string
  readonly working: string | null
}

function wordsOf(
  clause: Clause,
  persona: Persona | undefined,
  basis: string | null,
  t: Words,
  numbers: NumberWriter,
): ClauseWords {
  const { low, high } = clause.bounds
  const isIndex = clause.kind === 'index'
  const write = isIndex ? numbers.index : numbers.share
  const conditions = (persona?.conditions ?? []).filter(
    (each) => clause.dimension === null || dimensionOf(each) === clause.dimension,
  )
  const named = conditions.map((each) => conditionText(each, t)).join(' · ')
  const people = t(`audience.basis.${basis ?? 'followers'}.of`)
  const range =
    write(low) === write(high)
      ? write(low)
      : low <= 0
        ? t('audience.at_most', { high: write(high) })
        : t('audience.between', {
            low: numbers[isIndex ? 'index' : 'share'](low).replace(/[\s\u00a0\u202f]*%$/, ''),
            high: write(high),
          })
  return {
    condition: clause.kind === 'share' ? named || t('audience.clause.share') : t(`audience.clause.${clause.kind}`),
    threshold:
      clause.scope === 'known'
        ? t('audience.threshold.known', { threshold: write(clause.threshold), people })
        : t('audience.threshold', { threshold: write(clause.threshold), people }),
    bounds: range,
    mark: t('audience.threshold.mark', { threshold: write(clause.threshold) }),
    working: clause.working === null ? null : t('audience.working', { value: write(clause.working.value) }),
  }
}
