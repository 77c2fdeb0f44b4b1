import { expect, it } from 'vitest'
import { writePostThemes } from '../../electron/engine/themes/derive'
import { facebookCsv, type Row } from '../import/facebookCsv'
import { bench, brokenRules, hashOf, type Bench } from '../import/importing'

const TEXTS = [
  'Nouveaux horaires d’été',
  'Concert et nouveaux horaires',
  'Il reste des places au calme',
  'Une annonce sans rien',
  'Atelier Zotero : places limitées',
]

function rows(from: number, to: number, mangled = false): Row[] {
  return TEXTS.slice(from, to).map((text, i) => ({
    id: mangled ? `8,0000${from + i}E+14` : `80000000000300${from + i}`,
    page: mangled ? '1,00065E+14' : '100064900000101',
    text,
    time: `05/0${from + i + 1}/2026 08:00`,
    link: `https://www.facebook.com/reel/70000000000300${from + i}`,
    views: '100',
    reach: '50',
  }))
}

const whole = (test: Bench) => test.file('whole.csv', facebookCsv(rows(0, 5)), { exportedAt: new Date('2026-09-02') })
const part = (test: Bench) => test.file('part.csv', facebookCsv(rows(1, 4)), { exportedAt: new Date('2026-09-01') })

async function themes(test: Bench): Promise<Record<string, unknown>[]> {
  return test.rows(
    `SELECT p.text, t.label_fr AS theme, h.origin, h.is_main AS main FROM post_theme h JOIN post p ON p.id = h.post_id
       JOIN theme t ON t.id = h.theme_id ORDER BY p.published_day, t.position`,
  )
}

async function idOf(test: Bench, text: string): Promise<string> {
  const [row] = await test.rows(`SELECT CAST(id AS VARCHAR) AS id FROM post WHERE text LIKE '${text}%'`)
  return String(row?.['id'])
}

it('an import gives its posts their themes, by the starter codebook of a new network', async () => {
  const test = await bench()
  expect((await test.client.themes.codebook()).isStarter).toBe(true)
  await test.import([whole(test)])
  expect(await themes(test)).toEqual([
    { text: TEXTS[0], theme: 'Horaires et infos pratiques', origin: 'rule', main: true },
    { text: TEXTS[1], theme: 'Horaires et infos pratiques', origin: 'rule', main: true },
    { text: TEXTS[1], theme: 'Événements et expositions', origin: 'rule', main: false },
    { text: TEXTS[2], theme: 'Espaces et places de travail', origin: 'rule', main: true },
    { text: TEXTS[4], theme: 'Formations et ateliers', origin: 'rule', main: true },
  ])
  expect(await brokenRules(test.database)).toEqual([])
})

it('the order of imports leaves no trace, neither in the themes of rules nor in those of people', async () => {
  const states: unknown[] = []
  for (const order of [
    [whole, part],
    [part, whole],
  ]) {
    const test = await bench()
    const [first, second] = order
    await test.import([first!(test)])
    await test.client.themes.tag({
      ids: [await idOf(test, 'Concert')],
      changes: [{ themeId: 4, holds: true, main: true }],
    })
    await test.import([second!(test)])
    await test.client.themes.tag({ ids: [await idOf(test, 'Une annonce')], changes: [{ themeId: 12, holds: true }] })
    states.push([await themes(test), await hashOf(test.database)])
  }
  expect(states[1]).toEqual(states[0])
})

it('tags lie dormant when an import is taken back, and come back with the post', async () => {
  const test = await bench()
  await test.import([whole(test)])
  await test.client.themes.tag({
    ids: [await idOf(test, 'Une annonce'), await idOf(test, 'Concert')],
    changes: [
      { themeId: 11, holds: true, main: true },
      { themeId: 1, holds: false },
    ],
  })
  const before = await themes(test)
  expect(before.filter(({ text }) => text === TEXTS[1])).toEqual([
    { text: TEXTS[1], theme: 'Événements et expositions', origin: 'rule', main: false },
    { text: TEXTS[1], theme: 'Jeux et questions au public', origin: 'hand', main: true },
  ])
  const imports = await test.client.imports.list()
  await test.client.imports.undo({ importId: imports[0]!.id })
  expect(await themes(test)).toEqual([])
  expect(await test.rows('SELECT count(*) AS n FROM tag')).not.toEqual([{ n: 0 }])
  await test.import([whole(test)])
  expect(await themes(test)).toEqual(before)
})

it('a tag follows its post to another of its keys: the file of ids taken back, a mangled one later', async () => {
  const test = await bench()
  await test.import([whole(test)])
  await test.client.themes.tag({ ids: [await idOf(test, 'Une annonce')], changes: [{ themeId: 11, holds: true }] })
  const before = await themes(test)
  const mangled = test.file('mangled.csv', facebookCsv(rows(0, 5, true), '\r\n', ';'), {
    exportedAt: new Date('2026-09-03'),
  })
  await test.import([mangled])
  const first = (await test.client.imports.list()).find(({ fileName }) => fileName === 'whole.csv')
  await test.client.imports.undo({ importId: first!.id })
  expect(await themes(test)).toEqual(before)
})

it('deriving what an import touched comes to the same as deriving all', async () => {
  const test = await bench()
  await test.import([part(test)])
  await test.import([whole(test)])
  const stepwise = await themes(test)
  await test.database.write((session) => writePostThemes(session, 'all'))
  expect(await themes(test)).toEqual(stepwise)
})

it('moving a branch or an account derives the rules that are limited to branches anew', async () => {
  const test = await bench()
  await test.import([whole(test)])
  const { client } = test
  const branch = await client.network.saveBranch({
    name: 'Sciences',
    shortName: 'Sciences',
    parentId: null,
    archivedOn: null,
  })
  const group = await client.network.saveBranch({
    name: 'Campus',
    shortName: 'Campus',
    parentId: null,
    archivedOn: null,
  })
  const { id } = await client.themes.saveTheme({ labelFr: 'Annonces', labelEn: 'Notices', aim: 'reach', colour: 'b-2' })
  const scope = { branches: [group.id], accounts: [], platforms: [] }
  await client.themes.saveRules({ themeId: id, rules: [{ words: ['annonce'], scope }] })
  const found = () => test.rows(`SELECT count(*) AS n FROM post_theme WHERE theme_id = ${id}`)
  expect(await found()).toEqual([{ n: 0 }])
  const account = (await client.network.overview()).accounts[0]!
  await client.network.saveAccount({ ...account, branchId: branch.id })
  expect(await found()).toEqual([{ n: 0 }])
  await client.network.saveBranch({
    id: branch.id,
    name: 'Sciences',
    shortName: 'Sciences',
    parentId: group.id,
    archivedOn: null,
  })
  expect(await found()).toEqual([{ n: 1 }])
  await client.network.saveAccount({ ...account, branchId: null })
  expect(await found()).toEqual([{ n: 0 }])
  await expect(client.network.removeBranch({ id: group.id })).rejects.toMatchObject({ code: 'INVALID' })
})
