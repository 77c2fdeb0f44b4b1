import { z } from 'zod'
import type { Progress } from '../../../shared/contract/common'
import { filter } from '../../../shared/contract/common'
import { DEFAULT_TARGET } from '../../../shared/contract/suggestions'
import type { EngineContext } from '../context'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { type Report, withProgress } from '../import/progress'
import { answerPost, codingOf } from '../themes/agreement/coding'
import { startRound } from '../themes/agreement/rounds'
import { trainSuggestions } from '../themes/suggest/train'
import { tagPosts } from '../themes/tags'
import { createRandom, type Random } from './random'
import { PLANTED_QUARTER } from './posts/thirdQuarter'
import type { Sample, SamplePost, ThemeKey } from './types'

/** Share of the posts somebody has tagged by hand, and of these tags that are wrong: people err. */
const TAGGED = 0.22
const WRONG = 0.03
/** Of the posts of the planted quarter that no rule gives a theme, those somebody has tagged since. */
const TAGGED_SINCE = 0.74
/** Tagged to the last post: its like-for-like result is a planted truth. */
const CAREFUL = 'fb-sciences'

/** What each theme is taken for. */
const CONFUSED: Readonly<Record<ThemeKey, ThemeKey>> = {
  hours: 'online_services',
  spaces: 'student_life',
  events: 'reading',
  training: 'research',
  online_services: 'training',
  reading: 'events',
  student_life: 'spaces',
  research: 'training',
  heritage: 'backstage',
  backstage: 'heritage',
  games: 'reading',
  relay: 'events',
}

/** The two people of the coding round: how often each answers what the post is about. */
const CODERS = [
  { coder: 'ML', right: 0.93 },
  { coder: 'JB', right: 0.9 },
] as const
const ROUND = { size: 120, seed: 2026, period: '2026-Q3' } as const
const ROUND_LABEL = { fr: 'Accord de septembre', en: 'September agreement' } as const

/**
 * What people did with the themes after the import, through the functions that a click calls: a quarter of the posts tagged by hand (a few
 * wrongly, none in the quarter of the planted truths, where most posts without a rule's theme are tagged), one finished round of two coders, and a first training of the suggestions.
 */
export async function* seedThemeWork(
  context: EngineContext,
  sample: Sample,
  accounts: ReadonlyMap<string, number>,
  language: 'fr' | 'en',
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress> {
  const work = async (report: Report): Promise<void> => {
    const { database } = context.workspace()
    const now = context.options.clock()
    report({ stage: 'tags', done: 0, total: null, unit: 'posts' })
    await database.write(async (session) => {
      const themes = await truthOf(session, sample, accounts)
      await seedTags(session, themes, now)
      await seedRound(session, themes, ROUND_LABEL[language], now)
    }, signal)
    await trainSuggestions(context, DEFAULT_TARGET, signal, report)
  }
  for await (const step of withProgress(work)) if (step.kind === 'progress') yield step
}

/** A post of the workspace with what it is about. */
interface Known {
  readonly id: string
  /** A rule gives it one. */
  readonly hasTheme: boolean
  readonly post: SamplePost
}

interface Truth {
  readonly posts: readonly Known[]
  readonly byId: ReadonlyMap<string, SamplePost>
  readonly themeIds: ReadonlyMap<ThemeKey, number>
}

/** Posts of the workspace matched with the truth table: by account and instant, videos by account, day and title. */
async function truthOf(session: Session, sample: Sample, accounts: ReadonlyMap<string, number>): Promise<Truth> {
  const rows = await session.all(
    z.object({ id: z.string(), place: z.string(), hasTheme: z.boolean() }),
    sql`SELECT CAST(id AS VARCHAR) AS id, account_id || ' ' || CASE WHEN precision = 'day' THEN published_day::VARCHAR || ' ' || text
          ELSE epoch_ms(published_at)::VARCHAR END AS place,
          id IN (SELECT post_id FROM post_theme) AS "hasTheme" FROM post WHERE text <> ''`,
  )
  const known = new Map(rows.map(({ place, ...row }) => [place, row]))
  const posts = sample.posts.flatMap((post): Known[] => {
    const { accountKey, platform, publishedAt, text, reply, collaboration } = post
    const when = platform === 'youtube' ? `${publishedAt.slice(0, 10)} ${text}` : String(Date.parse(publishedAt))
    const row = known.get(`${accounts.get(accountKey) ?? 0} ${when}`)
    return row === undefined || reply || collaboration ? [] : [{ ...row, post }]
  })
  const themes = await session.all(
    z.object({ id: z.int(), label: z.string() }),
    sql`SELECT id, label_fr AS label FROM theme`,
  )
  const labels = new Map(themes.map(({ id, label }) => [label, id]))
  const themeIds = new Map(
    sample.network.themes.flatMap(({ key, label }): [ThemeKey, number][] => {
      const id = labels.get(label.fr)
      return id === undefined ? [] : [[key, id]]
    }),
  )
  return { posts, byId: new Map(posts.map(({ id, post }) => [id, post])), themeIds }
}

/** Tags by hand, the theme as main theme; one call per theme, as a person would choose the posts of a theme and tag them together. */
async function seedTags(session: Session, { posts, themeIds }: Truth, now: Date): Promise<void> {
  const byTheme = new Map<ThemeKey, string[]>()
  const random = createRandom('tags by hand')
  for (const { id, post, hasTheme } of posts) {
    const own = random.fork(post.key)
    const isPlanted = post.publishedAt >= PLANTED_QUARTER.from
    const share = !isPlanted || hasTheme ? TAGGED : post.accountKey === CAREFUL ? 1 : TAGGED_SINCE
    if (!own.chance(share)) continue
    const theme = !isPlanted && own.chance(WRONG) ? CONFUSED[post.theme] : post.theme
    byTheme.set(theme, [...(byTheme.get(theme) ?? []), id])
  }
  for (const [theme, ids] of byTheme) {
    const themeId = themeIds.get(theme)
    if (themeId === undefined) continue
    const changes = [{ themeId, holds: true, main: true }]
    await tagPosts(session, { ids, changes, origin: 'hand', coder: null, now })
  }
}

/** A round that two people have finished: each mostly says what a post is about, else what its theme is taken for. */
async function seedRound(session: Session, { byId, themeIds }: Truth, label: string, now: Date): Promise<void> {
  const { size, seed, period } = ROUND
  const draft = { label, filter: filter.parse({ period }), size, by: 'all' as const, seed }
  const { id: roundId } = await startRound(session, draft, now)
  const { posts } = await codingOf(session, roundId, '')
  const random = createRandom('coding round')
  for (const { coder, right } of CODERS) {
    for (const { position, postId } of posts) {
      const post = byId.get(postId ?? '')
      const themeId =
        post === undefined ? 0 : (themeIds.get(saidOf(post, right, random.fork(`${coder} ${post.key}`))) ?? 0)
      await answerPost(session, { roundId, coder, position, themeId }, now)
    }
  }
}

function saidOf({ theme }: SamplePost, right: number, random: Random): ThemeKey {
  return random.chance(right) ? theme : CONFUSED[theme]
}
