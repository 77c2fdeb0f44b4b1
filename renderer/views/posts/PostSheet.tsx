import { useEffect, useRef } from 'react'
import { useNetwork } from '../../api/useNetwork'
import { useQuery } from '../../api/useQuery'
import { Button } from '../../components/Button'
import { Chip } from '../../components/Chip'
import { ErrorPanel } from '../../components/ErrorPanel'
import { PlatformMark } from '../../components/marks'
import { Raised } from '../../components/Raised'
import { Waiting } from '../../components/Waiting'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { AccountMark } from './AccountMark'
import { ExternalLink } from './ExternalLink'
import { MetricsTable, PostTrace } from './PostTrace'
import { PlaceChart, SnapshotChart } from './PostCharts'
import { denominatorOf, mainRate, type PostDetail, type TraceOf } from './postDetail'

interface PostSheetProps {
  readonly id: string
  readonly trace: TraceOf
  readonly onTrace: (trace: TraceOf) => void
  readonly onClose: () => void
  readonly onAside: (ids: readonly string[], aside: boolean) => void
}

/** One post beside the table: its words first, three numbers, the trace of one, exports, place. Esc closes it. */
export function PostSheet({ id, trace, onTrace, onClose, onAside }: PostSheetProps) {
  const t = useWords()
  const sheet = useRef<HTMLElement>(null)
  const { data, error } = useQuery(['posts.get', id], (api, signal) => api.posts.get({ id }, { signal }))
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
          <SheetHead detail={data} onClose={onClose} onAside={onAside} />
          <Numbers detail={data} trace={trace} onTrace={onTrace} />
          <PostTrace detail={data} of={trace} />
          <SnapshotChart detail={data} />
          <PlaceChart detail={data} />
          <MetricsTable detail={data} />
        </>
      )}
    </aside>
  )
}

function SheetHead({
  detail,
  onClose,
  onAside,
}: {
  readonly detail: PostDetail
  readonly onClose: () => void
  readonly onAside: PostSheetProps['onAside']
}) {
  const t = useWords()
  const days = useDays()
  const network = useNetwork()
  const { post } = detail
  const isAside = post.setAside.includes('by_hand')
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
      <div className="acts">
        {post.setAside.map((reason) => (
          <Chip key={reason} kind={reason === 'by_hand' ? 'hand' : 'rule'}>
            {t(`posts.aside.${reason}`)}
          </Chip>
        ))}
        <Button kind="quiet" onPress={() => onAside([post.id], !isAside)}>
          {t(isAside ? 'posts.tools.back' : 'posts.tools.aside')} <kbd>E</kbd>
        </Button>
      </div>
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
  const cells: readonly { readonly of: TraceOf; readonly value: string; readonly words: string }[] = [
    { of: 'denominator', value: numbers.count(detail.post[denominator]), words: t(`posts.number.${denominator}`) },
    { of: 'interactions', value: numbers.count(detail.post.interactions), words: t('posts.number.interactions') },
    { of: 'rate', value: numbers.rate(rate?.value ?? null), words: t(`rate.${rate?.rate ?? 'err'}.short`) },
  ]
  return (
    <div className="big" role="group" aria-label={t('posts.numbers')}>
      {cells.map((cell) => (
        <button key={cell.of} type="button" aria-pressed={trace === cell.of} onClick={() => onTrace(cell.of)}>
          <b>{cell.value}</b>
          <span>{cell.words}</span>
        </button>
      ))}
    </div>
  )
}
