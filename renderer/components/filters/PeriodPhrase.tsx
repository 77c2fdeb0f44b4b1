import { useState } from 'react'
import type { Filter } from '../../../shared/contract/common'
import {
  daysBefore,
  formatPeriod,
  isDay,
  parsePeriod,
  quarterDays,
  shiftQuarter,
  yearBefore,
  type Comparison,
} from '../../../shared/periods'
import { useQuery } from '../../api/useQuery'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { Button } from '../Button'
import { Field } from '../Field'
import { Phrase, SingleList } from './Phrase'

export function usePeriods() {
  return useQuery(['workspace.periods'], (api, signal) => api.workspace.periods(undefined, { signal })).data
}

/** The period looked at: a quarter with posts, an academic term, or days of one's own. */
export function PeriodPhrase({
  filter,
  onChange,
}: {
  readonly filter: Filter
  readonly onChange: (period: string) => void
}) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const periods = usePeriods()
  const quarters = (periods?.quarters ?? []).map((each) => ({
    id: each.period,
    text: days.period(each.period),
    note: t('filter.posts', { n: each.posts, count: numbers.count(each.posts) }),
  }))
  const terms = (periods?.terms ?? []).map((each) => ({
    id: each.period,
    text: each.label,
    note: days.range(each.from, each.to),
  }))
  const label = terms.find((each) => each.id === filter.period)?.text
  return (
    <Phrase label={t('filter.period')} text={days.period(filter.period, label)}>
      {(close) => (
        <>
          <SingleList
            label={t('filter.period')}
            options={[...quarters, ...terms]}
            value={filter.period}
            onChoose={(period) => {
              onChange(period)
              close()
            }}
          />
          <FreeDays
            period={filter.period}
            onChoose={(period) => {
              onChange(period)
              close()
            }}
          />
        </>
      )}
    </Phrase>
  )
}

function FreeDays({ period, onChoose }: { readonly period: string; readonly onChoose: (period: string) => void }) {
  const t = useWords()
  const first = daysOf(period)
  const [from, setFrom] = useState(first?.from ?? '')
  const [to, setTo] = useState(first?.to ?? '')
  const isGood = isDay(from) && isDay(to) && from <= to
  return (
    <div className="free">
      <Field label={t('filter.from')} type="date" value={from} onChange={setFrom} />
      <Field
        label={t('filter.to')}
        type="date"
        value={to}
        onChange={setTo}
        problem={isDay(from) && isDay(to) && from > to ? t('filter.days_turned') : null}
      />
      <Button small isDisabled={!isGood} onPress={() => onChoose(formatPeriod({ kind: 'free', from, to }))}>
        {t('filter.show_days')}
      </Button>
    </div>
  )
}

function daysOf(period: string) {
  const parsed = parsePeriod(period)
  if (parsed?.kind === 'quarter') return quarterDays(parsed.year, parsed.quarter)
  return parsed?.kind === 'free' ? { from: parsed.from, to: parsed.to } : null
}

const COMPARISONS = ['year_before', 'period_before', 'none'] as const

/** What the period is compared to. */
export function ComparePhrase({
  filter,
  onChange,
}: {
  readonly filter: Filter
  readonly onChange: (compare: Comparison) => void
}) {
  const t = useWords()
  const days = useDays()
  const named = (compare: Comparison) => {
    const other = otherPeriod(filter.period, compare)
    return other === null ? t(`filter.compare.${compare}`) : days.period(other)
  }
  const options = COMPARISONS.map((id) => ({
    id,
    text: named(id),
    ...(id === 'none' ? {} : { note: t(`filter.compare.${id}`) }),
  }))
  return (
    <Phrase label={t('filter.compare')} text={named(filter.compare)}>
      {(close) => (
        <SingleList
          label={t('filter.compare')}
          options={options}
          value={filter.compare}
          onChoose={(id) => {
            const chosen = COMPARISONS.find((each) => each === id)
            if (chosen !== undefined) onChange(chosen)
            close()
          }}
        />
      )}
    </Phrase>
  )
}

/** The period compared to, where it can be named without asking the engine (a term's days are the engine's). */
export function otherPeriod(period: string, compare: Comparison): string | null {
  const parsed = parsePeriod(period)
  if (parsed === null || compare === 'none' || parsed.kind === 'term') return null
  if (parsed.kind === 'quarter') {
    return formatPeriod(shiftQuarter(parsed.year, parsed.quarter, compare === 'year_before' ? -4 : -1))
  }
  return formatPeriod({ kind: 'free', ...(compare === 'year_before' ? yearBefore(parsed) : daysBefore(parsed)) })
}
