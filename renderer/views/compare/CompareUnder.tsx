import { useState } from 'react'
import type { ComparisonResult } from '../../../shared/contract/compare'
import type { Platform } from '../../../shared/vocabulary'
import { Button } from '../../components/Button'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { Raised } from '../../components/Raised'
import { useWords } from '../../i18n/useWords'
import { TestSheet } from './TestSheet'

/** The parts of the line under the sentence: measure with its denominator, days, n, what the tests say, what is left out. */
export function useUnderParts(result: ComparisonResult, platforms: readonly Platform[]): readonly string[] {
  const t = useWords()
  const days = useDays()
  const { pairs, network, setAside, unit, rate } = result
  const aside = setAside.reduce((sum, each) => sum + each.n, 0)
  const clear = pairs.filter((pair) => pair.strength === 'clear').length
  const parts = [
    t(unit === 'index' ? 'compare.under.index' : 'compare.under.rate', { rate: t(`compare.rate.${rate}.full`) }),
    ...(platforms.length === 1 ? platforms.map((platform) => t(`platform.${platform}`)) : []),
    days.range(result.from, result.to),
    t('compare.under.posts', { n: network.n }),
    ...(pairs.length === 0 ? [] : [t('compare.under.tests', { clear, n: pairs.length })]),
    ...(isRestOpen(result) ? [t('compare.under.rest')] : []),
    ...(aside === 0 ? [] : [t('compare.under.aside', { n: aside })]),
  ]
  return parts
}

export function CompareUnder({
  result,
  platforms,
}: {
  readonly result: ComparisonResult
  readonly platforms: readonly Platform[]
}) {
  const t = useWords()
  const numbers = useNumbers()
  const parts = useUnderParts(result, platforms)
  const [isOpen, setOpen] = useState(false)
  const { median, interval } = result.network
  const kind = result.unit === 'rate' ? 'rate' : 'index'
  return (
    <>
      <Raised>{parts.join(' · ')}</Raised>
      {median !== null && interval !== null && (
        <>
          {' · '}
          {t('compare.under.network', {
            median: numbers[kind](median),
            interval: numbers.interval(interval.low, interval.high, kind),
          })}
        </>
      )}
      {result.pairs.length > 0 && (
        <>
          {' · '}
          <Button kind="link" onPress={() => setOpen(true)}>
            {t('compare.under.test')}
          </Button>
          <TestSheet result={result} isOpen={isOpen} onClose={() => setOpen(false)} />
        </>
      )}
    </>
  )
}

/** The sentence names a leader and who stands below it; true when every other pair cannot be told apart. */
function isRestOpen({ finding, pairs }: ComparisonResult): boolean {
  const { leader, followers } = finding.data
  if (typeof leader !== 'string' || !Array.isArray(followers)) return false
  const named = (pair: ComparisonResult['pairs'][number]) =>
    (pair.a === leader && followers.includes(pair.b)) || (pair.b === leader && followers.includes(pair.a))
  const others = pairs.filter((pair) => !named(pair))
  return others.length > 0 && others.every((pair) => pair.strength === 'cannot_tell')
}
