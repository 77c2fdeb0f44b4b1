import { useCallback } from 'react'
import type { Persona, VerdictSheet } from '../../../shared/contract/audience'
import { dimensionOf } from '../../../shared/targetDimensions'
import { useNumbers, type NumberWriter } from '../../format/numbers'
import { useWords, type Words } from '../../i18n/useWords'
import { useConditionWriter, type ConditionWriter } from './conditions/conditionWords'

export type Clause = VerdictSheet['clauses'][number]

/** Words of a clause: its condition, its threshold, its bounds. Shares are in percent, an index has 100 for parity. */
export function useClauseWords(): (clause: Clause, persona: Persona | undefined, basis: string | null) => ClauseWords {
  const t = useWords()
  const numbers = useNumbers()
  const conditions = useConditionWriter()
  return useCallback(
    (clause, persona, basis) => wordsOf(clause, persona, basis, { t, numbers, conditions }),
    [t, numbers, conditions],
  )
}

export interface ClauseWords {
  readonly condition: string
  readonly threshold: string
  readonly bounds: string
  readonly mark: string
  readonly working: string | null
}

interface Writers {
  readonly t: Words
  readonly numbers: NumberWriter
  readonly conditions: ConditionWriter
}

/** What the clause asks for: the conditions of its dimension, or of all of them. */
function conditionOf({ kind, dimension }: Clause, persona: Persona | undefined, { t, conditions }: Writers): string {
  const asked = (persona?.conditions ?? []).filter((each) => dimension === null || dimensionOf(each) === dimension)
  const named = asked.map(conditions.name).join(' · ')
  if (kind === 'share') return named === '' ? t('audience.clause.share') : named
  if (kind !== 'index' || dimension === null || named === '') return t(`audience.clause.${kind}`)
  return t('audience.clause.index_of', { condition: named })
}

/** The threshold as a sentence: a share of people, so many times the population, a share of those it stands for. */
function thresholdOf({ kind, threshold, scope }: Clause, basis: string | null, { t, numbers }: Writers): string {
  const asked = scope === 'asked' ? '.asked' : ''
  if (kind === 'index') return t(`audience.threshold.index${asked}`, { times: threshold / 100 })
  if (kind === 'coverage') return t('audience.threshold.coverage', { threshold: numbers.share(threshold) })
  const people = t(`audience.basis.${basis ?? 'followers'}.of`)
  const id = scope === 'known' ? 'audience.threshold.known' : `audience.threshold${asked}`
  return t(id, { threshold: numbers.share(threshold), people })
}

function wordsOf(clause: Clause, persona: Persona | undefined, basis: string | null, writers: Writers): ClauseWords {
  const { t, numbers } = writers
  const { low, high } = clause.bounds
  const isIndex = clause.kind === 'index'
  const write = isIndex ? numbers.index : numbers.share
  const range =
    write(low) === write(high)
      ? write(low)
      : low <= 0
        ? t('audience.at_most', { high: write(high) })
        : t('audience.between', { low: write(low).replace(/[\s\u00a0\u202f]*%$/, ''), high: write(high) })
  return {
    condition: conditionOf(clause, persona, writers),
    threshold: thresholdOf(clause, basis, writers),
    bounds: range,
    mark: t('audience.threshold.mark', { threshold: write(clause.threshold) }),
    working: clause.working === null ? null : t('audience.working', { value: write(clause.working.value) }),
  }
}
