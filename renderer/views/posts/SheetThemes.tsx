import { useRef, type RefObject } from 'react'
import type { PostRow } from '../../../shared/contract/posts'
import { useChange } from '../../api/useChange'
import { useThemes } from '../../api/useThemes'
import { Button } from '../../components/Button'
import { Chip } from '../../components/Chip'
import { ThemeChip } from '../../components/ThemeChip'
import { useUndo } from '../../components/undoContext'
import { useWords } from '../../i18n/useWords'
import type { PostDetail } from './postDetail'

interface SheetThemesProps {
  readonly detail: PostDetail
  readonly onAside: (ids: readonly string[], aside: boolean) => void
  readonly onThemes: (row: PostRow, anchor: RefObject<Element | null>) => void
}

/** Themes of a post and what the model suggests, with the ways to change them; why it is left out, and the way back. */
export function SheetThemes({ detail, onAside, onThemes }: SheetThemesProps) {
  const t = useWords()
  const { nameOf } = useThemes()
  const add = useRef<HTMLButtonElement>(null)
  const { post } = detail
  const isAside = post.setAside.includes('by_hand')
  return (
    <>
      <div className="acts themes">
        {post.themes.map(({ themeId, origin, isMain }) => (
          <ThemeChip key={themeId} name={nameOf(themeId)} origin={origin} isMain={isMain && post.themes.length > 1} />
        ))}
        {post.suggestions.map((each) => (
          <Suggested key={each.themeId} postId={post.id} {...each} name={nameOf(each.themeId)} />
        ))}
        <Button kind="quiet" icon="plus" ref={add} onPress={() => onThemes(post, add)}>
          {t('posts.themes.add')} <kbd>T</kbd>
        </Button>
      </div>
      <div className="acts">
        {post.setAside.map((reason) => (
          <Chip key={reason} kind={reason === 'by_hand' ? 'hand' : 'rule'}>
            {t(`posts.aside.${reason}`)}
          </Chip>
        ))}
        <Button kind="quiet" onPress={() => onAside([post.id], !isAside)}>
          {t(isAside ? 'posts.tools.back' : 'posts.tools.aside')} <kbd>E</kbd>
        </Button>
      </div>
    </>
  )
}

/** What the model suggests, with its score; accepted or refused here, by people only. */
function Suggested(props: {
  readonly postId: string
  readonly themeId: number
  readonly score: number
  readonly name: string
}) {
  const t = useWords()
  const undo = useUndo()
  const { postId, themeId, name } = props
  const takeBack = useChange((api, before: Parameters<typeof api.suggestions.undo>[0]['before']) =>
    api.suggestions.undo({ before }),
  )
  const answer = useChange(
    (api, accept: boolean) => api.suggestions.answer({ answers: [{ postId, themeId, accept }] }),
    ({ before }, accept) =>
      undo({
        message: t(accept ? 'posts.suggested.accepted' : 'posts.suggested.refused', { name }),
        undo: () => takeBack.mutate(before),
      }),
  )
  return (
    <span className="suggested">
      <ThemeChip name={name} origin="suggestion" score={props.score} />
      <Button
        kind="quiet"
        icon="check"
        aria-label={t('posts.suggested.accept', { name })}
        onPress={() => answer.mutate(true)}
      />
      <Button
        kind="quiet"
        icon="cross"
        aria-label={t('posts.suggested.refuse', { name })}
        onPress={() => answer.mutate(false)}
      />
    </span>
  )
}
