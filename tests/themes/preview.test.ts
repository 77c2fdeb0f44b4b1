import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../electron/engine/db/database'
import { writePostThemes } from '../../electron/engine/themes/derive'
import { previewRules } from '../../electron/engine/themes/preview'
import { saveRules } from '../../electron/engine/themes/saveCodebook'
import { tagPosts } from '../../electron/engine/themes/tags'
import { filter } from '../../shared/contract/common'
import type { RuleSpec } from '../../shared/contract/themes'
import { branches, emptyDatabase } from '../queries/build'
import { addTexts, addTheme, held, rule } from './support'

const NOW = new Date('2026-10-12T08:00:00Z')
const FILTER = filter.parse({ period: '2026-Q3' })
const preview = (database: Database, rules: readonly RuleSpec[], themeId: number | null = 1) =>
  database.read((session) => previewRules(session, themeId, rules, FILTER))

async function marked(text: string, next: RuleSpec, before: RuleSpec = rule({})): Promise<string[]> {
  const database = await emptyDatabase()
  await branches(database, 1)
  await addTheme(database, 'A', before)
  await addTexts(database, [text])
  await database.write((session) => writePostThemes(session, 'all'))
  const { examples } = await preview(database, [next])
  return examples.flatMap((example) =>
    example.spans.map(({ from, to, kind }) => `${example.change} ${kind} ${example.text.slice(from, to)}`),
  )
}

describe('what decided a post is marked in the text as it was published', () => {
  it.each([
    ['plurals and accents', 'Des Prises à l’étage', rule({ words: ['prise', 'etage'] }), ['Prises', 'étage']],
    ['ligatures', 'Cœurs et œuvres', rule({ words: ['coeur', 'oeuvre'] }), ['Cœurs', 'œuvres']],
    ['decomposed letters', 'Les e\u0301tages e\u0301teints', rule({ words: ['étage'] }), ['e\u0301tages']],
    ['dressed letters', 'Nos 𝗛𝗼𝗿𝗮𝗶𝗿𝗲𝘀 𝗱’été', rule({ words: ['horaire'] }), ['𝗛𝗼𝗿𝗮𝗶𝗿𝗲𝘀']],
    ['phrases over signs', 'prises — électriques !', rule({ phrases: ['prise électrique'] }), ['prises — électriques']],
    [
      'emoji and hashtags',
      '🎭 #BULille, #BULille2',
      rule({ words: ['🎭'], hashtags: ['bulille'] }),
      ['🎭', '#BULille'],
    ],
    ['a user\u2019s pattern', 'surprise, une PRISE 12', rule({ patterns: ['\\bprise \\d+'] }), ['PRISE 12']],
    ['a pattern with groups', 'Été 2026 et été 2027', rule({ patterns: ['(é|e)té (\\d+)'] }), ['Été 2026', 'été 2027']],
    ['words that touch', 'place table', rule({ words: ['place', 'table'], phrases: ['place table'] }), ['place table']],
  ])('%s', async (_, text, next, found) => {
    expect(await marked(text, next)).toEqual(found.map((each) => `added match ${each}`))
  })

  it('where an exception cancels the rule, the exception is', async () => {
    const old = rule({ words: ['place'] })
    const text = 'Réservez votre place de concert'
    expect(await marked(text, rule({ words: ['place'], except: ['place de concert'] }), old)).toEqual([
      'removed except place de concert',
    ])
    expect(await marked(text, rule({ words: ['salle'] }), old)).toEqual(['removed match place'])
  })
})

describe('a preview', () => {
  it('counts the filter and ever apart, shows the filter first, and fifty of each at most', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addTheme(database, 'A', rule({ words: ['table'] }))
    await addTexts(database, [
      ...Array.from({ length: 60 }, (_, i) => ({ text: `place ${i}`, day: i < 5 ? '2026-08-01' : '2025-02-01' })),
      ...Array.from({ length: 3 }, () => ({ text: 'table', day: '2025-03-01' })),
    ])
    await database.write((session) => writePostThemes(session, 'all'))
    const found = await preview(database, [rule({ words: ['place'] })])
    expect(found).toMatchObject({ added: 5, removed: 0, addedEver: 60, removedEver: 3, errors: [] })
    const added = found.examples.filter(({ change }) => change === 'added')
    expect([added.length, found.examples.length]).toEqual([50, 53])
    expect(added.map(({ isInFilter }) => isInFilter).indexOf(false)).toBe(5)
    expect(await preview(database, [rule({ words: ['place'] })], null)).toMatchObject({ addedEver: 60, removedEver: 0 })
  })

  it('with a pattern that is refused tells which, and counts nothing', async () => {
    const database = await emptyDatabase()
    await addTheme(database, 'A', rule({ words: ['x'] }))
    expect(await preview(database, [rule({ words: ['a'] }), rule({ patterns: ['('] })])).toEqual({
      ...{ added: 0, removed: 0, addedEver: 0, removedEver: 0, examples: [] },
      errors: [{ rule: 1, pattern: 0, reason: 'unbalanced', detail: 'missing ): (' }],
    })
    await expect(preview(database, [], 99)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

const WORDS = ['place', 'table', 'prise', 'été', 'œuvre', 'concert', 'C++', '🎭'] as const
const TEXTS = [
  'Places, tables',
  'une PRISE d’été',
  'chefs-d’œuvre',
  'table ronde',
  'rien',
  'concert 🎭 #ete',
  'c++ 2026',
  'Prise de place',
]
const entry = fc.constantFrom(...WORDS)
const anyRule = fc
  .record({
    words: fc.uniqueArray(entry, { maxLength: 3 }),
    phrases: fc.uniqueArray(fc.constantFrom('table ronde', 'prise de place', 'd’été'), { maxLength: 1 }),
    hashtags: fc.uniqueArray(fc.constantFrom('#été', 'place'), { maxLength: 1 }),
    patterns: fc.uniqueArray(fc.constantFrom('\\d{4}', 'pl.ce', '^une'), { maxLength: 1 }),
    except: fc.uniqueArray(entry, { maxLength: 1 }),
    scope: fc.record({ accounts: fc.uniqueArray(fc.constantFrom(1, 2), { maxLength: 1 }) }),
  })
  .map((spec) => rule(spec))
const decision = fc.record({
  post: fc.integer({ min: 1, max: TEXTS.length }),
  themeId: fc.constantFrom(1, 2),
  holds: fc.boolean(),
  main: fc.boolean(),
})

it('tells what saving then does, for any rules and decisions; what is saved is what deriving all gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRule, { maxLength: 2 }),
      fc.array(anyRule, { maxLength: 2 }),
      fc.array(anyRule, { maxLength: 1 }),
      fc.array(decision, { maxLength: 4 }),
      async (before, after, other, decisions) => {
        const database = await emptyDatabase()
        await branches(database, 2)
        await addTheme(database, 'A', ...before)
        await addTheme(database, 'B', ...other)
        await addTexts(
          database,
          TEXTS.map((text, i) => ({ text, account: 1 + (i % 2), day: i < 6 ? '2026-08-01' : '2025-08-01' })),
        )
        await database.write((session) => writePostThemes(session, 'all'))
        for (const { post, themeId, holds, main } of decisions) {
          const changes = [{ themeId, holds, main: main && holds }]
          const tagging = { ids: [String(post)], changes, origin: 'hand' as const, coder: null, now: NOW }
          await database.write((session) => tagPosts(session, tagging))
        }
        const has = async () => (await held(database)).flatMap(({ post, theme }) => (theme === 1 ? [post] : []))
        const old = await has()
        const told = await preview(database, after)
        await database.write((session) => saveRules(session, 1, after))
        const now = await has()
        const added = now.filter((post) => !old.includes(post))
        const removed = old.filter((post) => !now.includes(post))
        expect([told.addedEver, told.removedEver]).toEqual([added.length, removed.length])
        expect(told.added).toBe(added.filter((post) => post <= 6).length)
        const shown = (change: string) => told.examples.filter((each) => each.change === change)
        expect(
          shown('added')
            .map(({ postId }) => Number(postId))
            .sort(),
        ).toEqual(added.sort())
        // Whatever a rule matched is marked: the pattern in DuckDB and the places in the text agree.
        for (const { spans } of shown('added')) expect(spans.length).toBeGreaterThan(0)
        const stepwise = await held(database)
        await database.write((session) => writePostThemes(session, 'all'))
        expect(await held(database)).toEqual(stepwise)
        await database.shutdown()
      },
    ),
    { numRuns: 25, seed: 20261012 },
  )
})
