import type { ComparisonResult } from '../../../shared/contract/compare'
import type { Platform } from '../../../shared/vocabulary'
import { Raised } from '../../components/Raised'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useWords, type Words } from '../../i18n/useWords'
import { TestLink } from './TestLink'
import { kindOf } from './unit'

/** The parts of the line under the sentence: measure with its denominator, days, n, what the tests say, what is left out. */
export function useUnderParts(result: ComparisonResult, platforms: readonly Platform[]): readonly string[] {
  const t = useWords()
  const days = useDays()
  const { pairs, network, setAside, unit, rate, age, outliers } = result
  const aside = setAside.reduce((sum, each) => sum + each.n, 0)
  const clear = pairs.filter((pair) => pair.strength === 'clear').length
  return [
    t(`compare.under.${unit === 'index' ? 'index' : 'rate'}`, { rate: t(`compare.rate.${rate}.full`) }),
    ...(platforms.length === 1 ? platforms.map((platform) => t(`platform.${platform}`)) : []),
    days.range(result.from, result.to),
    t('compare.under.posts', { n: network.n }),
    ...(age === null ? [] : [t('compare.under.age', { days: age.days, tolerance: age.tolerance })]),
    ...(outliers === null ? [] : [t(`compare.under.outliers.${outliers.used}`, { n: outliers.n })]),
    ...testWords(result, clear, t),
    ...(isRestOpen(result) ? [t('compare.under.rest')] : []),
    ...(aside === 0 ? [] : [t('compare.under.aside', { n: aside })]),
  ]
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
  const { median, interval } = result.network
  const kind = kindOf(result.unit)
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
      <TestLink result={result} />
    </>
  )
}

function testWords({ pairs }: ComparisonResult, clear: number, t: Words): readonly string[] {
  const [first, second] = pairs
  if (first === undefined) return []
  if (second === undefined) return [t('compare.under.one_test', { p: first.p })]
  return [t('compare.under.tests', { clear, n: pairs.length })]
}

/** The sentence names a leader and who stands below it; true when every other pair cannot be told apart. */
function isRestOpen({ finding, pairs, scheme }: ComparisonResult): boolean {
  const { leader, followers } = finding.data
  if (scheme !== 'pairs' || typeof leader !== 'string' || !Array.isArray(followers)) return false
  const named = (pair: ComparisonResult['pairs'][number]) =>
    (pair.a === leader && followers.includes(pair.b)) || (pair.b === leader && followers.includes(pair.a))
  const others = pairs.filter((pair) => !named(pair))
  return others.length > 0 && others.every((pair) => pair.strength === 'cannot_tell')
}
