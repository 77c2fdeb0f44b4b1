import { useMemo } from 'react'
import { TIME_GROUPINGS, TIME_STEPS, type TimeGrouping, type TimeQuery } from '../../../../shared/contract/timeline'
import { MEASURES } from '../../../../shared/vocabulary'
import { changeQuery, useAddress } from '../../../address/location'
import { useFilter } from '../../../address/useFilter'

const YEARS = ['1', '2', '3', '4', '5', 'all'] as const
export type YearsWord = (typeof YEARS)[number]
export const YEARS_WORDS: readonly YearsWord[] = YEARS

/** What "over time" and "weekday and hour" look at, all of it in the address: measure `m`, rows `by`, step `s`, years back `y`, across `x`. */
export interface TimeState {
  readonly query: TimeQuery
  readonly yearsWord: YearsWord
  readonly isTable: boolean
  readonly set: (change: Readonly<Record<string, string | null>>) => void
}

/** Years back by default: three, so that a period has two like it before. */
const DEFAULT_YEARS = '3'

export function useTimeState(): TimeState {
  const { query: address } = useAddress()
  const { filter } = useFilter()
  const measure = MEASURES.find((each) => each === address.get('m')) ?? 'err'
  const by: TimeGrouping | null = TIME_GROUPINGS.find((each) => each === address.get('by')) ?? null
  const step = TIME_STEPS.find((each) => each === address.get('s')) ?? 'month'
  const yearsWord = YEARS.find((each) => each === address.get('y')) ?? DEFAULT_YEARS
  const across = address.get('x') === '1'
  const query = useMemo(
    () => ({
      ...{ filter, measure, by, groups: [], step, across },
      years: yearsWord === 'all' ? null : Number(yearsWord),
    }),
    [filter, measure, by, step, yearsWord, across],
  )
  return { query, yearsWord, isTable: address.get('view') === 'table', set: changeQuery }
}

/** What to write for a choice that is the default: nothing. */
export function orNull(value: string, otherwise: string): string | null {
  return value === otherwise ? null : value
}

export { DEFAULT_YEARS }
