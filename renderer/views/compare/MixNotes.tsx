import { Link } from '../../address/Link'
import { useQuery } from '../../api/useQuery'
import { MarginNote } from '../../components/MarginNotes'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import type { CompareState } from './compareState'
import { explainedByMix } from './mix'
import { tabAddress } from './tabAddress'

/** Notes of this kind at most: the rest stands in its own tab. */
const SHOWN = 2

/** Who differs from the others by what it publishes: said beside the gap, with the way to the comparison at equal content. */
export function MixNotes({ state }: { readonly state: CompareState }) {
  const { filter, by, rate, age, outliers } = state.query
  // At one age, or without unusual posts, the gap on screen is another one than the tab would take apart.
  if ((by !== 'branch' && by !== 'account') || age !== null || outliers === 'without') return null
  return <Notes input={{ filter, by, rate }} />
}

function Notes({ input }: { readonly input: Parameters<typeof alikeKey>[0] }) {
  const t = useWords()
  const numbers = useNumbers()
  const { data } = useQuery(alikeKey(input), (api, signal) => api.alike.branches(input, { signal }))
  if (data === undefined || data.by !== input.by) return null
  return explainedByMix(data)
    .slice(0, SHOWN)
    .map(({ key, label, pieces }) => {
      const address = new URLSearchParams({ m: input.rate, by: input.by, focus: key })
      return (
        <MarginNote key={key} title={t('compare.mix.title', { label })}>
          <p>
            {t('compare.mix', {
              label,
              raw: numbers.index(100 * pieces.raw.factor),
              mix: numbers.index(100 * pieces.mix.factor),
              result: numbers.index(100 * pieces.result.factor),
              isFirst: data.rows[0]?.key === key,
              strength: pieces.strength,
            })}{' '}
            <Link to={tabAddress('alike', address)}>{t('compare.tab.alike')}</Link>
          </p>
        </MarginNote>
      )
    })
}

const alikeKey = (input: {
  filter: CompareState['query']['filter']
  by: 'branch' | 'account'
  rate: CompareState['query']['rate']
}) => ['alike.branches', input] as const
