import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likenesses } from '../../electron/engine/queries/messagesLike'
import { sameMessages, type TextPost } from '../../electron/engine/queries/messagesGroup'
import { messagesCsv } from '../../electron/engine/queries/messagesCsv'
import { messagePairs } from '../../electron/engine/queries/messagesPairs'
import { listMessages } from '../../electron/engine/queries/messagesRead'
import { messageText, shinglesOf, wordCount } from '../../electron/engine/queries/messagesText'
import { wordsFor } from '../../electron/engine/reports/words'
import { messageAccounts, messages as planted } from '../../electron/engine/sample/posts/messages'
import {
  messageList,
  messagePairs as pairsSchema,
  messagesQuery,
  type MessagesQuery,
} from '../../shared/contract/alike'
import { foldText } from '../../shared/search'
import { addPosts, branches, emptyDatabase, filterOf } from './build'
import { plantedNetwork } from './alikeNetwork'

const query = (parts: Partial<MessagesQuery> = {}): MessagesQuery =>
  messagesQuery.parse({ rate: 'err', ...parts, filter: filterOf(parts.filter) })

const OPTIONS = { days: 4, similarity: 0.85 }

const post = (account: number, day: number, text: string, minute = day * 1440): TextPost => ({
  account,
  day,
  minute,
  text: messageText(foldText(text)),
  platform: 'facebook',
})

describe('what a text says', () => {
  it.each([
    ['Réouverture lundi ! https://exemple.org/a?b=1 #bu #rentrée', 'reouverture lundi'],
    ['🎉 Merci @bu_valmont… à demain 🎉', 'merci a demain'],
    ['#BULille : les #horaires changent', 'bulille les horaires changent'],
    ['#bu #rentrée', 'bu rentree'],
    ['', ''],
    ['🎉🎉', ''],
  ])('%s', (text, told) => {
    expect(messageText(foldText(text))).toBe(told)
  })

  it('counts words', () => {
    expect(['', 'a', 'a b c'].map(wordCount)).toEqual([0, 1, 3])
  })
})

/** Jaccard by its definition, over every pair: what the index must find, no more and no less. */
function plainly(texts: readonly { text: string; day: number }[], { days, similarity }: typeof OPTIONS) {
  const found: string[] = []
  texts.forEach((x, a) =>
    texts.forEach((y, b) => {
      if (a >= b || Math.abs(x.day - y.day) > days) return
      const isShort = wordCount(x.text) < 5 || wordCount(y.text) < 5
      const [own, other] = [new Set(shinglesOf(x.text)), new Set(shinglesOf(y.text))]
      const common = [...own].filter((hash) => other.has(hash)).length
      const share = common / (own.size + other.size - common)
      if (isShort ? x.text === y.text : share >= similarity) found.push(`${a} ${b} ${(isShort ? 1 : share).toFixed(6)}`)
    }),
  )
  return found.sort()
}

const word = fc.constantFrom('la', 'salle', 'ferme', 'ouvre', 'lundi', 'mardi', 'a', 'neuf', 'heures', 'bibliotheque')

describe('likeness', () => {
  it('the index finds every pair that is alike, and no other', () => {
    const texts = fc.array(fc.tuple(fc.array(word, { minLength: 1, maxLength: 9 }), fc.integer({ min: 0, max: 12 })), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(texts, fc.constantFrom(0.5, 0.7, 0.85, 1), (drafts, similarity) => {
        const days = drafts.map(([words, day]) => ({ text: words.join(' '), day })).sort((a, b) => a.day - b.day)
        const options = { days: 4, similarity }
        const found = likenesses(days, options).map(
          ({ a, b, similarity: own }) => `${Math.min(a, b)} ${Math.max(a, b)} ${own.toFixed(6)}`,
        )
        expect(found.sort()).toEqual(plainly(days, options))
      }),
    )
  })

  it('one figure changed stays the same message, another subject does not', () => {
    const text = 'Réouverture lundi 24 août à 9 h. Horaires complets à partir du 7 septembre.'
    const like = (other: string) => sameMessages([post(1, 0, text), post(2, 1, other)], OPTIONS).length
    expect(like(text.replace('24', '25'))).toBe(1)
    expect(like(`${text} 👉 https://exemple.org #bu`)).toBe(1)
    expect(like(text.replace('lundi 24 août', 'samedi prochain'))).toBe(0)
    expect(like('Les nocturnes reviennent : 22 h, du lundi au jeudi, dès le 14 septembre.')).toBe(0)
  })

  it('under five words only the same text', () => {
    expect(
      sameMessages([post(1, 0, 'Bonne rentrée à tous'), post(2, 0, 'Bonne rentrée à tous !')], OPTIONS),
    ).toHaveLength(1)
    expect(
      sameMessages([post(1, 0, 'Bonne rentrée à tous'), post(2, 0, 'Bonne rentrée à toutes')], OPTIONS),
    ).toHaveLength(0)
  })
})

describe('groups', () => {
  const TEXT = 'Nous recrutons des moniteurs étudiants pour la rentrée de septembre'

  it('one account alone is no message; two platforms are two messages; more than four days apart is none', () => {
    expect(sameMessages([post(1, 0, TEXT), post(1, 1, TEXT)], OPTIONS)).toHaveLength(0)
    expect(sameMessages([post(1, 0, TEXT), { ...post(2, 0, TEXT), platform: 'instagram' }], OPTIONS)).toHaveLength(0)
    expect(sameMessages([post(1, 0, TEXT), post(2, 5, TEXT)], OPTIONS)).toHaveLength(0)
    expect(sameMessages([post(1, 0, TEXT), post(2, 4, TEXT)], OPTIONS)).toHaveLength(1)
  })

  it('does not chain through days: a text repeated every third day is cut into stretches of four days', () => {
    const posts = Array.from({ length: 6 }, (_, i) => post(i + 1, 3 * i, TEXT))
    const found = sameMessages(posts, OPTIONS)
    expect(found.length).toBeGreaterThan(1)
    for (const { members } of found) {
      const days = members.map((member) => posts[member.post]!.day)
      expect(Math.max(...days) - Math.min(...days)).toBeLessThanOrEqual(4)
    }
    const all = found.flatMap(({ members }) => members.map((member) => member.post))
    expect(new Set(all).size).toBe(all.length)
  })

  it('does not chain through texts: every member is like the one in the middle', () => {
    const chain = ['alpha', 'bravo', 'charlie', 'delta', 'echo'].map((_, i, names) => {
      const changed = `${names
        .slice(0, i)
        .map((name) => name.toUpperCase().repeat(2))
        .join(' ')} ${names.slice(i).join(' ')}`
      return post(i + 1, 0, `${TEXT} ${TEXT.replaceAll('e', 'a')} ${changed}`)
    })
    for (const { members } of sameMessages(chain, OPTIONS)) {
      for (const { similarity } of members) expect(similarity).toBeGreaterThanOrEqual(0.85)
    }
  })

  it('an account that posts it twice counts once, the post nearest in time', () => {
    const posts = [post(1, 0, TEXT, 100), post(2, 0, TEXT, 90), post(2, 2, TEXT, 3000), post(3, 0, TEXT, 110)]
    const [found] = sameMessages(posts, OPTIONS)
    expect(found!.members.filter(({ counts }) => counts).map((member) => member.post)).toEqual([1, 0, 3])
    expect(found!.members.filter(({ counts }) => !counts).map((member) => member.post)).toEqual([2])
  })

  it('the order of the posts does not matter', () => {
    const draft = fc.tuple(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 9 }),
      fc.array(word, { minLength: 4, maxLength: 7 }),
    )
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 25 }), (drafts) => {
        const posts = drafts.map(([account, day, words], i) => post(account, day, words.join(' '), day * 1440 + i))
        const named = (list: readonly TextPost[]) =>
          sameMessages(list, OPTIONS).map(({ members }) =>
            members
              .map((member) => list[member.post]!.minute)
              .sort((a, b) => a - b)
              .join(),
          )
        expect(named(posts.toReversed()).sort()).toEqual(named(posts).sort())
      }),
    )
  })

  it('20,000 texts of which none is alike are read without comparing each with each', () => {
    const posts = Array.from({ length: 20_000 }, (_, i) =>
      post(
        i % 60,
        Math.floor(i / 220),
        `Annonce ${(i * 7919) % 100_003} de la salle ${(i * 104_729) % 99_991} pour le groupe ${i}`,
      ),
    )
    expect(sameMessages(posts, OPTIONS)).toEqual([])
  })
})

describe('planted truth: a message posted by five branches on the same days', () => {
  it('all eight messages are found, each on its five pages, with the days planted', async () => {
    const { database, branchId } = await plantedNetwork()
    const result = await database.read((session) => listMessages(session, query()))
    expect(() => messageList.parse(result)).not.toThrow()
    const five = messageAccounts.map((key) => String(branchId.get(key.replace(/^fb-/, '')))).sort()
    for (const { text, from, to, key } of planted) {
      const found = result.messages.find((message) => message.text === text)
      expect([key, found?.from, found?.to]).toEqual([key, from, to])
      const groups = found!.members.filter(({ counts, value }) => counts && value !== null).map(({ group }) => group!)
      // August of Droit-Gestion is in no file.
      const expected = key === 'reopening' ? five.filter((id) => id !== String(branchId.get('droit-gestion'))) : five
      expect(groups.sort()).toEqual(expected)
    }
  })

  it('with its pairs: Sciences above the median of the others, signed ranks, interval, words', async () => {
    const { database, branchId } = await plantedNetwork()
    const focus = String(branchId.get('sciences'))
    const result = await database.read((session) => messagePairs(session, { ...query(), focus }))
    expect(() => pairsSchema.parse(result)).not.toThrow()
    const own = result.against.find(({ a }) => a === focus)!
    expect(own.n).toBeGreaterThanOrEqual(8)
    expect(own.above).toBeGreaterThan(own.below)
    expect(own.p!).toBeLessThan(0.05)
    expect(own.interval!.low).toBeGreaterThan(1)
    expect(own.interval!.low).toBeLessThanOrEqual(own.ratio!)
    expect(own.q!).toBeGreaterThanOrEqual(own.p!)
    expect(result.finding.code).toBe('messages_above')
    expect(wordsFor('fr').finding(result.finding)).toBe(
      `La version de Sciences dépasse la médiane des autres ${own.above} fois sur ${own.n}.`,
    )
    expect(result.pairs.every(({ a }) => a === focus)).toBe(true)
    expect(result.pairs.map(({ b }) => b)).toContain(String(branchId.get('centrale')))
  })

  it('without a focus: all pairs; the other way round is the inverse', async () => {
    const { database, branchId } = await plantedNetwork()
    const all = await database.read((session) => messagePairs(session, { ...query(), focus: null }))
    const [sciences, centrale] = [String(branchId.get('sciences')), String(branchId.get('centrale'))]
    const pair = all.pairs.find(({ a, b }) => [a, b].sort().join() === [sciences, centrale].sort().join())!
    const focused = await database.read((session) => messagePairs(session, { ...query(), focus: pair.b }))
    const turned = focused.pairs.find(({ b }) => b === pair.a)!
    expect(turned.ratio! * pair.ratio!).toBeCloseTo(1, 12)
    expect(turned.p).toBeCloseTo(pair.p!, 12)
    expect(all.finding.data['key']).toBe(sciences)
  })
})

describe('same message: rules', () => {
  const TEXT = 'La carte étudiante suffit : elle ouvre les neuf bibliothèques'
  const drafts = (messages: number, accounts: number) =>
    Array.from({ length: messages }, (_, m) =>
      Array.from({ length: accounts }, (_, a) => ({
        account: a + 1,
        day: `2026-07-${String(1 + 5 * m).padStart(2, '0')}`,
        text: `${TEXT}, semaine ${['une', 'deux', 'trois', 'quatre', 'cinq'][m]!.repeat(6)}`,
        searchText: foldText(`${TEXT}, semaine ${['une', 'deux', 'trois', 'quatre', 'cinq'][m]!.repeat(6)}`),
        interactions: 10 * (a + 1) + m,
        reach: 1000,
      })),
    ).flat()

  it('under six messages: counts alone, no ratio, no test, and the sentence says how many it takes', async () => {
    const database = await emptyDatabase()
    await branches(database, 3)
    await addPosts(database, drafts(5, 3))
    const result = await database.read((session) => messagePairs(session, { ...query(), focus: '3' }))
    expect(result.against.find(({ a }) => a === '3')).toMatchObject({
      n: 5,
      above: 5,
      below: 0,
      ratio: null,
      p: null,
      q: null,
      strength: null,
    })
    expect(result.finding).toMatchObject({ code: 'messages_few', strength: null })
    expect(wordsFor('en').finding(result.finding)).toContain('it takes 6')
  })

  it('a post set aside is listed with its reason and not compared', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    const [first, second] = drafts(1, 2)
    await addPosts(database, [first!, { ...second!, flags: ['boosted'] }])
    const list = await database.read((session) => listMessages(session, query()))
    expect(list.messages[0]!.members.map(({ setAside, value }) => [setAside, value === null])).toEqual([
      [null, false],
      ['boosted', true],
    ])
    const { against } = await database.read((session) => messagePairs(session, { ...query(), focus: null }))
    expect(against).toEqual([])
  })

  it('nothing: no text, no message, an unknown group', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    const none = await database.read((session) => messagePairs(session, { ...query(), focus: null }))
    expect(none.finding.code).toBe('messages_none')
    await expect(database.read((session) => messagePairs(session, { ...query(), focus: '55' }))).rejects.toThrow()
  })

  it('CSV: one row per post, ids whole, formulas made inert', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    const evil = '=HYPERLINK("http://x") la salle de lecture ferme ce soir'
    await addPosts(
      database,
      [1, 2].map((account) => ({
        id: `900719925474099${account}`,
        account,
        text: evil,
        searchText: foldText(evil),
        interactions: 5,
        reach: 100,
      })),
    )
    const file = await database.read((session) => messagesCsv(session, { ...query(), language: 'en' }))
    const lines = (await file.blob.text()).trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toContain('9007199254740991')
    expect(lines[1]).toContain(`"'=HYPERLINK`)
  })
})
