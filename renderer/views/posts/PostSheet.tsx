import { useEffect, useRef, type RefObject } from 'react'
import type { PostRow } from '../../../shared/contract/posts'
import { useNetwork } from '../../api/useNetwork'
import { useQuery } from '../../api/useQuery'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { PlatformMark } from '../../components/marks'
import { Raised } from '../../components/Raised'
import { Waiting } from '../../components/Waiting'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { AccountMark } from './AccountMark'
import { Flagged } from './Flagged'
import { SheetThemes } from './SheetThemes'
import { ExternalLink } from './ExternalLink'
import { MetricsTable, PostTrace } from './PostTrace'
import { PlaceChart, SnapshotChart } from './PostCharts'
import { denominatorOf, mainRate, type PostDetail, type TraceOf } from './postDetail'

interface PostSheetProps {
  readonly id: string
  /** The posts it is placed among. */
  readonly period: string
  readonly trace: TraceOf
  readonly onTrace: (trace: TraceOf) => void
  readonly onClose: () => void
  readonly onAside: (ids: readonly string[], aside: boolean) => void
  /** Opens the list of themes for this post, beside an element. */
  readonly onThemes: (row: PostRow, anchor: RefObject<Element | null>) => void
}

/** One post beside the table: its words first, three numbers, the trace of one, exports, place. Esc closes it. */
export function PostSheet({ id, period, trace, onTrace, onClose, onAside, onThemes }: PostSheetProps) {
  const t = useWords()
  const sheet = useRef<HTMLElement>(null)
  const { data, error } = useQuery(['posts.get', id, period], (api, signal) =>
    api.posts.get({ id, period }, { signal }),
  )
  useEffect(() => {
    // The keyboard goes on in the table (J, K); a reader hears the sheet through its live text.
    sheet.current?.scrollTo({ top: 0 })
  }, [id])
  return (
    <aside ref={sheet} className="sheet" aria-label={t('posts.sheet')}>
      {error !== null ? (
        <>
          <ErrorPanel error={error} />
          <Button onPress={onClose}>{t('common.close')}</Button>
        </>
      ) : data === undefined || data.post.id !== id ? (
        <Waiting />
      ) : (
        <>
          <SheetHead detail={data} onClose={onClose} />
          <SheetThemes detail={data} onAside={onAside} onThemes={onThemes} />
          <Numbers detail={data} trace={trace} onTrace={onTrace} />
          <PostTrace detail={data} of={trace} />
          <SnapshotChart detail={data} />
          <PlaceChart detail={data} />
          <Flagged detail={data} />
          <MetricsTable detail={data} />
        </>
      )}
    </aside>
  )
}

function SheetHead({ detail, onClose }: { readonly detail: PostDetail; readonly onClose: () => void }) {
  const t = useWords()
  const days = useDays()
  const network = useNetwork()
  const { post } = detail
  return (
    <>
      <div className="sheet-head small">
        <AccountMark accountId={post.accountId} network={network} />
        <PlatformMark platform={post.platform} />
        <span className="mute">
          {t(`format.${post.format}`)}
          {post.publishedDay !== null && (
            <>
              {' · '}
              <Raised>{days.shortDay(post.publishedDay)}</Raised>
            </>
          )}
        </span>
        <span className="grow" />
        {post.permalink !== null && (
          <ExternalLink href={post.permalink} label={t('posts.open.label', { text: (post.text ?? '').slice(0, 60) })}>
            {t('posts.open')}
          </ExternalLink>
        )}
        <Button kind="quiet" icon="cross" aria-label={t('common.close')} onPress={onClose} />
      </div>
      <h2 className="q" aria-live="polite">
        {post.text ?? t('posts.no_text')}
      </h2>
      {post.maturesIn !== null && <p className="note">{t('posts.matures.why', { n: post.maturesIn })}</p>}
    </>
  )
}

function Numbers({
  detail,
  trace,
  onTrace,
}: {
  readonly detail: PostDetail
  readonly trace: TraceOf
  readonly onTrace: (trace: TraceOf) => void
}) {
  const t = useWords()
  const numbers = useNumbers()
  const denominator = denominatorOf(detail)
  const rate = mainRate(detail)
  const cells: readonly {
    readonly of: TraceOf
    readonly also?: TraceOf
    readonly value: string
    readonly words: string
  }[] = [
    {
      of: 'denominator',
      also: denominator,
      value: numbers.count(detail.post[denominator]),
      words: t(`posts.number.${denominator}`),
    },
    { of: 'interactions', value: numbers.count(detail.post.interactions), words: t('posts.number.interactions') },
    {
      of: 'rate',
      also: rate?.rate ?? 'err',
      value: numbers.rate(rate?.value ?? null),
      words: t(`rate.${rate?.rate ?? 'err'}.short`),
    },
  ]
  return (
    <div className="big" role="group" aria-label={t('posts.numbers')}>
      {cells.map((cell) => (
        <button
          key={cell.of}
          type="button"
          aria-pressed={trace === cell.of || trace === cell.also}
          onClick={() => onTrace(cell.of)}
        >
          <b>{cell.value}</b>
          <span>{cell.words}</span>
        </button>
      ))}
    </div>
  )
}
