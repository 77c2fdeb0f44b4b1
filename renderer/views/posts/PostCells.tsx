import type { PostRow } from '../../../shared/contract/posts'
import { Chip } from '../../components/Chip'
import { PlatformMark } from '../../components/marks'
import { useDays } from '../../format/days'
import { MISSING, useNumbers } from '../../format/numbers'
import { Raised } from '../../components/Raised'
import { useWords } from '../../i18n/useWords'
import { AccountMark } from './AccountMark'
import { isRate, numberText, type Column } from './columns'
import { ThemesCell } from './ThemesCell'
import type { Network } from '../../api/useNetwork'

/** What a cell of the table holds. */
export function PostCell({
  column,
  row,
  network,
}: {
  readonly column: Column
  readonly row: PostRow
  readonly network: Network | undefined
}) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  switch (column.id) {
    case 'date':
      return <Raised>{row.publishedDay === null ? MISSING : days.shortDay(row.publishedDay)}</Raised>
    case 'account':
      return <AccountMark accountId={row.accountId} network={network} />
    case 'platform':
      return <PlatformMark platform={row.platform} label="" />
    case 'format':
      return <>{t(`format.${row.format}`)}</>
    case 'text':
      return <TextCell row={row} />
    case 'themes':
      return <ThemesCell row={row} />
    default:
      return isRate(column.id) && row.maturesIn !== null ? (
        <span className="wait">{t('posts.matures', { n: row.maturesIn })}</span>
      ) : (
        <>{numberText(column.id, row, numbers)}</>
      )
  }
}

/** Why it is left out of comparisons comes first, then its words. */
function TextCell({ row }: { readonly row: PostRow }) {
  const t = useWords()
  const reasons = row.setAside.filter((reason) => reason !== 'immature')
  return (
    <>
      {reasons.map((reason) => (
        <Chip key={reason} kind={reason === 'by_hand' ? 'hand' : 'rule'}>
          {t(`posts.aside.${reason}`)}
        </Chip>
      ))}
      {row.text ?? <span className="mute">{t('posts.no_text')}</span>}
    </>
  )
}
