import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { Database } from '../../electron/engine/db/database'
import { migrate, MIGRATIONS } from '../../electron/engine/db/migrate'
import { Sql } from '../../electron/engine/db/sql'
import { SETTINGS, testEngine } from '../support/engine'
import { temporaryFolder } from '../support/folder'
import { addPosts } from '../queries/build'

const run = (database: Database, text: string) => database.write((session) => session.run(new Sql(text, [])))

/** A file as the first version of Portée left it: themes with words kept one by one, posts, no theme derived. */
async function schemaOneFile(): Promise<string> {
  const file = join(temporaryFolder(), 'old.duckdb')
  const database = await Database.open(file, { folders: [] })
  await migrate(database, MIGRATIONS.slice(0, 1))
  await run(
    database,
    `INSERT INTO theme VALUES (1, 'Horaires', 'Hours', NULL, 'reach', 1, NULL), (2, 'Espaces', 'Spaces', NULL, 'clicks', 2, NULL),
       (3, 'Vide', 'Empty', NULL, 'reach', 3, NULL)`,
  )
  await run(
    database,
    `INSERT INTO rule VALUES (1, 1, 'any_of', 'fermé', NULL, 2), (2, 1, 'any_of', 'horaire', NULL, 1),
       (3, 1, 'none_of', 'science ouverte', NULL, 3), (4, 2, 'any_of', 'travailler au calme', NULL, 1),
       (5, 2, 'any_of', 'place', NULL, 2), (6, 2, 'none_of', 'mise en place', NULL, 3)`,
  )
  await addPosts(database, [
    { id: 1, text: 'horaires et places' },
    { id: 2, text: 'horaires de la science ouverte' },
    { id: 3, text: 'travailler au calme' },
    { id: 4, text: 'mise en place' },
  ])
  await database.checkpoint()
  await database.shutdown()
  return file
}

it('a file of schema 1 keeps its themes, one rule per theme, and has them derived when it is opened', async () => {
  const file = await schemaOneFile()
  const { client, engine } = await testEngine()
  const { id } = await engine.workspaces.open(engine.workspaces.register(file))
  expect((await client.workspace.current())?.id).toBe(id)
  const { themes, isStarter } = await client.themes.codebook()
  expect(isStarter).toBe(false)
  expect(
    themes.map(({ labelFr, rules }) => [labelFr, rules.map(({ words, phrases, except }) => [words, phrases, except])]),
  ).toEqual([
    ['Horaires', [[['horaire', 'fermé'], [], ['science ouverte']]]],
    ['Espaces', [[['place'], ['travailler au calme'], ['mise en place']]]],
    ['Vide', []],
  ])
  const rows = await engine.workspaces
    .require()
    .database.all(
      z.object({ post: z.int(), theme: z.int(), main: z.boolean() }),
      new Sql('SELECT post_id AS post, theme_id AS theme, is_main AS main FROM post_theme ORDER BY ALL', []),
    )
  expect(rows).toEqual([
    { post: 1, theme: 1, main: true },
    { post: 1, theme: 2, main: false },
    { post: 3, theme: 2, main: true },
  ])
})

it('a file without posts or themes opens, and a new one begins with the starter codebook', async () => {
  const { client } = await testEngine()
  await client.workspace.create({ name: 'Neuf', settings: SETTINGS })
  expect(await client.themes.counts({ filter: { period: '2026-Q3' } })).toMatchObject({ total: 0, several: 0, none: 0 })
  expect((await client.themes.codebook()).themes).toHaveLength(12)
})
