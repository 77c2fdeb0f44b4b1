import { os, type EngineContext } from '../context'
import { postsCsv } from '../queries/exportTables'
import { getPost } from '../queries/getPost'
import { listPosts } from '../queries/listPosts'
import { markPosts } from '../queries/markPosts'

/** The list of posts, one post, and setting posts aside. */
export function postsHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  return {
    list: os.posts.list.handler(({ input, signal }) => database().read((session) => listPosts(session, input), signal)),
    get: os.posts.get.handler(({ input, signal }) => database().read((session) => getPost(session, input.id), signal)),
    setAside: os.posts.setAside.handler(async ({ input }) => {
      const now = context.options.clock()
      await database().write((session) => markPosts(session, input.ids, input.aside, now))
      return {}
    }),
    csv: os.posts.csv.handler(({ input, signal }) => database().read((session) => postsCsv(session, input), signal)),
  }
}
