import type { Database } from '../db/database'
import { os, type EngineContext } from '../context'
import { getPost } from '../queries/getPost'
import { markPosts } from '../queries/markPosts'
import { PostLists } from '../queries/postLists'
import { postsCsv } from '../queries/postsCsv'
import { themesOfPosts } from '../queries/postThemes'

/** The list of posts, one post, and setting posts aside. */
export function postsHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  const known = new WeakMap<Database, PostLists>()
  const lists = () => {
    const own = known.get(database()) ?? new PostLists(database())
    known.set(database(), own)
    return own
  }
  return {
    list: os.posts.list.handler(({ input, signal }) => lists().page(input, input, input.numbers, signal)),
    ids: os.posts.ids.handler(({ input, signal }) => lists().ids(input, input, signal)),
    flagged: os.posts.flagged.handler(async ({ input, signal }) => ({ n: await lists().flagged(input, signal) })),
    themesOf: os.posts.themesOf.handler(({ input, signal }) =>
      database().read((session) => themesOfPosts(session, input.ids), signal),
    ),
    get: os.posts.get.handler(({ input, signal }) =>
      database().read((session) => getPost(session, input.id, input.period), signal),
    ),
    setAside: os.posts.setAside.handler(async ({ input }) => {
      const now = context.options.clock()
      return { changed: await database().write((session) => markPosts(session, input.ids, input.aside, now)) }
    }),
    csv: os.posts.csv.handler(({ input, signal }) => database().read((session) => postsCsv(session, input), signal)),
  }
}
