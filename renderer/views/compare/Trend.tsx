import type { ComparisonResult } from '../../../shared/contract/compare'
import { Raised } from '../../components/Raised'
import { Sentence } from '../../components/Sentence'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { useNamedFinding } from './groupNames'

/** This period against the other one, for all that is on screen together. */
export function Trend({ result }: { readonly result: ComparisonResult }) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const named = useNamedFinding()
  const { trend, before, network } = result
  // Without a post in the period, the sentence above has said all there is.
  if (trend === null || before === null || network.n === 0) return null
  const kind = result.unit === 'rate' ? 'rate' : 'index'
  const previous = network.previous
  const under = t('compare.trend.under', {
    n: network.n,
    before: days.range(before.from, before.to),
    nBefore: previous?.n ?? 0,
    median: numbers[kind](network.median),
    isKnown: network.median !== null,
    isKnownBefore: (previous?.median ?? null) !== null,
    medianBefore: numbers[kind](previous?.median ?? null),
  })
  return (
    <section className="chapter">
      <Sentence size="lede" as="h2" finding={named(trend, result)} under={<Raised>{under}</Raised>} />
    </section>
  )
}
