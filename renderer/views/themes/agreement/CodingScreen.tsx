import { useState } from 'react'
import type { CodingPost, CodingRound } from '../../../../shared/contract/agreement'
import { useChange } from '../../../api/useChange'
import { useNetwork } from '../../../api/useNetwork'
import { useQuery } from '../../../api/useQuery'
import { useThemes } from '../../../api/useThemes'
import { Button } from '../../../components/Button'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { PlatformMark } from '../../../components/marks'
import { Raised } from '../../../components/Raised'
import { Waiting } from '../../../components/Waiting'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'
import { AccountMark } from '../../posts/AccountMark'
import { useSingleKeys } from '../suggestions/useSingleKeys'
import { useRoundAddress } from './useRound'

/** Keys of the themes, in the order of the codebook; F, G, J and K are taken, 0 is "none of them". */
const KEYS = '123456789abcdehilmnopqrstuvwxyz'

/** One person codes: one post at a time, its main theme by one key, without anybody else's answers on the page. */
export function CodingScreen({ round, coder }: { readonly round: CodingRound; readonly coder: string }) {
  const t = useWords()
  const input = { roundId: round.id, coder }
  const coding = useQuery(['agreement.coding', input], (api, signal) => api.agreement.coding(input, { signal }))
  if (coding.isPending || coding.isPlaceholderData) return <Waiting />
  if (coding.isError) return <ErrorPanel error={coding.error} />
  return (
    <section className="coding" aria-label={t('agreement.coding', { coder, label: round.label })}>
      <Coding round={round} coder={coder} posts={coding.data.posts} />
    </section>
  )
}

function Coding({
  round,
  coder,
  posts,
}: {
  readonly round: CodingRound
  readonly coder: string
  readonly posts: readonly CodingPost[]
}) {
  const t = useWords()
  const { open } = useRoundAddress()
  const { themes } = useThemes()
  // Answers are shown at once; what the engine has is read again after each.
  const [said, setSaid] = useState<ReadonlyMap<number, number>>(new Map())
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      posts.findIndex(({ answer }) => answer === null),
    ),
  )
  const change = useChange((api, given: { position: number; themeId: number }) =>
    api.agreement.answer({ roundId: round.id, coder, ...given }),
  )
  const answerOf = (post: CodingPost) => said.get(post.position) ?? post.answer
  const post = posts[at]
  const done = posts.filter((each) => answerOf(each) !== null).length
  const say = (themeId: number) => {
    if (post === undefined) return
    setSaid(new Map(said).set(post.position, themeId))
    change.mutate({ position: post.position, themeId })
    const next = posts.findIndex((each, index) => index > at && answerOf(each) === null)
    setAt(next === -1 ? Math.min(posts.length - 1, at + 1) : next)
  }
  const letters = useSingleKeys((key) => {
    const theme = key.length === 1 ? themes[KEYS.indexOf(key)] : undefined
    if (key === 'j') setAt(Math.min(posts.length - 1, at + 1))
    else if (key === 'k') setAt(Math.max(0, at - 1))
    else if (key === '0') say(0)
    else if (theme !== undefined) say(theme.id)
    else return false
    return true
  })
  return (
    <>
      <div className="coding-head">
        <h2>{t('agreement.coding', { coder, label: round.label })}</h2>
        <Button kind="quiet" onPress={() => open(round.id)}>
          {t('agreement.leave')}
        </Button>
      </div>
      <progress value={done} max={posts.length} aria-label={t('agreement.progress')} />
      <p className="note" role="status">
        {t('agreement.at', { at: at + 1, total: posts.length, done })}{' '}
        {done === posts.length && t('agreement.all_done')}
      </p>
      {change.error !== null && <ErrorPanel error={change.error} />}
      {post !== undefined && (
        <div className="coding-body">
          <PostToCode post={post} />
          <Answers answer={answerOf(post)} showKeys={letters} onSay={say} />
        </div>
      )}
      <div className="acts">
        <Button small isDisabled={at === 0} onPress={() => setAt(at - 1)}>
          {t('agreement.previous')} {letters && <kbd>K</kbd>}
        </Button>
        <Button small isDisabled={at >= posts.length - 1} onPress={() => setAt(at + 1)}>
          {t('agreement.next')} {letters && <kbd>J</kbd>}
        </Button>
        {done === posts.length && (
          <Button kind="primary" onPress={() => open(round.id)}>
            {t('agreement.finish')}
          </Button>
        )}
      </div>
    </>
  )
}

function PostToCode({ post }: { readonly post: CodingPost }) {
  const t = useWords()
  const days = useDays()
  const network = useNetwork()
  const { accountId, platform, publishedDay, text } = post
  if (text === null) return <p className="note">{t('agreement.post_gone')}</p>
  return (
    <article>
      <p className="small">
        {accountId !== null && <AccountMark accountId={accountId} network={network} />}{' '}
        {platform !== null && <PlatformMark platform={platform} />}{' '}
        {publishedDay !== null && (
          <span className="mute">
            <Raised>{days.shortDay(publishedDay)}</Raised>
          </span>
        )}
      </p>
      <p className="to-code">{text}</p>
    </article>
  )
}

function Answers({
  answer,
  showKeys,
  onSay,
}: {
  readonly answer: number | null
  readonly showKeys: boolean
  readonly onSay: (themeId: number) => void
}) {
  const t = useWords()
  const { themes } = useThemes()
  const choices = [
    ...themes.map((theme, i) => ({ ...theme, key: KEYS.charAt(i) })),
    { id: 0, name: t('agreement.none'), key: '0' },
  ]
  return (
    <ul className="answers" aria-label={t('agreement.question')}>
      {choices.map(({ id, name, key }) => (
        <li key={id}>
          <button type="button" aria-pressed={answer === id} className="lk" onClick={() => onSay(id)}>
            {showKeys && key !== '' && <kbd aria-hidden="true">{key.toUpperCase()}</kbd>} {name}
          </button>
        </li>
      ))}
    </ul>
  )
}
