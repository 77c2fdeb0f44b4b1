import type { Database } from '../../electron/engine/db/database'
import { sql } from '../../electron/engine/db/sql'
import { generateSample } from '../../electron/engine/sample/generateSample'
import { branches as sampleBranches } from '../../electron/engine/sample/network/branches'
import type { PostFormat } from '../../shared/vocabulary'
import { foldText } from '../../shared/search'
import { comparedInT3 } from '../sample/support'
import { addAccount, addBranch, addPosts, emptyDatabase } from './build'

/** Main themes by post id; 0 = none. */
export async function setThemes(database: Database, themes: readonly (readonly [post: number, theme: number])[]) {
  const rows = JSON.stringify(themes.filter(([, theme]) => theme > 0).map(([post, theme]) => ({ post, theme })))
  await database.write((session) =>
    session.run(
      sql`INSERT INTO post_theme SELECT r.post, r.theme, 'hand', NULL, TRUE FROM (
            SELECT unnest(from_json(${rows}::JSON, '[{"post": "UBIGINT", "theme": "INTEGER"}]'), recursive := true)) AS r`,
    ),
  )
}

let made: ReturnType<typeof comparedInT3> | null = null
/** Made once for the file of tests: the same whenever it is made. */
const planted = () => (made ??= comparedInT3(generateSample().posts))

/** The planted third quarter of the sample's Facebook pages, themes as planted; ids of the branches by key. */
export async function plantedNetwork(): Promise<{ database: Database; branchId: ReadonlyMap<string, number> }> {
  const database = await emptyDatabase()
  await database.write((session) => session.run(sql`DELETE FROM theme`))
  const posts = planted()
  const libraries = sampleBranches.filter(({ kind }) => kind === 'library')
  const branchId = new Map<string, number>(libraries.map(({ key }, i) => [key, i + 1]))
  for (const [i, { name }] of libraries.entries()) {
    await addBranch(database, i + 1, name)
    await addAccount(database, i + 1)
  }
  const keys = [...new Set(posts.map(({ theme }) => theme))]
  for (const [i, key] of keys.entries()) {
    await database.write((session) =>
      session.run(
        sql`INSERT INTO theme VALUES (${i + 1}, ${`fr ${key}`}, ${`en ${key}`}, NULL, 'reach', ${i + 1}, NULL)`,
      ),
    )
  }
  await addPosts(
    database,
    posts.map((post, i) => ({
      id: i + 1,
      account: branchId.get(post.accountKey.replace(/^fb-/, '')) ?? 0,
      day: post.publishedAt.slice(0, 10),
      format: post.kind as PostFormat,
      text: post.text,
      searchText: foldText(post.text),
      interactions: post.figures!.interactions,
      reach: post.figures!.reach!,
    })),
  )
  await setThemes(
    database,
    posts.map(({ theme }, i) => [i + 1, keys.indexOf(theme) + 1]),
  )
  return { database, branchId }
}
