import { Button, ButtonLink } from '../../components/Button'
import { Empty } from '../../components/Empty'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import type { PostsState } from './postsState'

const PARTS = [
  ...(['search', 'branches', 'accounts', 'platforms', 'formats', 'themes'] as const),
  ...(['ranges', 'flagged', 'aside', 'all', 'period'] as const),
]
type Part = (typeof PARTS)[number]

/** The filter is too narrow: how many posts each removal would bring back, with the removals as actions. */
export function NoPosts({
  state,
  relax,
}: {
  readonly state: PostsState
  readonly relax: Readonly<Record<string, number>>
}) {
  const t = useWords()
  const numbers = useNumbers()
  const found = PARTS.map((part) => ({ part, n: relax[part] ?? 0 })).filter((way) => way.n > 0)
  // Taking everything away is a way out where nothing less is.
  const isOneEnough = found.some(({ part }) => part !== 'all' && part !== 'period')
  const ways = found.filter(({ part }) => part !== 'all' || !isOneEnough)
  const remove = (part: Part) => {
    if (part === 'search') state.setSearch('')
    else if (part === 'ranges' || part === 'aside') state.setNarrowing({ [part]: [] })
    else if (part === 'all') state.clear()
    else if (part === 'flagged') state.setNarrowing({ flagged: false })
    else if (part !== 'period') state.setFilter({ [part]: [] })
  }
  return (
    <Empty
      title={t(ways.length === 0 ? 'posts.none' : 'posts.none.filtered')}
      note={ways.length === 0}
      actions={
        ways.length === 0 ? (
          <ButtonLink to="/imports" kind="primary">
            {t('compare.empty.import')}
          </ButtonLink>
        ) : (
          ways
            .filter((way) => way.part !== 'period')
            .map((way) => (
              <Button key={way.part} onPress={() => remove(way.part)}>
                {t(`posts.relax.${way.part}`)}
              </Button>
            ))
        )
      }
    >
      {ways.length === 0
        ? t('posts.none.why')
        : ways.map((way) => t(`posts.relax.${way.part}.n`, { n: way.n, count: numbers.count(way.n) })).join(' ')}
    </Empty>
  )
}
