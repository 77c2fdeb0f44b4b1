import type { PostRow } from '../../../shared/contract/posts'
import { useThemes } from '../../api/useThemes'
import { ThemeChip } from '../../components/ThemeChip'
import { useWords } from '../../i18n/useWords'

/** Themes of a post in its row: the main one first; without any, the surest suggestion, without its score. */
export function ThemesCell({ row }: { readonly row: PostRow }) {
  const t = useWords()
  const { nameOf } = useThemes()
  const [first, ...others] = row.themes
  const [suggestion] = row.suggestions
  if (first === undefined && suggestion !== undefined) {
    return <ThemeChip name={nameOf(suggestion.themeId)} origin="suggestion" score={null} />
  }
  if (first === undefined) return null
  const [second, ...more] = others
  return (
    <span className="chips" title={row.themes.map(({ themeId }) => nameOf(themeId)).join(', ')}>
      <ThemeChip name={nameOf(first.themeId)} origin={first.origin} isMain={first.isMain} />
      {second !== undefined && more.length === 0 && (
        <ThemeChip name={nameOf(second.themeId)} origin={second.origin} isMain={second.isMain} />
      )}
      {more.length > 0 && (
        <span className="mute">
          <span aria-hidden="true">+{others.length}</span>
          <span className="vh">
            {t('posts.themes.more', { names: others.map((each) => nameOf(each.themeId)).join(', ') })}
          </span>
        </span>
      )}
    </span>
  )
}
