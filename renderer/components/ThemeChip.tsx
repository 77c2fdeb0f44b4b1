import type { TagOrigin } from '../../shared/vocabulary'
import { useScore } from '../format/score'
import { useWords } from '../i18n/useWords'
import './themes.css'

/**
 * A theme of a post: outline = by rule; filled = by hand, or a suggestion somebody accepted; dashed with "?" = only suggested,
 * and that is one with a `score` (0–1; null = suggested, its score not shown). Origin and main theme are said in words to
 * those who do not see the chip; `title` tells the others.
 */
export function ThemeChip({
  name,
  origin,
  score,
  isMain = false,
}: {
  readonly name: string
  readonly origin: TagOrigin
  readonly score?: number | null | undefined
  readonly isMain?: boolean
}) {
  const t = useWords()
  const writeScore = useScore()
  const isSuggested = origin === 'suggestion' && score !== undefined
  const look = isSuggested ? ' sug' : origin === 'rule' ? '' : ' hand'
  const from = origin === 'suggestion' && !isSuggested ? 'accepted' : origin
  const words = t(isMain ? 'themeChip.main' : 'themeChip.words', { origin: t(`themeChip.origin.${from}`) })
  return (
    <span className={`chip theme${look}`} title={`${name}, ${words}`}>
      <span className="name">{isSuggested ? t('themeChip.suggested', { name }) : name}</span>
      {typeof score === 'number' && <small>{writeScore(score)}</small>}
      <span className="vh">, {words}</span>
    </span>
  )
}
