import type { NeedsMatrix } from '../../../../shared/contract/needs'
import { useThemes } from '../../../api/useThemes'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { NotesLink } from './NotesLink'
import { PostsLink } from './PostsLink'

/** What the matrix shows as empty rows and columns, in two lists: needs nobody answers, themes nobody asked for. */
export function Unmet({ matrix }: { readonly matrix: NeedsMatrix }) {
  const t = useWords()
  const numbers = useNumbers()
  const { nameOf } = useThemes()
  const unanswered = matrix.topics.filter(({ topic }) => matrix.unanswered.includes(topic))
  const unasked = matrix.unasked.flatMap((id) => matrix.themes.find(({ themeId }) => themeId === id) ?? [])
  if (matrix.notes === 0 || (unanswered.length === 0 && unasked.length === 0)) return null
  return (
    <div className="unmet">
      <section>
        <h2>{t('needs.unanswered')}</h2>
        {unanswered.length === 0 && <p className="soft">{t('needs.unanswered.none')}</p>}
        <ul>
          {unanswered.map(({ topic, notes, answered, mentions }) => (
            <li key={topic}>
              <NotesLink shown={{ topic }}>{topic}</NotesLink>
              <span className="mute">
                {t(`needs.unanswered.${answered === 'no' ? 'no' : 'no_theme'}`, { n: notes, mentions })}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('needs.unasked')}</h2>
        {unasked.length === 0 && <p className="soft">{t('needs.unasked.none')}</p>}
        <ul>
          {unasked.map(({ themeId, posts, share }) => (
            <li key={themeId}>
              <PostsLink themeId={themeId}>{nameOf(themeId)}</PostsLink>
              <span className="mute">{t('needs.unasked.posts', { n: posts, share: numbers.share(share) })}</span>
            </li>
          ))}
        </ul>
        {unasked.length > 0 && <p className="note">{t('needs.unasked.why')}</p>}
      </section>
    </div>
  )
}
