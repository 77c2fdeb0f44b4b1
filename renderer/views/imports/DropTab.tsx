import type { Review } from '../../../shared/contract/imports'
import { useApi } from '../../api/apiContext'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { useUndo } from '../../components/undoContext'
import { Steps, Waiting } from '../../components/Waiting'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { DropNotes } from './DropNotes'
import { DropZone } from './DropZone'
import { ReviewLists } from './ReviewLists'
import { useDrop, type Drop } from './useDrop'

const STAGES = ['reading', 'checking'] as const

/** The drop: what each file is, what must be settled, what will be written; then the one action. */
export function DropTab() {
  const drop = useDrop()
  const { review } = drop
  const isReading = drop.sending !== null || drop.reading !== null
  const isWriting = drop.commit.state === 'running'
  const isListed = review !== null && !isWriting
  return (
    <>
      <div className="cols">
        <div>
          <DropZone drop={drop} />
          {drop.error !== null && drop.error !== undefined && <ErrorPanel error={drop.error} />}
          {(isWriting || (isReading && review === null)) && <Busy drop={drop} />}
          {drop.isLoading && <Waiting />}
          {isListed && <ReviewLists review={review} />}
        </div>
        <DropNotes drop={drop} />
      </div>
      {isListed && <ActionBar drop={drop} review={review} isReading={isReading} />}
    </>
  )
}

function Busy({ drop }: { readonly drop: Drop }) {
  const t = useWords()
  const isCommit = drop.commit.state === 'running'
  if (!isCommit && drop.sending !== null) {
    const { stage, done, total } = drop.sending
    return (
      <Steps
        title={t(stage === 'finding' ? 'imports.finding' : 'imports.sending')}
        stages={[{ kind: 'progress', stage, done, total, unit: 'files' }]}
        expected={['sending', ...STAGES]}
        onCancel={drop.cancel}
        note={t('imports.nothing_written')}
      />
    )
  }
  return (
    <Steps
      title={t(isCommit ? 'imports.writing' : 'imports.reading')}
      stages={isCommit ? drop.commit.stages : (drop.reading ?? [])}
      expected={isCommit ? [] : STAGES}
      onCancel={drop.cancel}
      note={t(isCommit ? 'imports.whole_files' : 'imports.nothing_written')}
    />
  )
}

function ActionBar({
  drop,
  review,
  isReading,
}: {
  readonly drop: Drop
  readonly review: Review
  /** Files are still joining the drop: what would be written is not what is shown. */
  readonly isReading: boolean
}) {
  const t = useWords()
  const api = useApi()
  const numbers = useNumbers()
  const tell = useUndo()
  const { ready, postsNew, snapshotsAdded } = review.totals
  const undo = useChange(async (_, ids: readonly number[]) => {
    for (const importId of ids) await api.imports.undo({ importId })
  })
  const commit = async () => {
    const done = await drop.commit.start(review.dropId)
    if (done === null || done.imports.length === 0) return
    const posts = done.imports.reduce((sum, each) => sum + each.counts.new, 0)
    tell({
      message: t('imports.done', { n: done.imports.length, posts }),
      undo: () => undo.mutate(done.imports.map((each) => each.id).toReversed()),
    })
  }
  return (
    <div className="bar" role="group" aria-label={t('imports.bar')}>
      <Button kind="primary" isDisabled={ready === 0 || isReading} onPress={() => void commit()}>
        {t('imports.commit', { n: ready })}
      </Button>
      <span className="soft small">
        {isReading
          ? t('imports.wait_reading')
          : ready === 0
            ? t(review.totals.asks > 0 ? 'imports.none_ready' : 'imports.nothing_new')
            : t('imports.will_write', { posts: postsNew, count: numbers.count(postsNew), snapshots: snapshotsAdded })}
      </span>
      <span className="end">
        <Button kind="quiet" onPress={drop.discard}>
          {t('imports.discard')}
        </Button>
      </span>
    </div>
  )
}
