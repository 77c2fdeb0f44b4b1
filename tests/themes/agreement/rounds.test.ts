import { describe, expect, it } from 'vitest'
import { filter } from '../../../shared/contract/common'
import { readingOf } from '../../../electron/engine/themes/agreement/result'
import { sql } from '../../../electron/engine/db/sql'
import { branches } from '../../queries/build'
import { testWorkspace, type TestEngine } from '../../support/engine'
import { addTexts, addTheme, themesOf } from '../support'

const all = filter.parse({ period: '2026-Q3' })

/** Accounts 1 (80 posts), 2 (15) and 3 (5); three themes; ten posts without text. */
async function network(): Promise<TestEngine> {
  const test = await testWorkspace()
  const { database } = test.engine.context.workspace()
  await branches(database, 3)
  for (const name of ['Horaires', 'Espaces', 'Événements']) await addTheme(database, name)
  await addTexts(
    database,
    Array.from({ length: 110 }, (_, i) => ({
      text: i < 100 ? `Publication ${i}` : null,
      account: i < 80 ? 1 : i < 95 ? 2 : 3,
    })),
  )
  return test
}

const start = ({ client }: TestEngine, change: { size?: number; by?: 'all' | 'account'; seed?: number } = {}) =>
  client.agreement.start({ label: 'Essai', filter: all, size: 40, seed: 7, ...change })

/** Answers every post: `said` gives the theme by position, undefined = no answer. */
async function code(
  { client }: TestEngine,
  roundId: number,
  coder: string,
  said: (position: number) => number | undefined,
): Promise<void> {
  const { posts } = await client.agreement.coding({ roundId, coder })
  for (const { position } of posts) {
    const themeId = said(position)
    if (themeId !== undefined) await client.agreement.answer({ roundId, coder, position, themeId })
  }
}

describe('a round', () => {
  it('is a sample of posts with a text, the same for the same seed, another for another', async () => {
    const test = await network()
    const draw = async (change: Parameters<typeof start>[1]) => {
      const { id, size } = await start(test, change)
      const { posts } = await test.client.agreement.coding({ roundId: id, coder: 'ML' })
      expect(posts).toHaveLength(size)
      expect(posts.map(({ position }) => position)).toEqual(posts.map((_, i) => i + 1))
      return posts
    }
    const first = await draw({})
    expect(new Set(first.map(({ postId }) => postId)).size).toBe(40)
    expect(first.every(({ text, answer }) => text !== null && answer === null)).toBe(true)
    const ids = (posts: typeof first) => posts.map(({ postId }) => postId)
    expect(ids(await draw({}))).toEqual(ids(first))
    expect(ids(await draw({ seed: 8 }))).not.toEqual(ids(first))
    const even = await draw({ by: 'account', size: 30 })
    const perAccount = [1, 2, 3].map((id) => even.filter(({ accountId }) => accountId === id).length)
    expect(perAccount).toEqual([13, 12, 5])
    // The order does not tell the accounts.
    expect(even.slice(0, 10).every(({ accountId }) => accountId === even[0]!.accountId)).toBe(false)
    expect(await draw({ size: 500 })).toHaveLength(100)
    await expect(
      test.client.agreement.start({ label: 'Vide', filter: { ...all, period: '2020-Q1' }, size: 10 }),
    ).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('shows nobody the answers of another, and a result only when two have finished', async () => {
    const test = await network()
    const { id: roundId } = await start(test)
    await code(test, roundId, 'ml', () => 1)
    const other = await test.client.agreement.coding({ roundId, coder: 'JB' })
    expect(other.posts.every(({ answer }) => answer === null)).toBe(true)
    // Initials are one person however typed.
    const own = await test.client.agreement.coding({ roundId, coder: ' ML ' })
    expect(own.posts.every(({ answer }) => answer === 1)).toBe(true)
    await code(test, roundId, 'JB', (position) => (position <= 39 ? 2 : undefined))
    await expect(test.client.agreement.result({ roundId })).rejects.toMatchObject({ code: 'INVALID' })
    expect((await test.client.agreement.result({ roundId, early: true })).coded).toBe(39)
    expect((await test.client.agreement.rounds())[0]!.coders).toEqual([
      { coder: 'JB', answered: 39 },
      { coder: 'ML', answered: 40 },
    ])
  })

  it('gives kappa, alpha, agreement by theme and what is disputed: 40 posts, 34 alike, by hand', async () => {
    const test = await network()
    const { id: roundId } = await start(test)
    // Table of the two: 16 of 1-1, 4 of 1-2; 2 of 2-1, 14 of 2-2; 4 of 0-0.
    const first = (at: number) => (at <= 20 ? 1 : at <= 36 ? 2 : 0)
    const second = (at: number) => (at <= 16 ? 1 : at <= 20 ? 2 : at <= 22 ? 1 : at <= 36 ? 2 : 0)
    await code(test, roundId, 'ML', first)
    await code(test, roundId, 'JB', second)
    const result = await test.client.agreement.result({ roundId })
    expect(result).toMatchObject({ coders: ['JB', 'ML'], coded: 40, isEnough: true })
    expect(result.observed!.value).toBeCloseTo(0.85, 12)
    // p_e = (20·18 + 16·18 + 4·4) / 1600 = .415; kappa = .435 / .585
    expect(result.kappa!.value).toBeCloseTo(0.435 / 0.585, 12)
    expect(result.kappa!.lower).toBeLessThan(0.667)
    // alpha = 1 − 79 · 12 / (80·79 − 38·37 − 34·33 − 8·7)
    expect(result.alpha!.value).toBeCloseTo(1 - (79 * 12) / (6320 - 1406 - 1122 - 56), 12)
    expect(result.reading!.level).toBe('tentative')
    expect(result.reading!.strength).not.toBe('clear')
    const theme = new Map(result.themes.map((each) => [each.themeId, each]))
    expect(theme.get(1)).toMatchObject({ uses: 38, both: 16 })
    expect(theme.get(1)!.agree!.value).toBeCloseTo(32 / 38, 12)
    expect(theme.get(0)!.agree!.value).toBe(1)
    expect(result.disagreements.map(({ position }) => position)).toEqual([17, 18, 19, 20, 21, 22])
    expect(result.disagreements[0]!.answers).toEqual([
      { coder: 'JB', themeId: 2 },
      { coder: 'ML', themeId: 1 },
    ])
    const csv = await (await test.client.agreement.csv({ roundId, language: 'fr' })).blob.text()
    expect(csv.trimEnd().split('\r\n')).toHaveLength(81)
  })

  it('says that under thirty posts it cannot tell; three coders have alpha and no kappa, gaps allowed', async () => {
    const test = await network()
    const { id: roundId } = await start(test, { size: 12 })
    for (const coder of ['A', 'B']) await code(test, roundId, coder, (at) => (at % 3) + 1)
    const two = await test.client.agreement.result({ roundId })
    expect(two).toMatchObject({ isEnough: false, reading: { level: 'reliable', strength: 'cannot_tell' } })
    expect(two.kappa!.value).toBe(1)
    await code(test, roundId, 'C', (at) => (at <= 6 ? (at % 3) + 1 : undefined))
    const three = await test.client.agreement.result({ roundId })
    expect(three.kappa).toBeNull()
    expect(three.alpha!.value).toBe(1)
    expect(three.observed).toMatchObject({ value: 1, lower: null })
  })

  it('settles a dispute by a tag of the main theme, which can be taken back', async () => {
    const test = await network()
    const { database } = test.engine.context.workspace()
    const { id: roundId } = await start(test, { size: 2 })
    await code(test, roundId, 'A', () => 1)
    await code(test, roundId, 'B', (at) => at)
    const [dispute] = (await test.client.agreement.result({ roundId })).disagreements
    expect(dispute!.settled).toBeNull()
    const { before } = await test.client.agreement.settle({ roundId, position: dispute!.position, themeId: 2 })
    expect(await themesOf(database)).toEqual([`${dispute!.postId}:2h*`])
    expect((await test.client.agreement.result({ roundId })).disagreements[0]!.settled).toBe(2)
    await test.client.agreement.unsettle({ before })
    expect(await themesOf(database)).toEqual([])
  })

  it('removed and put back is as it was; a post that is gone stays in it without its text', async () => {
    const test = await network()
    const { database } = test.engine.context.workspace()
    const { id: roundId } = await start(test, { size: 30 })
    await code(test, roundId, 'A', (at) => at % 3)
    await code(test, roundId, 'B', (at) => (at === 1 ? 2 : at % 3))
    const result = await test.client.agreement.result({ roundId })
    const { before } = await test.client.agreement.remove({ roundId })
    expect(await test.client.agreement.rounds()).toEqual([])
    await expect(test.client.agreement.result({ roundId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await test.client.agreement.restore({ before })
    expect(await test.client.agreement.result({ roundId })).toEqual(result)
    await expect(test.client.agreement.restore({ before })).rejects.toMatchObject({ code: 'INVALID' })
    const { postId } = result.disagreements[0]!
    await database.write((session) => session.run(sql`DELETE FROM post WHERE id = ${Number(postId)}`))
    const gone = (await test.client.agreement.result({ roundId })).disagreements[0]!
    expect(gone).toMatchObject({ postId: null, text: null })
    expect((await test.client.agreement.result({ roundId })).kappa).toEqual(result.kappa)
    await expect(test.client.agreement.settle({ roundId, position: gone.position, themeId: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('takes an answer back, and refuses themes and places that do not exist', async () => {
    const test = await network()
    const { id: roundId } = await start(test, { size: 5 })
    const answer = (position: number, themeId: number | null) =>
      test.client.agreement.answer({ roundId, coder: 'A', position, themeId })
    await answer(1, 2)
    await answer(1, 0)
    expect((await test.client.agreement.coding({ roundId, coder: 'A' })).posts[0]!.answer).toBe(0)
    await answer(1, null)
    expect((await test.client.agreement.coding({ roundId, coder: 'A' })).posts[0]!.answer).toBeNull()
    await expect(answer(6, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(answer(1, 99)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the reading of a coefficient', () => {
  const read = (estimate: number, lower: number, upper: number) => readingOf({ estimate, lower, upper }, true)
  it('is clear where the whole interval reads the same, likely into the next level, else it cannot tell', () => {
    expect(read(0.9, 0.82, 0.95)).toEqual({ level: 'reliable', strength: 'clear' })
    expect(read(0.82, 0.74, 0.88)).toEqual({ level: 'reliable', strength: 'likely' })
    expect(read(0.82, 0.6, 0.95)).toEqual({ level: 'reliable', strength: 'cannot_tell' })
    expect(read(0.7, 0.6, 0.79)).toEqual({ level: 'tentative', strength: 'likely' })
    expect(read(0.4, 0.2, 0.6)).toEqual({ level: 'low', strength: 'clear' })
  })
})
