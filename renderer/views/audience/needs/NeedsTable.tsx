import { useRef } from 'react'
import type { MatrixTopic, NeedsMatrix, ThemePosts } from '../../../../shared/contract/needs'
import { useNetwork } from '../../../api/useNetwork'
import { useThemes } from '../../../api/useThemes'
import { Button } from '../../../components/Button'
import { Notehead } from '../../../components/Notehead'
import { useRovingGrid } from '../../../components/useRovingGrid'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { kindOf } from '../../compare/unit'
import { NotesLink } from './NotesLink'
import { PostsLink } from './PostsLink'

interface TableProps {
  readonly matrix: NeedsMatrix
  readonly onEdit: (topic: string) => void
}

/**
 * Needs × themes. Rows: what is asked; columns: what is published, with what it obtained under them. An empty row is a need nobody
 * answers, an empty column a theme nobody asked for. Every number opens its notes or its posts.
 */
export function NeedsTable({ matrix, onEdit }: TableProps) {
  const t = useWords()
  const { nameOf } = useThemes()
  const table = useRef<HTMLTableElement>(null)
  const roving = useRovingGrid(table)
  return (
    <div className="scroll needs-scroll">
      <table className="needs" ref={table} {...roving} aria-label={t('needs.matrix')}>
        <thead>
          <tr>
            <th scope="col" className="label">
              {t('needs.asked')}
            </th>
            <th scope="col" className="label num">
              {t('needs.notes')}
            </th>
            {matrix.themes.map(({ themeId, notes }) => (
              <th scope="col" key={themeId} className={notes === 0 ? 'theme mute' : 'theme'}>
                <span>{nameOf(themeId)}</span>
              </th>
            ))}
            <th scope="col" className="label answer">
              {t('needs.answer')}
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.topics.map((topic) => (
            <TopicRow key={topic.topic} topic={topic} themes={matrix.themes} onEdit={onEdit} />
          ))}
        </tbody>
        <Published matrix={matrix} />
      </table>
    </div>
  )
}

/** Libraries named under a topic; of the others how many. */
const NAMED = 2

function TopicRow({
  topic,
  themes,
  onEdit,
}: {
  readonly topic: MatrixTopic
  readonly themes: NeedsMatrix['themes']
  readonly onEdit: (topic: string) => void
}) {
  const t = useWords()
  const numbers = useNumbers()
  const { nameOf } = useThemes()
  const branches = useNetwork()?.branches ?? []
  const named = topic.branches.flatMap(({ branchId, n }) => {
    const branch = branches.find(({ id }) => id === branchId)
    return branch === undefined ? [] : [`${branch.shortName} ${numbers.count(n)}`]
  })
  const isOpen = topic.answered === 'no' || topic.answered === 'no_theme'
  return (
    <tr className={isOpen ? 'open' : ''}>
      <th scope="row">
        <span className="topic">
          <NotesLink shown={{ topic: topic.topic }}>{topic.topic}</NotesLink>
          <Button
            kind="quiet"
            icon="pencil"
            aria-label={t('needs.topic_edit', { topic: topic.topic })}
            onPress={() => onEdit(topic.topic)}
          />
        </span>
        {named.length > 0 && (
          <small>
            {named.slice(0, NAMED).join(' · ')}
            {named.length > NAMED && ` ${t('needs.more_branches', { n: named.length - NAMED })}`}
          </small>
        )}
      </th>
      <td className="num">{numbers.count(topic.notes)}</td>
      {themes.map(({ themeId }) => {
        const own = topic.themes.find((each) => each.themeId === themeId)
        if (own === undefined) {
          return (
            <td key={themeId} className="off">
              <span aria-hidden="true">·</span>
              <span className="vh">{t('needs.no_link')}</span>
            </td>
          )
        }
        const words = { n: own.posts, theme: nameOf(themeId), topic: topic.topic }
        return (
          <td key={themeId} className="on">
            <PostsLink themeId={themeId} label={t('needs.posts_of', words)}>
              {numbers.count(own.posts)}
            </PostsLink>
          </td>
        )
      })}
      <td className="answer">
        <b>{t(`needs.answer.${topic.answered}`)}</b>
        {topic.mentions > 0 && <PostsLink search={topic.topic}>{t('needs.mentions', { n: topic.mentions })}</PostsLink>}
      </td>
    </tr>
  )
}

/** Under the themes: what was published, and what it obtained. */
function Published({ matrix }: { readonly matrix: NeedsMatrix }) {
  const t = useWords()
  const numbers = useNumbers()
  const { nameOf } = useThemes()
  const { themes } = matrix
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('needs.notes')}</th>
        <td className="num">{numbers.count(matrix.notes)}</td>
        {themes.map(({ themeId, notes }) => (
          <td key={themeId}>
            {notes === 0 ? (
              <b>0</b>
            ) : (
              <NotesLink shown={{ themeId }} label={t('needs.notes_of', { n: notes, theme: nameOf(themeId) })}>
                {numbers.count(notes)}
              </NotesLink>
            )}
          </td>
        ))}
        <td />
      </tr>
      <tr>
        <th scope="row">{t('needs.published')}</th>
        <td />
        {themes.map(({ themeId, posts, share }) => (
          <td key={themeId}>
            <PostsLink themeId={themeId} label={t('needs.posts_of_theme', { n: posts, theme: nameOf(themeId) })}>
              {numbers.count(posts)}
            </PostsLink>
            <small>{numbers.share(share)}</small>
          </td>
        ))}
        <td className="answer mute">{t('needs.published_all', { n: matrix.posts })}</td>
      </tr>
      <tr>
        <th scope="row">{t('needs.obtained')}</th>
        <td />
        {themes.map((theme) => (
          <Obtained key={theme.themeId} theme={theme} unit={matrix.unit} />
        ))}
        <td className="answer mute">{t('needs.obtained_how', { unit: matrix.unit })}</td>
      </tr>
    </tfoot>
  )
}

function Obtained({ theme, unit }: { readonly theme: ThemePosts; readonly unit: NeedsMatrix['unit'] }) {
  const t = useWords()
  const numbers = useNumbers()
  const { n, median, interval, against } = theme.obtained
  const kind = kindOf(unit)
  if (median === null) {
    return (
      <td className="mute">
        {numbers.count(null)}
        <span className="vh">{t('needs.too_few', { n })}</span>
      </td>
    )
  }
  const isTold = against !== null && against.strength !== 'cannot_tell'
  return (
    <td>
      <b>{numbers[kind](median)}</b>
      {interval !== null && <small>{numbers.interval(interval.low, interval.high, kind)}</small>}
      {isTold && (
        <small className="told">
          <Notehead fill={against.strength === 'clear' ? 'full' : 'half'} />
          {t('needs.against', { ratio: numbers.ratio(against.ratio) })}
          <span className="vh">, {t(`strength.${against.strength}`)}</span>
        </small>
      )}
    </td>
  )
}
