import type { CompareQuery } from '../../../shared/contract/compare'
import { RATES, type Measure } from '../../../shared/vocabulary'
import { Link } from '../../address/Link'
import { useNetwork } from '../../api/useNetwork'
import { useQuery } from '../../api/useQuery'
import { useDays } from '../../format/days'
import { MISSING, useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { AccountMark } from '../posts/AccountMark'
import { ExternalLink } from '../posts/ExternalLink'
import { sumKindOf } from './unit'

const SHOWN = 5

/** Best and weakest posts of the period by the rate, mature ones only, with their links. */
export function Extremes({ query }: { readonly query: CompareQuery }) {
  const t = useWords()
  const input = { ...query, count: SHOWN }
  const { data } = useQuery(['compare.extremes', input], (api, signal) => api.compare.extremes(input, { signal }))
  // A value per post says nothing of reactions: other words.
  const kind = RATES.some((each) => each === query.rate) ? '' : 'measure.'
  if (data === undefined || data.best.length === 0) return null
  return (
    <section className="chapter extremes">
      <PostList title={t(`compare.${kind}best`)} rate={query.rate} posts={data.best} />
      <PostList title={t(`compare.${kind}weakest`)} rate={query.rate} posts={data.weakest} />
      <p className="note">{t('compare.extremes.note')}</p>
    </section>
  )
}

interface Extreme {
  readonly postId: string
  readonly accountId: number
  readonly rate: number
  readonly text: string | null
  readonly permalink: string | null
  readonly day: string | null
}

function PostList({
  title,
  rate,
  posts,
}: {
  readonly title: string
  readonly rate: Measure
  readonly posts: readonly Extreme[]
}) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const network = useNetwork()
  return (
    <div>
      <h2>{title}</h2>
      <table className="t">
        <thead>
          <tr>
            <th scope="col">{t('compare.extremes.date')}</th>
            <th scope="col">{t('compare.extremes.account')}</th>
            <th scope="col">{t('compare.extremes.text')}</th>
            <th scope="col" className="num">
              {RATES.some((each) => each === rate) ? rate.toUpperCase() : t(`compare.rate.${rate}.short`)}
            </th>
            <th scope="col">
              <span className="vh">{t('compare.extremes.link')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {posts.map((post) => (
            <tr key={post.postId}>
              <td className="nowrap">{post.day === null ? MISSING : days.shortDay(post.day)}</td>
              <td>
                <AccountMark accountId={post.accountId} network={network} />
              </td>
              <td className="cut">
                <Link to={`/posts?post=${post.postId}`}>{post.text ?? t('posts.no_text')}</Link>
              </td>
              <td className="num med">{numbers[sumKindOf(rate)](post.rate)}</td>
              <td>
                {post.permalink !== null && (
                  <ExternalLink
                    href={post.permalink}
                    label={t('posts.open.label', { text: (post.text ?? '').slice(0, 60) })}
                  >
                    {t('posts.open')}
                  </ExternalLink>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
