import { useCallback } from 'react'
import type { EditorialLine } from '../../../shared/contract/network'
import { useWords } from '../../i18n/useWords'
import { usePersonas } from './names'

export type Clause = EditorialLine['clauses'][number]

/** A clause as the line states it: "au moins 40 % dans l'âge visé". Thresholds are fractions; an index is a ratio. */
export function useClauseText(): (clause: Clause) => string {
  const t = useWords()
  const personas = usePersonas()
  return useCallback(
    (clause) => {
      const persona = personas.find((each) => each.id === clause.personaId)?.name
      const text = t(`clause.${clause.kind}.${clause.dimension ?? 'all'}`, { threshold: clause.threshold })
      return persona === undefined ? text : t('clause.of', { text, persona })
    },
    [t, personas],
  )
}

/** Kinds with the dimensions they can look at; null = the whole target. */
export const CLAUSE_KINDS = [
  { kind: 'share', dimension: 'age' },
  { kind: 'share', dimension: 'place' },
  { kind: 'share', dimension: 'gender' },
  { kind: 'joint', dimension: null },
  { kind: 'index', dimension: 'age' },
  { kind: 'index', dimension: 'place' },
  { kind: 'coverage', dimension: null },
] as const satisfies readonly Pick<Clause, 'kind' | 'dimension'>[]

/** The clauses of a line that states none: age at 40 %, place at 50 %, no joint clause. */
export const DEFAULT_CLAUSES: readonly Clause[] = [
  { personaId: null, kind: 'share', dimension: 'age', threshold: 0.4 },
  { personaId: null, kind: 'share', dimension: 'place', threshold: 0.5 },
]
