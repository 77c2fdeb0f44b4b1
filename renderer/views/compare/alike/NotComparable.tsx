import type { AlikeDetail } from '../../../../shared/contract/alike'
import { useWords } from '../../../i18n/useWords'
import { useAlikeWriter } from './alikeWords'

type Content = AlikeDetail['notComparable'][number]

/** Contents named before the others are counted together. */
const SHOWN = 12

/** What only one side publishes: listed with its number of posts, never imputed. */
export function NotComparable({ result }: { readonly result: AlikeDetail }) {
  const t = useWords()
  const { notComparable: all, focus } = result
  if (all.length === 0 || result.reference.length === 0) return null
  const theirs = all.filter(({ nReference }) => nReference > 0)
  const own = all.filter(({ nFocus }) => nFocus > 0)
  return (
    <section className="chapter" aria-labelledby="alike-outside">
      <h2 id="alike-outside">{t('alike.outside')}</h2>
      {theirs.length > 0 && (
        <List
          title={t('alike.without.own', { label: focus.label })}
          contents={theirs}
          side="nReference"
          result={result}
        />
      )}
      {own.length > 0 && (
        <List title={t('alike.without.others', { label: focus.label })} contents={own} side="nFocus" result={result} />
      )}
    </section>
  )
}

function List({
  title,
  contents,
  side,
  result,
}: {
  readonly title: string
  readonly contents: readonly Content[]
  readonly side: 'nFocus' | 'nReference'
  readonly result: AlikeDetail
}) {
  const t = useWords()
  const write = useAlikeWriter()
  const several = new Set(result.notComparable.map(({ platform }) => platform)).size > 1
  const named = contents.slice(0, SHOWN).map((content) => {
    const parts = [
      ...(result.hasThemes ? [write.theme(content.theme)] : []),
      t(`format.${content.format}`).toLowerCase(),
      ...(several ? [t(`platform.${content.platform}`)] : []),
    ]
    return `${parts.join(', ')} (${content[side]})`
  })
  const rest = contents.slice(SHOWN)
  const left = rest.reduce((total, content) => total + content[side], 0)
  return (
    <p className="note">
      {`${title} ${named.join(' ; ')}`}
      {rest.length > 0 ? ` ; ${t('alike.without.more', { kinds: rest.length, n: left })}` : ''}.
    </p>
  )
}
