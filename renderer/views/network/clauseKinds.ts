import { useCallback } from 'react'
import type { Persona } from '../../../shared/contract/audience'
import type { EditorialLine } from '../../../shared/contract/network'
import { TARGET_DIMENSIONS, type TargetDimension } from '../../../shared/vocabulary'
import { useWords } from '../../i18n/useWords'
import { DEFAULT_THRESHOLDS, dimensionOf } from '../../../shared/targetDimensions'
import { useConditionWriter } from '../audience/conditions/conditionWords'
import { usePersonas } from './names'

export type Clause = EditorialLine['clauses'][number]
export type ClauseKind = Pick<Clause, 'kind' | 'dimension'>

/** One word for a kind with what it looks at: `share.age`, `index.all`. */
export const codeOf = ({ kind, dimension }: ClauseKind): string => `${kind}.${dimension ?? 'all'}`

/** Kinds with the dimensions they can look at; null = the whole target. */
export const CLAUSE_KINDS: readonly ClauseKind[] = [
  ...TARGET_DIMENSIONS.map((dimension) => ({ kind: 'share' as const, dimension })),
  { kind: 'joint', dimension: null },
  { kind: 'coverage', dimension: null },
  ...(['age', 'gender', 'place'] as const).map((dimension) => ({ kind: 'index' as const, dimension })),
]

/** A first threshold to change: of an index twice the population, 100 = parity. */
export function firstThreshold({ kind, dimension }: ClauseKind): number {
  if (kind === 'index') return 200
  if (kind === 'coverage') return 0.15
  return kind === 'joint' || dimension === null ? 0.3 : DEFAULT_THRESHOLDS[dimension]
}

/** What the personas ask for, each once, in the order of the list. */
export function dimensionsOf(personas: readonly Pick<Persona, 'conditions'>[]): TargetDimension[] {
  const asked = new Set(personas.flatMap(({ conditions }) => conditions.map(dimensionOf)))
  return TARGET_DIMENSIONS.filter((dimension) => asked.has(dimension))
}

/** The thresholds judged by when none is written, written: one for each thing the personas ask for, for every persona. */
export const usualClauses = (personas: readonly Pick<Persona, 'conditions'>[]): Clause[] =>
  dimensionsOf(personas).map((dimension) => ({
    personaId: null,
    kind: 'share',
    dimension,
    threshold: DEFAULT_THRESHOLDS[dimension],
  }))

/** Personas a threshold speaks of that do not ask for what it looks at: for them it means nothing. */
export const withoutIt = (clause: Clause, personas: readonly Persona[]): Persona[] =>
  clause.dimension === null || clause.personaId === null
    ? []
    : personas.filter(
        ({ id, conditions }) =>
          id === clause.personaId && !conditions.some((each) => dimensionOf(each) === clause.dimension),
      )

/** Whether a threshold can be kept: a share above nothing and at most all, an index above nothing. */
export const isThreshold = ({ kind, threshold }: Clause): boolean =>
  threshold > 0 && (kind === 'index' || threshold <= 1)

/** A clause in plain words: "au moins 40 % de l'audience a l'âge visé", of one persona with its own condition. */
export function useClauseText(): (clause: Clause) => string {
  const t = useWords()
  const personas = usePersonas()
  const words = useConditionWriter()
  return useCallback(
    (clause) => {
      const { threshold, kind, dimension } = clause
      const persona = personas.find((each) => each.id === clause.personaId)
      const asked = (persona?.conditions ?? []).filter((each) => dimensionOf(each) === dimension)
      const values = { threshold, times: threshold / 100 }
      const ofKind = kind === 'share' || kind === 'index' ? `line.clause.${codeOf(clause)}` : `line.clause.${kind}`
      if (persona === undefined) return t(ofKind, values)
      const text =
        kind === 'share' && asked.length > 0
          ? t('line.clause.share.of', { ...values, conditions: words.all(asked) })
          : t(ofKind, values)
      return t('line.clause.for', { text, persona: persona.name })
    },
    [t, personas, words],
  )
}
