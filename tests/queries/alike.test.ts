import { describe, expect, it } from 'vitest'
import { wordsFor } from '../../electron/engine/reports/words'
import { alikeBranches } from '../../electron/engine/queries/alikeBranches'
import { alikeCsv } from '../../electron/engine/queries/alikeCsv'
import { alikeDecompose } from '../../electron/engine/queries/alikeDecompose'
import { sampleTruths } from '../../electron/engine/sample/truths'
import { alikeDetail, alikeOverview, alikeQuery, type AlikeQuery } from '../../shared/contract/alike'
import { LANGUAGES } from '../../shared/vocabulary'
import { addAccount, addBranch, addPosts, branches, emptyDatabase, filterOf, pairs } from './build'
import { plantedNetwork, setThemes } from './alikeNetwork'

const query = (parts: Partial<AlikeQuery> = {}): AlikeQuery =>
  alikeQuery.parse({ filter: filterOf(parts.filter), by: parts.by ?? 'branch', rate: parts.rate ?? 'err' })

const posts = (n: number, rate: number, reach = 1000) =>
  Array.from({ length: n }, (_, i) => [Math.round(rate * reach * (0.9 + 0.02 * (i % 11))), reach] as const)

describe('planted truth: Sciences looks worst and is best like for like', () => {
  const truth = sampleTruths.find(({ id }) => id === 'sciences-alike')
  if (truth?.kind !== 'worst_raw_best_alike') throw new Error('no truth')

  it('in the overview: last by the raw gap, first at equal content, told apart; in the words of both languages', async () => {
    const { database, branchId } = await plantedNetwork()
    const result = await database.read((session) => alikeBranches(session, query()))
    expect(() => alikeOverview.parse(result)).not.toThrow()
    const [first] = result.rows
    expect(first).toMatchObject({ key: String(branchId.get('sciences')), label: 'Sciences', n: truth.posts })
    expect(first!.rawPlace).toBe(result.rows.filter(({ pieces }) => pieces !== null).length)
    expect(first!.pieces!.strength).toBe('clear')
    expect(result.finding).toMatchObject({ code: 'alike_last_is_first', strength: 'clear' })
    expect(wordsFor('fr').finding(result.finding)).toMatch(/^Sciences est la dernière à première vue\..*passe devant/)
    expect(wordsFor('en').finding(result.finding)).toMatch(/^Sciences comes last at first sight\..*first/)
  })

  it('taken apart: the ratio planted, most of it practical information, pieces that multiply', async () => {
    const { database, branchId } = await plantedNetwork()
    const key = String(branchId.get('sciences'))
    const result = await database.read((session) => alikeDecompose(session, query(), key))
    expect(() => alikeDetail.parse(result)).not.toThrow()
    const { raw, mix, outside, result: own } = result.pieces!
    expect(own.factor).toBeGreaterThan(truth.ratio * 0.85)
    expect(own.factor).toBeLessThan(truth.ratio * 1.25)
    expect(own.interval!.low).toBeGreaterThan(1)
    expect(raw.factor).toBeLessThan(1)
    expect(mix.interval!.high).toBeLessThan(1)
    expect(mix.factor * outside.factor * own.factor).toBeCloseTo(raw.factor, 12)
    expect(result.themes[0]).toMatchObject({ nFocus: truth.themePosts })
    expect(result.themes[0]!.shareFocus).toBeCloseTo(truth.themePosts / truth.posts, 12)
    expect(result.themes.reduce((total, { weight }) => total + weight, 0)).toBeCloseTo(1, 12)
    expect(result.tests.vanElteren!.p).toBeLessThan(0.001)
    expect(result.tests.permutation!.p).toBeLessThan(0.01)
    expect(result.finding).toMatchObject({ code: 'alike_hidden_better', strength: 'clear' })
    expect(result.finding.data).toMatchObject({
      looks: 'last',
      themeFr: `fr ${truth.theme}`,
      themeEn: `en ${truth.theme}`,
    })
    expect(wordsFor('fr').finding(result.finding)).toMatch(/a l’air dernière.*«.fr hours.».*de mieux que le réseau/)
    expect(wordsFor('en').finding(result.finding)).toMatch(/looks last.*“en hours”.*better than the network/)
  })

  it('a group looked at alone is as sure as among all: same pieces, same strength', async () => {
    const { database } = await plantedNetwork()
    const all = await database.read((session) => alikeBranches(session, query()))
    for (const { key, pieces } of all.rows) {
      const one = await database.read((session) => alikeDecompose(session, query(), key))
      expect(one.pieces).toEqual(pieces)
    }
  })

  it('La Citadelle has five posts: no pieces, in no reference, and its sentence says what is missing', async () => {
    const { database, branchId } = await plantedNetwork()
    const key = String(branchId.get('citadelle'))
    const own = await database.read((session) => alikeDecompose(session, query(), key))
    expect(own.pieces).toBeNull()
    expect(own.finding).toMatchObject({ code: 'alike_too_few', strength: null })
    const other = await database.read((session) => alikeDecompose(session, query(), String(branchId.get('sciences'))))
    expect(other.reference.map((each) => each.key)).not.toContain(key)
    expect(other.reference).toHaveLength(7)
  })

  it('strata of one side are listed and never filled', async () => {
    const { database, branchId } = await plantedNetwork()
    const result = await database.read((session) => alikeDecompose(session, query(), String(branchId.get('sciences'))))
    expect(result.notComparable.length).toBeGreaterThan(0)
    for (const { nFocus, nReference } of result.notComparable) expect(Math.min(nFocus, nReference)).toBe(0)
    const left = result.notComparable.reduce((total, { nReference }) => total + nReference, 0)
    const compared = result.themes.reduce((total, { nReference }) => total + nReference, 0)
    expect(compared).toBe(result.nReference)
    expect(left).toBeLessThan(compared)
    expect(result.pieces!.supportReference).toBeLessThan(1)
  })
})

describe('like for like: rules', () => {
  it('without any theme: platform and format alone are held equal, and the answer says so', async () => {
    const database = await emptyDatabase()
    await branches(database, 3)
    await addPosts(
      database,
      [1, 2, 3].flatMap((id) => pairs(id, posts(8, 0.03))),
    )
    const result = await database.read((session) => alikeBranches(session, query()))
    expect(result).toMatchObject({ hasThemes: false, withoutTheme: 24, unit: 'rate' })
    expect(result.finding.code).toBe('alike_nothing_separates')
    for (const { pieces } of result.rows) expect(pieces!.result.factor).toBeCloseTo(1, 6)
  })

  it('accounts of no branch are no branch: counted apart; by account they are rows', async () => {
    const database = await emptyDatabase()
    await branches(database, 3)
    await addAccount(database, 9, { branch: 0 })
    await addPosts(
      database,
      [1, 2, 3, 9].flatMap((id) => pairs(id, posts(7, 0.03))),
    )
    const byBranch = await database.read((session) => alikeBranches(session, query()))
    expect(byBranch.rows).toHaveLength(3)
    expect(byBranch.ofNoBranch).toBe(7)
    const byAccount = await database.read((session) => alikeBranches(session, query({ by: 'account' })))
    expect(byAccount.rows).toHaveLength(4)
    expect(byAccount.ofNoBranch).toBe(0)
  })

  it('posts set aside do not count and are told by reason; brought back they count', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    await addPosts(database, [
      ...pairs(1, posts(8, 0.03)),
      ...pairs(2, posts(8, 0.03)),
      ...pairs(1, posts(3, 0.3), { flags: ['boosted'] }),
      ...pairs(2, posts(2, 0.03), { age: 2 }),
    ])
    const result = await database.read((session) => alikeBranches(session, query()))
    expect(result.setAside).toEqual([
      { reason: 'boosted', n: 3 },
      { reason: 'immature', n: 2 },
    ])
    expect(result.rows.map(({ n }) => n)).toEqual([8, 8])
    const filter = filterOf({ include: ['boosted', 'immature'] })
    const back = await database.read((session) => alikeBranches(session, query({ filter })))
    expect(back.rows.map(({ n }) => n).sort()).toEqual([10, 11])
  })

  it('a post of two themes counts once, in its main theme', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    await addPosts(
      database,
      [1, 2].flatMap((id) => pairs(id, posts(7, 0.03))).map((draft, i) => ({ ...draft, id: i + 1 })),
    )
    await setThemes(
      database,
      Array.from({ length: 14 }, (_, i) => [i + 1, 1] as const),
    )
    await database.write(async (session) => {
      await session.connection.run(`INSERT INTO post_theme SELECT post_id, 2, 'hand', NULL, FALSE FROM post_theme`)
    })
    const result = await database.read((session) => alikeDecompose(session, query(), '1'))
    expect(result.themes.map(({ theme, nFocus }) => [theme, nFocus])).toEqual([[1, 7]])
    expect(result.focus.n).toBe(7)
  })

  it('several platforms: an index within each, so that another platform is no better content', async () => {
    const database = await emptyDatabase()
    await addBranch(database, 1, 'A')
    await addBranch(database, 2, 'B')
    await addAccount(database, 1, { branch: 1 })
    await addAccount(database, 2, { branch: 2 })
    await addAccount(database, 3, { branch: 2, platform: 'instagram' })
    await addPosts(database, [
      ...pairs(1, posts(12, 0.02)),
      ...pairs(2, posts(12, 0.02)),
      ...pairs(3, posts(12, 0.2), { platform: 'instagram' }),
    ])
    const result = await database.read((session) => alikeBranches(session, query()))
    expect(result.unit).toBe('index')
    for (const { pieces } of result.rows) {
      expect(pieces!.result.factor).toBeCloseTo(1, 6)
      expect(pieces!.raw.factor).toBeGreaterThan(0.95)
      expect(pieces!.raw.factor).toBeLessThan(1.05)
    }
  })

  it('a value per post has no unit of a rate', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    await addPosts(database, [...pairs(1, posts(8, 0.03, 500)), ...pairs(2, posts(8, 0.03, 1000))])
    const result = await database.read((session) => alikeDecompose(session, query({ rate: 'reach_per_post' }), '1'))
    expect(result.unit).toBe('count')
    expect(result.median.focus).toBe(500)
    expect(result.pieces!.result.factor).toBeCloseTo(0.5, 2)
  })

  it('nothing, one group, an unknown group', async () => {
    const database = await emptyDatabase()
    const none = await database.read((session) => alikeBranches(session, query()))
    expect(none.finding.code).toBe('alike_no_posts')
    await branches(database, 1)
    await addPosts(database, pairs(1, posts(9, 0.03)))
    const one = await database.read((session) => alikeBranches(session, query()))
    expect(one.finding.code).toBe('alike_nothing_comparable')
    const alone = await database.read((session) => alikeDecompose(session, query(), '1'))
    expect(alone.finding.code).toBe('alike_alone')
    await expect(database.read((session) => alikeDecompose(session, query(), '77'))).rejects.toThrow(
      /NOT_FOUND|not.found/i,
    )
  })

  it('CSV of both answers: a row per group, a row per piece and theme', async () => {
    const { database, branchId } = await plantedNetwork()
    const text = async (focus: string | null) => {
      const file = await database.read((session) => alikeCsv(session, { ...query(), focus, language: 'en' }))
      return (await file.blob.text())
        .replace(/^\ufeff/, '')
        .trim()
        .split('\r\n')
    }
    const all = await text(null)
    expect(all).toHaveLength(10)
    expect(all[0]).toMatch(/^group,label,n,raw_ratio,raw_ratio_low/)
    expect(all[1]).toContain('Sciences')
    const one = await text(String(branchId.get('sciences')))
    const kinds = one.slice(1).map((line) => line.slice(0, line.indexOf(',')))
    expect(kinds.slice(0, 6)).toEqual(['raw', 'mix', 'outside', 'result', 'van_elteren', 'permutation'])
    expect(kinds.filter((kind) => kind === 'theme').length).toBeGreaterThan(5)
    expect(kinds).toContain('not_comparable')
  })

  it.each(LANGUAGES)('every finding has a sentence that takes its data, in %s', async (language) => {
    const { database } = await plantedNetwork()
    const all = await database.read((session) => alikeBranches(session, query()))
    for (const { key } of all.rows) {
      const { finding } = await database.read((session) => alikeDecompose(session, query(), key))
      expect(wordsFor(language).finding(finding)).not.toMatch(/undefined|NaN|\{/)
    }
  })
})
