import { useState, type ReactNode } from 'react'
import type { Review, ReviewFile } from '../../../shared/contract/imports'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { ErrorPanel } from '../../components/ErrorPanel'
import { useSentence } from '../../format/useFinding'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { FileAccounts } from './FileAccounts'
import { FileRow } from './FileRow'
import { askedTogether, byAccount, byReason, type Alike } from './reviewGroups'
import { SharedRow } from './SharedRow'

/** The drop as it stands: what must be settled, what is refused, what is ready, what is known or left for later. */
export function ReviewLists({ review }: { readonly review: Review }) {
  const t = useWords()
  const say = useSentence()
  const inState = (state: ReviewFile['state']) => review.files.filter((file) => file.state === state)
  const [asks, refused, ready] = [inState('asks'), inState('refused'), inState('ready')]
  const [known, skipped] = [inState('known'), inState('skipped')]
  return (
    <div data-tables={review.files.length}>
      <Proposals review={review} />
      <Group id="asks" files={asks}>
        <Asked review={review} files={asks} />
      </Group>
      <Group id="refused" files={refused}>
        <Folds
          review={review}
          groups={byReason(refused)}
          head={({ files: [first] }) => say('refusal', first?.refusal ?? { code: 'other', data: {} })}
        />
      </Group>
      <Group id="ready" files={ready}>
        <Folds review={review} groups={byAccount(ready)} head={({ files }) => <ReadyHead files={files} />} />
      </Group>
      <Group id="known" files={known}>
        <Folds review={review} groups={[{ key: 'known', files: known }]} head={() => t('imports.already_all')} />
      </Group>
      <Group id="skipped" files={skipped}>
        <Rows review={review} files={skipped} />
      </Group>
    </div>
  )
}

function Group({
  id,
  files,
  children,
}: {
  readonly id: string
  readonly files: readonly ReviewFile[]
  readonly children: ReactNode
}) {
  const t = useWords()
  if (files.length === 0) return null
  return (
    <section className="g" data-group={id} data-n={files.length}>
      <h2>
        {t(`imports.group.${id}`)} <span>{t('imports.files', { n: files.length })}</span>
      </h2>
      {children}
    </section>
  )
}

/** Questions: files that ask the same are one row. The first is open. */
function Asked({ review, files }: { readonly review: Review; readonly files: readonly ReviewFile[] }) {
  const t = useWords()
  const groups = askedTogether(files)
  const [shown, setShown] = useState(PAGE)
  return (
    <>
      <ul>
        {groups.slice(0, shown).map(({ key, files: alike }, i) => {
          const [first] = alike
          return (
            <li key={key}>
              {alike.length > 1 || first === undefined ? (
                <SharedRow review={review} files={alike} startsOpen={i === 0} />
              ) : (
                <FileRow review={review} file={first} startsOpen={i === 0} />
              )}
            </li>
          )
        })}
      </ul>
      {groups.length > shown && (
        <Button kind="quiet" onPress={() => setShown(shown + PAGE)}>
          {t('imports.more_rows', { n: Math.min(PAGE, groups.length - shown), left: groups.length - shown })}
        </Button>
      )}
    </>
  )
}

/** Above it a group is folded by what its files have in common. */
const FOLDED_ABOVE = 12
/** Rows drawn at a time: a thousand at once would hold the window up. */
const PAGE = 40

function Folds({
  review,
  groups,
  head,
}: {
  readonly review: Review
  readonly groups: readonly Alike[]
  readonly head: (group: Alike) => ReactNode
}) {
  const total = groups.reduce((sum, { files }) => sum + files.length, 0)
  if (total <= FOLDED_ABOVE) return <Rows review={review} files={groups.flatMap(({ files }) => files)} />
  return groups.map((group) => <Fold key={group.key} review={review} files={group.files} head={head(group)} />)
}

function Fold({
  review,
  files,
  head,
}: {
  readonly review: Review
  readonly files: readonly ReviewFile[]
  readonly head: ReactNode
}) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="fold-head">{head}</span>
        <span className="fold-n">{t('imports.files', { n: files.length })}</span>
      </summary>
      {isOpen && <Rows review={review} files={files} />}
    </details>
  )
}

function Rows({ review, files }: { readonly review: Review; readonly files: readonly ReviewFile[] }) {
  const t = useWords()
  const [shown, setShown] = useState(PAGE)
  const left = files.length - shown
  return (
    <>
      <ul>
        {files.slice(0, shown).map((file) => (
          <li key={file.id}>
            <FileRow review={review} file={file} startsOpen={false} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button kind="quiet" onPress={() => setShown(shown + PAGE)}>
          {t('imports.more_rows', { n: Math.min(PAGE, left), left })}
        </Button>
      )}
    </>
  )
}

/** Whose the files are, what they bring in all, and how many of them have rejects. */
function ReadyHead({ files }: { readonly files: readonly ReviewFile[] }) {
  const t = useWords()
  const numbers = useNumbers()
  const [first] = files
  if (first === undefined) return null
  const sum = (level: boolean) =>
    files.reduce((total, file) => total + ((file.level === 'post') === level ? (file.counts?.new ?? 0) : 0), 0)
  const [posts, rows] = [sum(true), sum(false)]
  const rejected = files.filter((file) => (file.counts?.rejected ?? 0) > 0).length
  const said = [
    t('imports.new_posts', { n: posts, count: numbers.count(posts) }),
    rows === 0 ? '' : t('imports.new_rows', { n: rows, count: numbers.count(rows) }),
    rejected === 0 ? '' : t('imports.with_rejects', { n: rejected }),
  ]
  return (
    <>
      <FileAccounts file={first} />
      <small>{said.filter((part) => part !== '').join(' · ')}</small>
    </>
  )
}

/** Accounts that files propose, accepted in one click. */
function Proposals({ review }: { readonly review: Review }) {
  const t = useWords()
  const accept = useChange((api, dropId: string) => api.imports.acceptProposals({ dropId }))
  const proposed = review.files.filter(
    (file) => file.state === 'asks' && file.accounts.some((account) => account.state === 'proposed'),
  )
  if (proposed.length === 0) return null
  return (
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
  )
}
