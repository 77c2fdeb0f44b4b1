import type { SuggestionRow } from '../../../../shared/contract/suggestions'
import { useNetwork } from '../../../api/useNetwork'
import { useThemes } from '../../../api/useThemes'
import { PlatformMark } from '../../../components/marks'
import { Raised } from '../../../components/Raised'
import { ThemeChip } from '../../../components/ThemeChip'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'
import { AccountMark } from '../../posts/AccountMark'

/** A proposal: whose post, the theme with its chance, the text, and the words that counted. */
export function SuggestionText({ row }: { readonly row: SuggestionRow }) {
  const days = useDays()
  const network = useNetwork()
  const { nameOf } = useThemes()
  return (
    <>
      <div className="sug-head">
        <span>
          <AccountMark accountId={row.accountId} network={network} /> <PlatformMark platform={row.platform} />{' '}
          {row.publishedDay !== null && (
            <span className="mute">
              <Raised>{days.shortDay(row.publishedDay)}</Raised>
            </span>
          )}
        </span>
        <ThemeChip name={nameOf(row.themeId)} origin="suggestion" score={row.score} />
      </div>
      <p className="sug-text">{row.text}</p>
      <Words row={row} />
    </>
  )
}

/** "A compté : wifi, tables · contre : venez", in the spelling of the post. */
function Words({ row: { words } }: { readonly row: SuggestionRow }) {
  const t = useWords()
  return (
    <p className="sug-why">
      {words.for.length > 0 && t('suggestions.counted')}{' '}
      {words.for.map(({ text }, i) => (
        <span key={text}>
          {i > 0 && ', '}
          <b>{text}</b>
        </span>
      ))}
      {words.against.length > 0 && (
        <>
          {words.for.length > 0 && ' · '}
          {t('suggestions.against')} {words.against.map(({ text }) => text).join(', ')}
        </>
      )}
    </p>
  )
}
