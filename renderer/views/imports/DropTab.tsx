import type { Review, ReviewFile } from '../../../shared/contract/imports'
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
import { FileRow } from './FileRow'
import { useDrop, type Drop } from './useDrop'

const STAGES = ['reading', 'checking'] as const

/** The drop: what each file is, what must be settled, what will be written; then the one action. */
export function DropTab() {
  const drop = useDrop()
  const { review } = drop
  const isBusy = drop.upload !== null || drop.staging.state === 'running' || drop.commit.state === 'running'
  return (
    <>
      <div className="cols">
        <div>
          <DropZone drop={drop} />
          {drop.error !== null && drop.error !== undefined && <ErrorPanel error={drop.error} />}
          {isBusy && <Busy drop={drop} />}
          {drop.isLoading && <Waiting />}
          {review !== null && !isBusy && <ReviewLists review={review} />}
        </div>
        <DropNotes review={review} />
      </div>
      {review !== null && !isBusy && <ActionBar drop={drop} review={review} />}
    </>
  )
}

function Busy({ drop }: { readonly drop: Drop }) {
  const t = useWords()
  if (drop.upload !== null) {
    const { done, total, name } = drop.upload
    return (
      <Steps
        title={t('imports.sending')}
        stages={[
          {
            kind: 'progress',
            stage: name,
            done: Math.round(done / 1000),
            total: Math.ceil(total / 1000),
            unit: 'kilobytes',
          },
        ]}
        expected={[]}
        onCancel={drop.cancel}
        note={t('imports.nothing_written')}
      />
    )
  }
  const isCommit = drop.commit.state === 'running'
  return (
    <Steps
      title={t(isCommit ? 'imports.writing' : 'imports.reading')}
      stages={(isCommit ? drop.commit : drop.staging).stages}
      expected={isCommit ? [] : STAGES}
      onCancel={drop.cancel}
      note={t(isCommit ? 'imports.whole_files' : 'imports.nothing_written')}
    />
  )
}

const GROUPS = [
  { id: 'asks', states: ['asks'] },
  { id: 'refused', states: ['refused'] },
  { id: 'ready', states: ['ready'] },
  { id: 'known', states: ['known', 'skipped'] },
] as const

function ReviewLists({ review }: { readonly review: Review }) {
  const t = useWords()
  const accept = useChange((api, dropId: string) => api.imports.acceptProposals({ dropId }))
  const proposed = filesIn(review, ['asks']).filter((file) =>
    file.accounts.some((account) => account.state === 'proposed'),
  )
  return (
    <>
      {proposed.length > 0 && (
        <section className="proposals">
          <div>
            <h2>{t('imports.proposals', { n: review.proposedAccounts.length, files: proposed.length })}</h2>
            <p className="note">
              {review.proposedAccounts.map((each) => each.name).join(', ')}
              {review.proposedAccounts.length > 0 && '. '}
              {t('imports.proposals_why')}
            </p>
          </div>
          <Button kind="plain" isDisabled={accept.isPending} onPress={() => accept.mutate(review.dropId)}>
            {t('imports.proposals_accept')}
          </Button>
          {accept.isError && <ErrorPanel error={accept.error} />}
        </section>
      )}
      {GROUPS.map(({ id, states }) => (
        <Group key={id} id={id} dropId={review.dropId} files={filesIn(review, states)} />
      ))}
    </>
  )
}

function filesIn(review: Review, states: readonly ReviewFile['state'][]): ReviewFile[] {
  return review.files.filter((file) => states.includes(file.state))
}

function Group({
  id,
  dropId,
  files,
}: {
  readonly id: string
  readonly dropId: string
  readonly files: readonly ReviewFile[]
}) {
  const t = useWords()
  if (files.length === 0) return null
  return (
    <section className="g">
      <h2>
        {t(`imports.group.${id}`)} <span>{t('imports.files', { n: files.length })}</span>
      </h2>
      <ul>
        {files.map((file, index) => (
          <li key={file.id}>
            <FileRow dropId={dropId} file={file} startsOpen={index === 0} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ActionBar({ drop, review }: { readonly drop: Drop; readonly review: Review }) {
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
      <Button kind="primary" isDisabled={ready === 0} onPress={() => void commit()}>
        {t('imports.commit', { n: ready })}
      </Button>
      <span className="soft small">
        {ready === 0
          ? t('imports.none_ready')
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
