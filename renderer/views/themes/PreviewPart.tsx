import { useState, type ReactNode } from 'react'
import type { PreviewExample } from '../../../shared/contract/themes'
import { Link } from '../../address/Link'
import { useNetwork } from '../../api/useNetwork'
import { Button } from '../../components/Button'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import type { Preview } from './codebook'

/** Shown before one asks for more. */
const FEW = 6

/** What saving would change: how many posts gain and lose the theme, here and ever, and which. */
export function PreviewPart({ preview, isBehind }: { readonly preview: Preview; readonly isBehind: boolean }) {
  const t = useWords()
  const numbers = useNumbers()
  const [isAll, setAll] = useState(false)
  const shown = isAll ? preview.examples : few(preview.examples)
  const rest = preview.examples.length - shown.length
  const hidden = preview.addedEver + preview.removedEver - preview.examples.length
  const isNothing = preview.addedEver === 0 && preview.removedEver === 0
  return (
    <section className={`preview${isBehind ? ' behind' : ''}`} aria-label={t('themes.preview')} aria-busy={isBehind}>
      <p className="sum" role="status">
        <span>
          <b>+ {numbers.count(preview.added)}</b> {t('themes.posts', { n: preview.added })}
        </span>
        <span>
          <b>− {numbers.count(preview.removed)}</b>
        </span>
        <span className="mute">
          {t('themes.ever', { added: numbers.count(preview.addedEver), removed: numbers.count(preview.removedEver) })}
        </span>
      </p>
      {isNothing && <p className="note">{t('themes.preview_same')}</p>}
      <ul className="dfs">
        {shown.map((example) => (
          <Example key={`${example.change}${example.postId}`} example={example} />
        ))}
      </ul>
      {rest > 0 && (
        <p>
          <Button kind="quiet" onPress={() => setAll(true)}>
            {t('themes.preview_more', { n: rest })}
          </Button>
        </p>
      )}
      {isAll && hidden > 0 && <p className="note">{t('themes.preview_hidden', { n: numbers.count(hidden) })}</p>}
    </section>
  )
}

/** The first few: some of both, so that what is lost is never below the fold. */
function few(examples: readonly PreviewExample[]): readonly PreviewExample[] {
  const removed = examples.filter(({ change }) => change === 'removed')
  const added = examples.filter(({ change }) => change === 'added')
  const keptRemoved = removed.slice(0, Math.max(2, FEW - added.length))
  return [...added.slice(0, FEW - keptRemoved.length), ...keptRemoved]
}

function Example({ example }: { readonly example: PreviewExample }) {
  const t = useWords()
  const days = useDays()
  const network = useNetwork()
  const account = network?.accounts.find(({ id }) => id === example.accountId)
  const branch = network?.branches.find(({ id }) => id === account?.branchId)
  const isLoss = example.change === 'removed'
  return (
    <li className={isLoss ? 'df m' : 'df'}>
      <span className="s" aria-hidden="true">
        {isLoss ? '−' : '+'}
      </span>
      <div>
        <span className="vh">{t(isLoss ? 'themes.loses' : 'themes.gains')} </span>
        <Link to={`/posts?post=${example.postId}`} className="ex">
          <Marked example={example} />
        </Link>
        <small>
          {branch?.shortName ?? account?.name ?? ''}
          {account !== undefined && `, ${t(`platform.${account.platform}`)}`}
        </small>
      </div>
      <span className="d">{example.day === null ? '' : days.shortDay(example.day)}</span>
    </li>
  )
}

/** Characters before the first mark and in all. */
const BEFORE = 60
const LONGEST = 220

/** The text with what decided it marked, cut around the first mark. */
function Marked({ example: { text, spans } }: { readonly example: PreviewExample }) {
  const from = Math.max(0, (spans[0]?.from ?? 0) - BEFORE)
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1 || from
  const end = Math.min(text.length, start + LONGEST)
  const pieces: ReactNode[] = []
  let at = start
  for (const span of spans.filter((each) => each.from >= start && each.to <= end)) {
    pieces.push(text.slice(at, span.from), <mark key={span.from}>{text.slice(span.from, span.to)}</mark>)
    at = span.to
  }
  return (
    <>
      {start > 0 && '… '}
      {pieces}
      {text.slice(at, end)}
      {end < text.length && ' …'}
    </>
  )
}
