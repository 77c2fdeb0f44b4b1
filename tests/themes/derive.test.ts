import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Database } from '../../electron/engine/db/database'
import { sql } from '../../electron/engine/db/sql'
import { deriveIfDue, writePostThemes } from '../../electron/engine/themes/derive'
import { archiveTheme, reorderThemes, restoreTheme, saveRules } from '../../electron/engine/themes/saveCodebook'
import { restoreTags, tagPosts, type TagChange } from '../../electron/engine/themes/tags'
import { branches, emptyDatabase, run } from '../queries/build'
import { addTexts, addTheme, held, rule, themesOf } from './support'

const NOW = new Date('2026-10-12T08:00:00Z')
const derive = (database: Database) => database.write((session) => writePostThemes(session, 'all'))
const tag = (
  database: Database,
  ids: readonly string[],
  changes: readonly TagChange[],
  origin: 'hand' | 'suggestion' = 'hand',
  now = NOW,
) => database.write((session) => tagPosts(session, { ids, changes, origin, coder: null, now }))

/** Themes 1 hours, 2 spaces, 3 events; posts 1–5. */
async function network(): Promise<Database> {
  const database = await emptyDatabase()
  await branches(database, 2)
  await addTheme(database, 'Horaires', rule({ words: ['horaire', 'fermé'] }))
  await addTheme(database, 'Espaces', rule({ words: ['place', 'table'], except: ['mise en place'] }))
  await addTheme(database, 'Événements', rule({ words: ['concert'] }), rule({ phrases: ['table ronde'] }))
  await addTexts(database, [
    'Nouveaux horaires et places libres',
    'Une table ronde ce soir',
    'Mise en place de tables',
    'Rien',
    { text: null, account: 2 },
  ])
  await derive(database)
  return database
}

describe('the themes of a post', () => {
  it('are those with a rule that matches; the first in the codebook is the main one', async () => {
    const database = await network()
    expect(await themesOf(database)).toEqual(['1:1*', '1:2', '2:2*', '2:3'])
  })

  it('name the first rule of each theme that matched', async () => {
    const database = await network()
    const rows = await held(database)
    expect(rows.find(({ post, theme }) => post === 2 && theme === 3)?.rule).toBe(4)
  })

  it('by hand come beside the rules, and the main theme stays the one of the rules', async () => {
    const database = await network()
    await tag(database, ['1', '4'], [{ themeId: 3, holds: true }])
    expect(await themesOf(database)).toEqual(['1:1*', '1:2', '1:3h', '2:2*', '2:3', '4:3h*'])
  })

  it('removed by hand stay away although a rule matches', async () => {
    const database = await network()
    await tag(database, ['1'], [{ themeId: 1, holds: false }])
    expect(await themesOf(database)).toEqual(['1:2*', '2:2*', '2:3'])
    await derive(database)
    expect(await themesOf(database)).toEqual(['1:2*', '2:2*', '2:3'])
  })

  it('have the main theme that was set by hand, one at a time', async () => {
    const database = await network()
    await tag(database, ['1'], [{ themeId: 2, holds: true, main: true }])
    expect(await themesOf(database)).toEqual(['1:1', '1:2h*', '2:2*', '2:3'])
    await tag(database, ['1'], [{ themeId: 3, holds: true, main: true }])
    expect(await themesOf(database)).toEqual(['1:1', '1:2h', '1:3h*', '2:2*', '2:3'])
    await tag(database, ['1'], [{ themeId: 3, holds: true }])
    expect((await themesOf(database)).filter((each) => each.startsWith('1:'))).toEqual(['1:1', '1:2h', '1:3h*'])
    await tag(database, ['1'], [{ themeId: 3, holds: true, main: false }])
    expect((await themesOf(database)).filter((each) => each.startsWith('1:'))).toEqual(['1:1*', '1:2h', '1:3h'])
  })

  it('by an accepted suggestion give the main theme only where nothing else does', async () => {
    const database = await network()
    await tag(database, ['1', '4'], [{ themeId: 1, holds: true }], 'suggestion')
    await tag(database, ['4'], [{ themeId: 3, holds: true }])
    await tag(database, ['5'], [{ themeId: 2, holds: true, score: 0.9 }], 'suggestion')
    expect(await themesOf(database)).toEqual(['1:1s*', '1:2', '2:2*', '2:3', '4:1s', '4:3h*', '5:2s*'])
  })

  it('go back to the rules when the decision is forgotten', async () => {
    const database = await network()
    const before = await themesOf(database)
    await tag(
      database,
      ['1', '2', '4'],
      [
        { themeId: 3, holds: true },
        { themeId: 2, holds: false },
      ],
    )
    await tag(
      database,
      ['1', '2', '4'],
      [
        { themeId: 3, holds: null },
        { themeId: 2, holds: null },
      ],
    )
    expect(await themesOf(database)).toEqual(before)
  })
})

describe('a decision', () => {
  it('is undone, with the one it replaced', async () => {
    const database = await network()
    await tag(database, ['1'], [{ themeId: 3, holds: true, main: true }])
    const before = await themesOf(database)
    const undo = await tag(
      database,
      ['1', '2'],
      [
        { themeId: 3, holds: false },
        { themeId: 2, holds: true, main: true },
      ],
    )
    expect(await themesOf(database)).not.toEqual(before)
    await database.write((session) => restoreTags(session, undo))
    expect(await themesOf(database)).toEqual(before)
  })

  it('about a post or a theme that is gone is refused whole', async () => {
    const database = await network()
    await expect(tag(database, ['1', '99'], [{ themeId: 3, holds: true }])).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { what: 'post' },
    })
    await expect(tag(database, ['1'], [{ themeId: 99, holds: true }])).rejects.toMatchObject({
      data: { what: 'theme' },
    })
    expect(await database.read((session) => session.columns(sql`SELECT * FROM tag`))).toMatchObject({ size: 8 })
    expect(await themesOf(database)).toEqual(['1:1*', '1:2', '2:2*', '2:3'])
  })

  it('that came later wins where posts tagged apart turn out to be one', async () => {
    const database = await network()
    await run(database, `INSERT INTO post_key VALUES (4, 'other')`)
    const later = '2026-10-13T08:00:00Z'
    await run(
      database,
      `INSERT INTO tag VALUES ('test:4', 1, 'hand', TRUE, TRUE, NULL, NULL, '2026-10-12T08:00:00Z'),
         ('other', 1, 'hand', FALSE, FALSE, NULL, NULL, '${later}'),
         ('other', 2, 'hand', TRUE, TRUE, NULL, NULL, '2026-10-11T08:00:00Z'),
         ('test:4', 3, 'hand', TRUE, TRUE, NULL, NULL, '${later}')`,
    )
    await derive(database)
    expect((await themesOf(database)).filter((each) => each.startsWith('4:'))).toEqual(['4:2h', '4:3h*'])
  })
})

describe('the codebook', () => {
  it('decides the main theme by its order', async () => {
    const database = await network()
    const before = await database.write((session) => reorderThemes(session, [3, 2, 1]))
    expect(before).toEqual([1, 2, 3])
    expect(await themesOf(database)).toEqual(['1:1', '1:2*', '2:2', '2:3*'])
    await expect(database.write((session) => reorderThemes(session, [3, 2]))).rejects.toMatchObject({
      data: { field: 'ids', reason: 'incomplete' },
    })
  })

  it('lets the rules of an archived theme rest and its tags lie dormant, until it is restored', async () => {
    const database = await network()
    await tag(database, ['4'], [{ themeId: 2, holds: true, main: true }])
    const before = await themesOf(database)
    await database.write((session) => archiveTheme(session, 2, '2026-10-12'))
    expect(await themesOf(database)).toEqual(['1:1*', '2:3*'])
    await derive(database)
    expect(await themesOf(database)).toEqual(['1:1*', '2:3*'])
    await database.write((session) => restoreTheme(session, 2))
    expect(await themesOf(database)).toEqual(before)
  })

  it('derives only what a changed rule touches, and comes to the same as deriving all', async () => {
    const database = await network()
    await tag(
      database,
      ['2', '4'],
      [
        { themeId: 2, holds: false },
        { themeId: 1, holds: true },
      ],
    )
    await database.write((session) => saveRules(session, 2, [rule({ words: ['rien', 'table'] })]))
    const stepwise = await held(database)
    await derive(database)
    expect(await held(database)).toEqual(stepwise)
    expect(stepwise.map(({ post, theme }) => `${post}:${theme}`)).toEqual(['1:1', '2:1', '2:3', '3:2', '4:1'])
  })

  it('is derived once for a file where it never was', async () => {
    const database = await network()
    await run(database, `DELETE FROM meta WHERE key = 'themes_derived'`)
    await run(database, 'DELETE FROM post_theme')
    await deriveIfDue(database)
    expect(await themesOf(database)).toEqual(['1:1*', '1:2', '2:2*', '2:3'])
    await run(database, 'DELETE FROM post_theme')
    await deriveIfDue(database)
    expect(await themesOf(database)).toEqual([])
  })
})

it('of many posts are there after the commit, however often they are derived', async () => {
  const database = await emptyDatabase()
  await addTheme(database, 'A', rule({ words: ['place'] }))
  await run(
    database,
    `INSERT INTO post BY NAME SELECT i::UBIGINT AS id, 'k' || i AS key, 1 AS account_id, 'facebook' AS platform,
       'instant' AS precision, 'photo' AS format, FALSE AS is_share, FALSE AS is_crosspost, FALSE AS is_boosted,
       FALSE AS is_reply, FALSE AS is_collaboration, 1 AS snapshots, now() AS exported_at, 'place' AS search_text
     FROM range(130000) r(i)`,
  )
  const count = sql`SELECT count(*) AS n FROM post_theme`
  for (const which of ['all', 'all', sql`SELECT id FROM post`, sql`SELECT id FROM post`] as const) {
    await database.write((session) => writePostThemes(session, which))
    expect(await database.all(z.object({ n: z.int() }), count)).toEqual([{ n: 130_000 }])
  }
})
