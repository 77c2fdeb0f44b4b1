import { describe, expect, it } from 'vitest'
import { filter } from '../../../shared/contract/common'
import type { SuggestionState } from '../../../shared/contract/suggestions'
import { createRandom } from '../../../electron/engine/sample/random'
import type { Database } from '../../../electron/engine/db/database'
import { sql } from '../../../electron/engine/db/sql'
import { branches } from '../../queries/build'
import { testWorkspace, type TestEngine } from '../../support/engine'
import { addTexts, addTheme, rule } from '../support'
import { noisyCorpus, type NoisyPost } from './noisyCorpus'
import { NOISY_TEXTS } from './noisyTexts'

const all = filter.parse({ period: '2026-Q3' })
const names = Object.keys(NOISY_TEXTS).sort()

interface Network extends TestEngine {
  readonly database: Database
  readonly posts: readonly NoisyPost[]
  /** Index of the posts somebody tagged; ids are index + 1. */
  readonly tagged: readonly number[]
}

/** 700 noisy posts of two accounts, 450 of them looked at by a person; themes without rules but for one. */
async function network(): Promise<Network> {
  const test = await testWorkspace()
  const { database } = test.engine.context.workspace()
  await branches(database, 2)
  for (const name of names) await addTheme(database, name)
  const posts = noisyCorpus('a network', 700)
  await addTexts(
    database,
    posts.map(({ text }, i) => ({ text, account: (i % 2) + 1 })),
  )
  await test.client.themes.saveRules({ themeId: names.indexOf('reading') + 1, rules: [rule({ words: ['roman'] })] })
  const random = createRandom('tagged')
  const tagged = [...posts.keys()].filter((i) => posts[i]!.theme !== null && random.chance(0.7))
  for (const [i, name] of names.entries()) {
    const ids = tagged.filter((at) => posts[at]!.theme === name).map((at) => String(at + 1))
    await test.client.themes.tag({ ids, changes: [{ themeId: i + 1, holds: true, main: true }] })
  }
  return { ...test, database, posts, tagged }
}

async function train({ client }: TestEngine, target?: number): Promise<SuggestionState> {
  for await (const step of await client.suggestions.train(target === undefined ? {} : { target })) {
    if (step.kind === 'done') return step.result
  }
  throw new Error('no result')
}

const count = async (database: Database, table: 'suggestion' | 'suggestion_model') => {
  const columns = await database.read((session) =>
    session.columns(
      table === 'suggestion' ? sql`SELECT post_id FROM suggestion` : sql`SELECT examples FROM suggestion_model`,
    ),
  )
  return [...columns.values()][0]!.length
}

describe('suggestions', () => {
  it('without tags there is nothing to learn, and the model says so', async () => {
    const test = await testWorkspace()
    expect(await test.client.suggestions.state()).toMatchObject({ model: null, taggedPosts: 0, needed: 20 })
    const { model } = await train(test)
    expect(model).toMatchObject({ posts: 0, labels: 0, overall: null, themes: [] })
    expect(await test.client.suggestions.list({ filter: all })).toEqual({ total: 0, rows: [], byTheme: [] })
  })

  it('are learnt from tags by hand, proposed for posts nobody decided on, right, and explained', async () => {
    const test = await network()
    const { model, taggedPosts, since } = await train(test)
    expect(taggedPosts).toBe(test.tagged.length)
    expect(since).toEqual({ decisions: 0, imports: 0 })
    expect(model!.posts).toBe(test.tagged.length)
    expect(model!.overall!.precision.value).toBeGreaterThanOrEqual(0.85)
    const { rows, total, byTheme } = await test.client.suggestions.list({ filter: all, limit: 500 })
    expect(total).toBe(rows.length)
    expect(byTheme.reduce((sum, { n }) => sum + n, 0)).toBe(total)
    expect(total).toBeGreaterThan(50)
    const proposing = new Map(model!.themes.map((theme) => [theme.themeId, theme]))
    let right = 0
    for (const { postId, themeId, score, words, text } of rows) {
      const index = Number(postId) - 1
      expect(test.tagged).not.toContain(index)
      expect(proposing.get(themeId)!.state).toBe('proposes')
      expect(score).toBeGreaterThanOrEqual(proposing.get(themeId)!.threshold)
      expect(score).toBeLessThan(1)
      for (const word of [...words.for, ...words.against]) expect(text).toContain(word.text)
      expect(words.for.length).toBeGreaterThan(0)
      if (test.posts[index]!.theme === names[themeId - 1]) right++
    }
    expect(right / total).toBeGreaterThanOrEqual(0.85)
    expect(rows.map(({ score }) => score)).toEqual(rows.map(({ score }) => score).toSorted((a, b) => b - a))
    // What a rule gives already is not proposed.
    const reading = names.indexOf('reading') + 1
    expect(rows.some(({ themeId, text }) => themeId === reading && /\broman\b/i.test(text))).toBe(false)
    // The filter bar: accounts as everywhere, its themes are those proposed.
    const first = byTheme[0]!
    const some = await test.client.suggestions.list({ filter: { ...all, accounts: [1], themes: [first.themeId] } })
    expect(some.rows.every(({ accountId, themeId }) => accountId === 1 && themeId === first.themeId)).toBe(true)
    expect(some.total).toBeLessThan(first.n)
    expect((await test.client.suggestions.list({ filter: { ...all, period: '2026-Q2' } })).total).toBe(0)
    const csv = await (await test.client.suggestions.csv({ filter: all, language: 'en' })).blob.text()
    expect(csv.split('\r\n')).toHaveLength(total + 2)
  })

  it('accepted, one or many, become tags with their chance; refused never come back; both can be undone', async () => {
    const test = await network()
    await train(test)
    const { client } = test
    const { rows, total } = await client.suggestions.list({ filter: all, limit: 500 })
    const [yes, no] = [rows.slice(0, 10), rows.slice(10, 13)]
    const answers = [
      ...yes.map(({ postId, themeId }) => ({ postId, themeId, accept: true })),
      ...no.map(({ postId, themeId }) => ({ postId, themeId, accept: false })),
    ]
    const { before } = await client.suggestions.answer({ answers })
    expect((await client.suggestions.list({ filter: all })).total).toBe(total - 13)
    const tags = await test.database.read((session) =>
      session.columns(
        sql`SELECT holds, score, coder FROM tag WHERE origin = 'suggestion' ORDER BY holds DESC, score DESC`,
      ),
    )
    expect(tags.get('holds')).toEqual([...yes.map(() => true), ...no.map(() => false)])
    expect(tags.get('score')!.slice(0, 10)).toEqual(yes.map(({ score }) => score))
    const held = await test.database.read((session) =>
      session.columns(
        sql`SELECT theme_id FROM post_theme WHERE origin = 'suggestion' AND post_id = ${Number(yes[0]!.postId)}`,
      ),
    )
    expect(held.get('theme_id')).toEqual([yes[0]!.themeId])
    expect((await client.suggestions.state()).since.decisions).toBe(13)
    // They are examples now, with their answer.
    const { model, since } = await train(test)
    expect(since.decisions).toBe(0)
    expect(model!.posts).toBe(test.tagged.length + new Set([...yes, ...no].map(({ postId }) => postId)).size)
    const again = await client.suggestions.list({ filter: all, limit: 500 })
    const keys = new Set(again.rows.map(({ postId, themeId }) => `${postId} ${themeId}`))
    for (const { postId, themeId } of [...yes, ...no]) expect(keys.has(`${postId} ${themeId}`)).toBe(false)
    await client.suggestions.undo({ before })
    expect((await client.suggestions.state()).since.decisions).toBe(13)
    await train(test)
    expect((await client.suggestions.list({ filter: all })).total).toBe(total)
  })

  it('a rule alone is no example: tagged by rules only, nothing is learnt', async () => {
    const test = await testWorkspace()
    const { database } = test.engine.context.workspace()
    await branches(database, 1)
    for (const name of ['hours', 'reading']) await addTheme(database, name)
    const posts = noisyCorpus('ruled', 300)
    await addTexts(
      database,
      posts.map(({ text }) => text),
    )
    await test.client.themes.saveRules({ themeId: 1, rules: [rule({ words: ['ferme', 'horaires', 'ouvert'] })] })
    expect((await train(test)).model).toMatchObject({ posts: 0, overall: null })
  })

  it('a higher precision asked for proposes no more, and an archived theme nothing at all', async () => {
    const test = await network()
    await train(test)
    const usual = await test.client.suggestions.list({ filter: all })
    const { model } = await train(test, 0.95)
    expect(model!.target).toBe(0.95)
    const strict = await test.client.suggestions.list({ filter: all })
    expect(strict.total).toBeLessThan(usual.total)
    const { themeId } = strict.byTheme[0]!
    await test.client.themes.archive({ id: themeId })
    const rest = await test.client.suggestions.list({ filter: all, limit: 500 })
    expect(rest.rows.some((row) => row.themeId === themeId)).toBe(false)
  })

  it('cancelled, the model and its proposals stay as they were', async () => {
    const test = await network()
    await train(test)
    const kept = [await count(test.database, 'suggestion'), (await test.client.suggestions.state()).model]
    const abort = new AbortController()
    const cancelled = async () => {
      for await (const step of await test.client.suggestions.train({ target: 0.95 }, { signal: abort.signal })) {
        if (step.kind === 'progress') abort.abort(new Error('cancelled'))
      }
    }
    await expect(cancelled()).rejects.toThrow('cancelled')
    expect([await count(test.database, 'suggestion'), (await test.client.suggestions.state()).model]).toEqual(kept)
  })

  it('refuses an answer about a post that is gone, and then writes none of them', async () => {
    const test = await network()
    await train(test)
    const { rows } = await test.client.suggestions.list({ filter: all })
    const { postId, themeId } = rows[0]!
    const answers = [
      { postId, themeId, accept: true },
      { postId: '999999', themeId, accept: false },
    ]
    await expect(test.client.suggestions.answer({ answers })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await test.client.suggestions.state()).since.decisions).toBe(0)
  })
})
