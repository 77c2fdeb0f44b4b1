import { definitionId } from '../../../shared/definitions'
import { type Metric, METRICS, type Platform, type Rate, RATES } from '../../../shared/vocabulary'
import { useWorkspace } from '../../components/workspaceContext'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { Raised } from '../../components/Raised'
import { useHasWords, useWords } from '../../i18n/useWords'
import { denominatorOf, tracedRate, type PostDetail, type TraceOf } from './postDetail'

/** Parts that a platform may count as interactions; those the file gives are written out. */
const PARTS: readonly Metric[] = ['reactions', 'comments', 'shares', 'saves']

type MetricTrace = PostDetail['metrics'][number]

/** Where one number comes from: the division written out, then column, file and row, export date with the age of the post. */
export function PostTrace({ detail, of }: { readonly detail: PostDetail; readonly of: TraceOf }) {
  const metric = METRICS.find((each) => each === of)
  return metric === undefined ? (
    <ComputedTrace detail={detail} of={of} />
  ) : (
    <OneMetric detail={detail} metric={metric} />
  )
}

/** A metric as one file gives it. */
function OneMetric({ detail, metric }: { readonly detail: PostDetail; readonly metric: Metric }) {
  const t = useWords()
  const numbers = useNumbers()
  const counts = useCounts()
  const found = detail.metrics.find((each) => each.metric === metric)
  return (
    <section aria-live="polite">
      <h3>
        {t('posts.trace')} <span>{t(`posts.metric.${metric}`)}</span>
      </h3>
      <dl className="tr">
        {found === undefined ? (
          <dd className="eq mute">{t('posts.trace.missing')}</dd>
        ) : (
          <>
            <dd className="eq">
              <b>{numbers.count(found.value)}</b>
            </dd>
            <dt>{t('posts.trace.field')}</dt>
            <dd>
              {found.column === null ? t('posts.trace.no_column') : t('posts.trace.column', { column: found.column })}
            </dd>
            <Source trace={found} detail={detail} />
          </>
        )}
        <dt>{t('posts.trace.definition')}</dt>
        <dd>{counts(metric, detail.post.platform)}</dd>
      </dl>
    </section>
  )
}

function ComputedTrace({ detail, of }: { readonly detail: PostDetail; readonly of: TraceOf }) {
  const t = useWords()
  const denominator = denominatorOf(detail)
  const rate = tracedRate(detail, of)
  const kind = of === 'denominator' || of === 'interactions' ? of : 'rate'
  const find = (metric: Metric) => detail.metrics.find((each) => each.metric === metric)
  const name = RATES.find((each) => each === of) ?? rate?.rate ?? 'err'
  const byViews = find('views') === undefined ? find('impressions') : find('views')
  const below =
    name === 'erf' && kind === 'rate' ? undefined : name === 'erv' && kind === 'rate' ? byViews : find(denominator)
  const above = find('interactions_stated') ?? find('reactions')
  const source = kind === 'interactions' ? above : (below ?? (kind === 'rate' ? above : undefined))
  const title = t(`posts.trace.${kind}`, {
    rate: name.toUpperCase(),
    metric: t(`posts.metric.${denominator}`),
  })
  return (
    <section aria-live="polite">
      <h3>
        {t('posts.trace')} <span>{title}</span>
      </h3>
      <dl className="tr">
        {kind === 'rate' && <Division rate={rate} />}
        {kind !== 'denominator' && <Parts detail={detail} />}
        {kind !== 'interactions' && below !== undefined && (
          <>
            <dt>{t(`posts.metric.${below.metric}`)}</dt>
            <dd>
              {below.column === null ? t('posts.trace.no_column') : t('posts.trace.column', { column: below.column })}
            </dd>
          </>
        )}
        {source === undefined ? (
          <dd className="eq mute">{t('posts.trace.missing')}</dd>
        ) : (
          <Source trace={source} detail={detail} />
        )}
        <Definitions rate={name} of={kind} below={below?.metric ?? denominator} platform={detail.post.platform} />
      </dl>
    </section>
  )
}

/** What is counted on this post's platform: of a rate, the division first, then both of its terms. */
function Definitions(props: {
  readonly of: 'denominator' | 'interactions' | 'rate'
  readonly rate: Rate
  readonly below: Metric
  readonly platform: Platform
}) {
  const t = useWords()
  const counts = useCounts()
  const { of, rate, below, platform } = props
  const terms = [
    ...(of === 'denominator' ? [] : ['interactions' as const]),
    ...(of === 'interactions' || (of === 'rate' && rate === 'erf') ? [] : [below]),
  ]
  return (
    <>
      <dt>{t('posts.trace.definition')}</dt>
      <dd>
        {of === 'rate' && <div>{t(`posts.definition.${rate}`)}</div>}
        {terms.map((metric) => (
          <div key={metric}>
            {of === 'rate' && <b>{t(`posts.metric.${metric}`)} </b>}
            {counts(metric, platform)}
          </div>
        ))}
      </dd>
    </>
  )
}

/**
 * The sentence that says what a metric counts on a platform. A mapped file may give a platform a metric its own exports
 * never hold: then the general word of the metric, null without any.
 */
function useCounts(): (metric: Metric | 'interactions', platform: Platform) => string | null {
  const t = useWords()
  const has = useHasWords()
  return (metric, platform) => {
    const general = `posts.definition.${metric}`
    const id = definitionId(metric, platform, has) ?? (has(general) ? general : null)
    return id === null ? null : t(id)
  }
}

function Division({ rate }: { readonly rate: PostDetail['rates'][number] | undefined }) {
  const t = useWords()
  const numbers = useNumbers()
  if (rate === undefined) return <dd className="eq mute">{t('posts.trace.no_rate')}</dd>
  return (
    <dd className="eq">
      {t('posts.trace.division', { above: numbers.count(rate.numerator), below: numbers.count(rate.denominator) })}{' '}
      <b>{numbers.rate(rate.value)}</b>
    </dd>
  )
}

function Parts({ detail }: { readonly detail: PostDetail }) {
  const t = useWords()
  const numbers = useNumbers()
  const parts = PARTS.flatMap((metric) => detail.metrics.filter((each) => each.metric === metric))
  const sources = parts.length > 0 ? parts : detail.metrics.filter((each) => each.metric === 'interactions_stated')
  if (sources.length === 0) return null
  const columns = sources.flatMap(({ column }) => (column === null ? [] : [t('posts.trace.quoted', { column })]))
  const columnsText = t('posts.trace.columns', { n: columns.length, columns: columns.join(', ') })
  return (
    <>
      <dt>{t('posts.metric.interactions')}</dt>
      <dd>
        {parts
          .map((part) => t(`posts.part.${part.metric}`, { n: part.value, count: numbers.count(part.value) }))
          .join(' + ')}
        <div>{columns.length === 0 ? t('posts.trace.no_column') : columnsText}</div>
      </dd>
    </>
  )
}

function Source({ trace, detail }: { readonly trace: MetricTrace; readonly detail: PostDetail }) {
  const t = useWords()
  const days = useDays()
  const { settings } = useWorkspace()
  const published =
    detail.post.publishedAt ?? (detail.post.publishedDay === null ? null : `${detail.post.publishedDay}T00:00:00Z`)
  const age =
    published === null ? null : Math.floor((Date.parse(trace.exportedAt) - Date.parse(published)) / 86_400_000)
  return (
    <>
      <dt>{t('posts.trace.file')}</dt>
      <dd>{t('posts.trace.file_row', { file: trace.fileName, row: trace.row })}</dd>
      <dt>{t('posts.trace.exported')}</dt>
      <dd>
        <Raised>{days.instant(trace.exportedAt, settings.zone)}</Raised>
        {age !== null && age >= 0 && `, ${t('posts.trace.age', { n: age })}`}
      </dd>
    </>
  )
}

/** Every value the newest exports hold for this post, each with its column, file and row. */
export function MetricsTable({ detail }: { readonly detail: PostDetail }) {
  const t = useWords()
  const numbers = useNumbers()
  const counts = useCounts()
  const days = useDays()
  const { settings } = useWorkspace()
  if (detail.metrics.length === 0) return null
  return (
    <details className="all-metrics">
      <summary>{t('posts.metrics.all', { n: detail.metrics.length })}</summary>
      <table className="t">
        <thead>
          <tr>
            <th scope="col">{t('posts.metrics.name')}</th>
            <th scope="col" className="num">
              {t('posts.metrics.value')}
            </th>
            <th scope="col">{t('posts.metrics.source')}</th>
          </tr>
        </thead>
        <tbody>
          {detail.metrics.map((each) => (
            <tr key={each.metric}>
              <th scope="row">{t(`posts.metric.${each.metric}`)}</th>
              <td className="num">{numbers.count(each.value)}</td>
              <td className="note">
                {counts(each.metric, detail.post.platform)}
                <br />
                {each.column ?? t('posts.trace.no_column')}
                <br />
                {t('posts.trace.file_row', { file: each.fileName, row: each.row })}
                <br />
                {t('posts.trace.exported')} {days.instant(each.exportedAt, settings.zone)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
