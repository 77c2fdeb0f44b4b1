import type { AlikeDetail } from '../../../../shared/contract/alike'
import { Link } from '../../../address/Link'
import { useQuery } from '../../../api/useQuery'
import { MarginNote, MarginNotes } from '../../../components/MarginNotes'
import { Raised } from '../../../components/Raised'
import { Sentence } from '../../../components/Sentence'
import { useDays } from '../../../format/days'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { kindOf } from '../unit'
import { StrataNote } from './AlikeOverviewPage'
import type { AlikeState } from './alikeState'
import { leftOut, useAlikeWriter } from './alikeWords'
import { NotComparable } from './NotComparable'
import { ThemeRows } from './ThemeRows'
import { Waterfall } from './Waterfall'

/** One group: the sentence, where its gap comes from, theme by theme, what cannot be compared. */
export function AlikeDetailPage({ result, state }: { readonly result: AlikeDetail; readonly state: AlikeState }) {
  const t = useWords()
  const under = useDetailUnder(result)
  return (
    <div className="cols">
      <div>
        <Sentence
          as="h1"
          finding={result.finding}
          under={
            <>
              <Raised>{under.join(' · ')}</Raised>
              {' · '}
              <Link to="/help?chapter=alike">{t('alike.method')}</Link>
              {' · '}
              <Link to={state.address(null)}>{t(`alike.all.${result.by}`)}</Link>
            </>
          }
        />
        {result.pieces !== null && <Waterfall result={result} pieces={result.pieces} state={state} under={under} />}
        {result.themes.length > 0 && <ThemeRows result={result} state={state} under={under} />}
        <NotComparable result={result} />
      </div>
      <MarginNotes>
        <SameMessage result={result} state={state} />
        {result.pieces !== null && <Means result={result} />}
        <StrataNote result={result} />
        <MarginNote title={t('alike.note.network')}>
          <p>
            {t('alike.note.network.own', {
              n: result.reference.length,
              names: result.reference.map(({ label }) => label).join(', '),
            })}
          </p>
        </MarginNote>
      </MarginNotes>
    </div>
  )
}

function useDetailUnder(result: AlikeDetail): readonly string[] {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const write = useAlikeWriter()
  const { focus, nReference, pieces, tests } = result
  const interval = pieces?.result.interval ?? null
  const aside = leftOut(result)
  return [
    t('alike.under.posts', { n: focus.n, others: nReference }),
    t(`compare.rate.${result.rate}.full`),
    days.range(result.from, result.to),
    ...(pieces === null ? [] : [t('alike.under.result', { ratio: numbers.ratio(pieces.result.factor) })]),
    ...(interval === null
      ? []
      : [t('alike.under.interval', { low: numbers.ratio(interval.low), high: numbers.ratio(interval.high) })]),
    ...(tests.vanElteren === null ? [] : [t('alike.under.elteren', { p: write.p(tests.vanElteren.p) })]),
    ...(tests.permutation === null ? [] : [t('alike.under.permutation', { p: write.p(tests.permutation.p) })]),
    ...(aside === 0 ? [] : [t('compare.under.aside', { n: aside })]),
  ]
}

/** The decomposition speaks of geometric means: said beside the medians. */
function Means({ result }: { readonly result: AlikeDetail }) {
  const t = useWords()
  const numbers = useNumbers()
  const write = useAlikeWriter()
  const { median, pieces } = result
  const show = numbers[kindOf(result.unit)]
  if (pieces === null) return null
  return (
    <MarginNote title={t('alike.note.means')}>
      <p>
        {t('alike.note.means.text', { raw: write.times(pieces.raw.factor) })}{' '}
        {median.focus !== null &&
          median.reference !== null &&
          t('alike.note.means.medians', {
            label: result.focus.label,
            own: show(median.focus),
            others: show(median.reference),
          })}
      </p>
    </MarginNote>
  )
}

/** What the same messages say of this group: another way to hold the content equal. */
function SameMessage({ result, state }: { readonly result: AlikeDetail; readonly state: AlikeState }) {
  const t = useWords()
  const focus = result.focus.key
  const query = { ...state.query, focus }
  const { data } = useQuery(['messages.pairs', query], (api, signal) => api.messages.pairs(query, { signal }))
  const own = data?.against.find(({ a }) => a === focus)
  if (data === undefined || own === undefined) return null
  return (
    <section>
      <h3>{t('alike.note.messages')}</h3>
      <Sentence size="small" finding={data.finding} />
      <p>
        <Link to={state.address(focus, 'messages')}>{t('alike.note.messages.see', { n: own.n })}</Link>
      </p>
    </section>
  )
}
