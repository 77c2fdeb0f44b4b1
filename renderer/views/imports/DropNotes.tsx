import type { Review } from '../../../shared/contract/imports'
import type { Progress } from '../../../shared/contract/common'
import { Button } from '../../components/Button'
import { MarginNote, MarginNotes } from '../../components/MarginNotes'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { countFiles } from './reviewGroups'
import type { Drop } from './useDrop'
import type { LeftOut } from './useSending'

/** Beside the drop: how many files were read, which are still being read, what will change, what is not kept. */
export function DropNotes({ drop }: { readonly drop: Drop }) {
  const t = useWords()
  const { review } = drop
  const isReading = drop.sending !== null || drop.reading !== null
  return (
    <MarginNotes>
      {review !== null && <FilesRead review={review} />}
      {review !== null && isReading && <StillReading drop={drop} />}
      <Left leftOut={drop.leftOut} />
      {review !== null && <WillChange review={review} />}
      <MarginNote title={t('imports.not_kept')}>
        <p>{t('imports.not_kept_what')}</p>
      </MarginNote>
      <MarginNote title={t('imports.hours')}>
        <p>{t('imports.hours_what')}</p>
      </MarginNote>
    </MarginNotes>
  )
}

/** Files as the person gave them; tables where archives and workbooks hold several. */
function FilesRead({ review }: { readonly review: Review }) {
  const t = useWords()
  const { files, tables } = countFiles(review.files)
  const skipped = review.files.filter(({ state }) => state === 'skipped').length
  return (
    <MarginNote title={t('imports.read', { n: files })}>
      <p>
        {tables > files && `${t('imports.read_tables', { n: tables })} `}
        {t('imports.read_what', review.totals)}
        {skipped > 0 && ` ${t('imports.read_later', { n: skipped })}`}
      </p>
    </MarginNote>
  )
}

function StillReading({ drop }: { readonly drop: Drop }) {
  const t = useWords()
  const numbers = useNumbers()
  const now: Pick<Progress, 'done' | 'total'> | undefined = drop.sending ?? drop.reading?.at(-1)
  const share = now === undefined || now.total === null || now.total === 0 ? null : now.done / now.total
  return (
    <MarginNote title={t('imports.still_reading')}>
      <div
        className="pb"
        role="progressbar"
        aria-label={t('imports.still_reading')}
        {...(share === null
          ? {}
          : { 'aria-valuenow': Math.round(share * 100), 'aria-valuemin': 0, 'aria-valuemax': 100 })}
      >
        <i style={{ width: `${(share ?? 0.05) * 100}%` }} />
      </div>
      <p className="still">
        <span>
          {now !== undefined &&
            t(now.total === null ? 'common.done_open' : 'common.done_of', {
              done: numbers.count(now.done),
              total: numbers.count(now.total),
              unit: t('unit.files', { n: now.total ?? now.done }),
            })}
        </span>
        <Button kind="link" onPress={drop.cancel}>
          {t('common.cancel')}
        </Button>
      </p>
    </MarginNote>
  )
}

/** Names shown of what was left out. */
const NAMED = 3

/** What never reached the engine: hidden files, and those that the system would not open. */
function Left({ leftOut: { hidden, unread } }: { readonly leftOut: LeftOut }) {
  const t = useWords()
  if (hidden.length === 0 && unread.length === 0) return null
  // Every folder has its .DS_Store: each name is said once.
  const traces = [...new Set(hidden.map((path) => path.slice(path.lastIndexOf('/') + 1)))]
  const names = (list: readonly string[]) => list.slice(0, NAMED).join(', ') + (list.length > NAMED ? '…' : '')
  return (
    <MarginNote title={t('imports.left_out')}>
      {unread.length > 0 && <p>{t('imports.left_unread', { n: unread.length, names: names(unread) })}</p>}
      {hidden.length > 0 && <p>{t('imports.left_hidden', { n: hidden.length, names: names(traces) })}</p>}
    </MarginNote>
  )
}

function WillChange({ review }: { readonly review: Review }) {
  const t = useWords()
  const { postsNew, snapshotsAdded } = review.totals
  const values = review.files
    .filter(({ state, level }) => state === 'ready' && level !== 'post')
    .reduce((sum, { counts }) => sum + (counts?.new ?? 0) + (counts?.updated ?? 0), 0)
  return (
    <MarginNote title={t('imports.will_change')}>
      <p>
        {snapshotsAdded === 0 && values === 0
          ? t('imports.will_change_nothing')
          : t('imports.will_change_what', { posts: postsNew, snapshots: snapshotsAdded })}
        {values > 0 && ` ${t('imports.will_change_values', { n: values })}`}
      </p>
    </MarginNote>
  )
}
