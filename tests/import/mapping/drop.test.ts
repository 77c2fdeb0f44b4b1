import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Review } from '../../../shared/contract/imports'
import type { MappingGuess } from '../../../shared/contract/mappings'
import type { MappingSpec } from '../../../shared/mapping'
import { bench, brokenRules, EXPORTED, type Bench } from '../importing'
import { AGES_SPEC, DAYS_SPEC, FRENCH_SPEC, TWO_NETWORKS_SPEC } from './specs'
import { AGES, DAYS, FRENCH_TOOL, FRENCH_TOOL_NEXT, TWO_NETWORKS } from './tables'

async function stage(test: Bench, files: Record<string, string>): Promise<Review> {
  const uploads = Object.entries(files).map(([name, content]) => {
    const { path } = test.file(name, content)
    return test.engine.context.uploads.register({
      ...{ name, path, bytes: Buffer.byteLength(content), modifiedAt: EXPORTED, owned: false },
    }).id
  })
  return last(await test.client.imports.stage({ uploads }))
}

async function last<T>(steps: AsyncIterable<{ kind: 'progress' } | { kind: 'done'; result: T }>): Promise<T> {
  for await (const step of steps) if (step.kind === 'done') return step.result
  throw new Error('no result')
}

const states = ({ files }: Review) => files.map(({ fileName, state, format }) => [fileName, state, format])

const commit = async (test: Bench, dropId: string) => last(await test.client.imports.commit({ dropId }))

/** The guess of a preview as the specification it proposes. */
function specOf(guess: MappingGuess, headerRow: number): MappingSpec {
  const { platform } = guess
  return {
    version: 1,
    level: guess.level,
    headerRow,
    columns: guess.columns.flatMap(({ meaning, name, occurrence }) =>
      meaning === null ? [] : [{ name, occurrence, meaning }],
    ),
    numbers: guess.numbers.style,
    dates: guess.dates.style,
    zone: guess.zone.zone,
    platform: { from: 'column', words: platform.words.map(({ word, platform: known }) => ({ word, platform: known })) },
    account: { from: 'column' },
    types: guess.types.flatMap(({ word, format }) => (format === null ? [] : [{ word, format }])),
    audience: guess.audience,
  }
}

describe('a table of a tool nobody knows', () => {
  it('asks, is mapped by its guess, imported, and the next one of its kind is not asked about', async () => {
    const test = await bench()
    const review = await stage(test, { 'export_agora_sept.csv': FRENCH_TOOL })
    expect(states(review)).toEqual([['export_agora_sept.csv', 'asks', null]])
    const [file] = review.files
    expect(file?.questions).toEqual([
      {
        code: 'mapping',
        data: expect.objectContaining({
          columns: 11,
          open: 0,
          example: '03/09/2026 09:30',
          day: '2026-09-03',
          proofs: 1,
          dates: 'day_over_12',
          decimal: ',',
        }) as unknown,
      },
    ])
    const { dropId } = review
    const fileId = file?.id ?? ''
    const preview = await test.client.mappings.preview({ dropId, fileId })
    expect([preview.rows, preview.headerRow, preview.profiles]).toEqual([3, 0, []])
    const spec = specOf(preview.guess, preview.headerRow)
    expect(await test.client.mappings.try({ dropId, fileId, spec })).toMatchObject({
      rows: 3,
      readable: 3,
      badCells: 0,
      accounts: ['BU Sciences'],
    })
    const mapped = await test.client.mappings.apply({ dropId, fileId, spec, saveAs: 'Agorapulse' })
    expect(states(mapped)).toEqual([['export_agora_sept.csv', 'asks', 'mapped-posts']])
    expect(mapped.files[0]?.sums).toEqual({ reactions: 131, comments: 13, shares: 18 })
    await test.client.imports.acceptProposals({ dropId })
    const { imports } = await commit(test, dropId)
    expect(imports.map(({ counts }) => [counts.new, counts.rejected])).toEqual([[3, 0]])
    expect(
      await test.rows(
        'SELECT published_at::VARCHAR AS at, format, reach, reactions, comments, shares, text FROM v_post ORDER BY 1',
      ),
    ).toEqual([
      expect.objectContaining({ format: 'photo', reach: 1204, reactions: 31, comments: 4, shares: 2 }),
      expect.objectContaining({ format: 'link', reach: 860, reactions: 12, comments: 0, shares: 5 }),
      expect.objectContaining({ format: 'photo', reach: 2017, reactions: 88, comments: 9, shares: 11 }),
    ])
    // 09:30 in Paris in September is 07:30 in UTC.
    expect(
      await test.rows(`SELECT strftime(timezone('UTC', min(published_at)), '%Y-%m-%d %H:%M') AS first FROM post`),
    ).toEqual([{ first: '2026-09-03 07:30' }])
    const next = await stage(test, { 'export_agora_oct.csv': FRENCH_TOOL_NEXT })
    expect(states(next)).toEqual([['export_agora_oct.csv', 'ready', 'mapped-posts']])
    expect(next.files[0]?.warnings).toContainEqual({ code: 'profile', data: { name: 'Agorapulse' } })
    expect(next.totals.postsNew).toBe(2)
    await commit(test, next.dropId)
    expect(await brokenRules(test.database)).toEqual([])
    // The same file again: nothing to do.
    expect(states(await stage(test, { 'again.csv': FRENCH_TOOL_NEXT }))).toEqual([
      ['again.csv', 'known', 'mapped-posts'],
    ])
  })

  it('gives one file for each network in it, told of the rows left out', async () => {
    const test = await bench()
    const { dropId, files } = await stage(test, { 'report.csv': TWO_NETWORKS })
    const mapped = await test.client.mappings.apply({ dropId, fileId: files[0]?.id ?? '', spec: TWO_NETWORKS_SPEC })
    expect(states(mapped)).toEqual([
      ['report.csv › Instagram', 'asks', 'mapped-posts'],
      ['report.csv › X', 'asks', 'mapped-posts'],
    ])
    expect(mapped.files[1]?.warnings).toContainEqual({ code: 'other_networks', data: { rows: 1, words: 'Pinterest' } })
    expect(mapped.proposedAccounts.map(({ platform, name }) => [platform, name])).toEqual([
      ['instagram', 'Valmont'],
      // The links say whose they are, whatever the specification is told.
      ['x', 'bu_valmont'],
    ])
    await test.client.imports.acceptProposals({ dropId })
    const { imports } = await commit(test, dropId)
    expect(imports.map(({ platform, counts }) => [platform, counts.new, counts.rejected]).sort()).toEqual([
      ['instagram', 1, 0],
      ['x', 2, 0],
    ])
    expect(
      await test.rows("SELECT text, impressions, clicks FROM v_post WHERE platform = 'x' ORDER BY clicks"),
    ).toEqual([
      { text: 'A line\nand another', impressions: null, clicks: 3 },
      { text: 'New opening hours', impressions: 800, clicks: 17 },
    ])
    expect(await brokenRules(test.database)).toEqual([])
  })

  it('rejects what cannot be read with the row, the column and the text of the file', async () => {
    const test = await bench()
    const table = TWO_NETWORKS.replace('"1,234"', '"1,2 k"').replace('2026-09-06', '06.09.26')
    const { dropId, files } = await stage(test, { 'report.csv': table })
    const { files: mapped } = await test.client.mappings.apply({
      dropId,
      fileId: files[0]?.id ?? '',
      spec: TWO_NETWORKS_SPEC,
    })
    const rejects = await Promise.all(mapped.map(({ id }) => test.client.imports.rejects({ dropId, fileId: id })))
    expect(rejects.flat().map(({ row, column, text }) => [row, column, text?.replace('\u2060', '')])).toEqual([
      [4, 'Impressions', '1,2 k'],
      [8, 'Post date', '06.09.26 09:30'],
    ])
  })

  it('reads days and audiences', async () => {
    const test = await bench()
    const review = await stage(test, { 'days.csv': DAYS, 'ages.csv': AGES })
    const { dropId } = review
    const idOf = (name: string) => review.files.find(({ fileName }) => fileName === name)?.id ?? ''
    await test.client.mappings.apply({ dropId, fileId: idOf('days.csv'), spec: DAYS_SPEC })
    const mapped = await test.client.mappings.apply({ dropId, fileId: idOf('ages.csv'), spec: AGES_SPEC })
    expect(states(mapped)).toEqual([
      ['days.csv', 'asks', 'mapped-days'],
      ['ages.csv', 'asks', 'mapped-audience'],
    ])
    await test.client.imports.acceptProposals({ dropId })
    const accountId = await test.account('instagram', 'Valmont')
    const ages = mapped.files.find(({ format }) => format === 'mapped-audience')
    await test.client.imports.answer({
      ...{ dropId, fileId: ages?.id ?? '' },
      accounts: [{ sourceKey: ages?.accounts[0]?.sourceKey ?? '', choice: { accountId }, remember: false }],
    })
    const { imports } = await commit(test, dropId)
    expect(imports.map(({ level, counts }) => [level, counts.new, counts.rejected])).toEqual([
      ['account_day', 3, 0],
      ['audience', 3, 0],
    ])
    expect(
      await test.rows('SELECT account, metric, sum(value)::INTEGER AS n FROM v_account_day GROUP BY ALL ORDER BY ALL'),
    ).toEqual([
      { account: 'BU Santé', metric: 'impressions', n: 120 },
      { account: 'BU Sciences', metric: 'impressions', n: 779 },
      { account: 'BU Sciences', metric: 'reach', n: 600 },
    ])
    expect(await test.rows('SELECT account, followers FROM v_follower ORDER BY day, account')).toEqual([
      { account: 'BU Sciences', followers: 1204 },
      { account: 'BU Sciences', followers: 1206 },
      { account: 'BU Santé', followers: 803 },
    ])
    expect(await test.rows('SELECT label, value, age_from FROM v_audience ORDER BY position')).toEqual([
      { label: '18-24 ans', value: 0.425, age_from: 18 },
      { label: '25-34 ans', value: 0.3125, age_from: 25 },
      { label: '65 ans et plus', value: 0.03, age_from: 65 },
    ])
  })

  it('can be mapped again, and leaves nothing behind when it is discarded', async () => {
    const test = await bench()
    const { dropId, files } = await stage(test, { 'report.csv': TWO_NETWORKS })
    const once = await test.client.mappings.apply({ dropId, fileId: files[0]?.id ?? '', spec: TWO_NETWORKS_SPEC })
    const spec = { ...TWO_NETWORKS_SPEC, platform: { from: 'fixed' as const, platform: 'bluesky' as const } }
    const twice = await test.client.mappings.apply({
      dropId,
      fileId: once.files[1]?.id ?? '',
      spec: { ...spec, columns: spec.columns.filter(({ meaning }) => meaning !== 'platform') },
    })
    expect(states(twice)).toEqual([['report.csv', 'asks', 'mapped-posts']])
    await test.client.imports.discard({ dropId })
    expect(
      readdirSync(test.engine.context.options.stagingFolder).filter(
        (name) => name.endsWith('.csv') || name.endsWith('.duckdb'),
      ),
    ).toEqual([])
  })

  it('asks again when the cells say that this file is written another way than its profile', async () => {
    const test = await bench()
    await test.client.mappings.save({ name: 'Agorapulse', spec: FRENCH_SPEC })
    const other = FRENCH_TOOL_NEXT.replaceAll('02/10/2026', '10/22/2026').replaceAll('05/10/2026', '10/25/2026')
    const review = await stage(test, { 'oct.csv': other })
    expect(review.files[0]?.state).toBe('asks')
    expect(review.files[0]?.questions[0]).toMatchObject({ code: 'mapping', data: { profile: 'Agorapulse' } })
  })

  it('asks when two profiles fit', async () => {
    const test = await bench()
    await test.client.mappings.save({ name: 'One', spec: FRENCH_SPEC })
    await test.client.mappings.save({ name: 'Two', spec: { ...FRENCH_SPEC, zone: 'UTC' } })
    const review = await stage(test, { 'sept.csv': FRENCH_TOOL })
    expect(review.files[0]?.questions[0]).toMatchObject({ code: 'mapping', data: { profile: 'One, Two' } })
    const { profiles } = await test.client.mappings.preview({
      dropId: review.dropId,
      fileId: review.files[0]?.id ?? '',
    })
    expect(profiles.map(({ name }) => name)).toEqual(['One', 'Two'])
  })

  it('stays a question while other files are committed, and can be put off', async () => {
    const test = await bench()
    await test.client.mappings.save({ name: 'Agorapulse', spec: FRENCH_SPEC })
    const { dropId, files } = await stage(test, { 'sept.csv': FRENCH_TOOL, 'other.csv': TWO_NETWORKS })
    await test.client.imports.acceptProposals({ dropId })
    const { imports, left } = await commit(test, dropId)
    const waiting = files.find(({ fileName }) => fileName === 'other.csv')?.id ?? ''
    expect([imports.length, left]).toEqual([1, [waiting]])
    const review = await test.client.imports.answer({ dropId, fileId: waiting, skip: true })
    expect(review.files.map(({ state }) => state)).toEqual(['skipped'])
  })

  it('is refused as before when it is no table', async () => {
    const test = await bench()
    const review = await stage(test, { 'notes.txt': 'Dear colleague,\nplease find the figures.\nBest' })
    expect(review.files[0]).toMatchObject({ state: 'refused', refusal: { code: 'unknown_format' } })
  })
})

describe('saved profiles', () => {
  it('are listed, renamed, exported, imported and removed', async () => {
    const test = await bench()
    const { mappings } = test.client
    const { id } = await mappings.save({ name: 'Agorapulse', spec: FRENCH_SPEC })
    expect(await mappings.save({ name: 'Agorapulse', spec: { ...FRENCH_SPEC, zone: 'UTC' } })).toEqual({ id })
    const two = await mappings.save({ name: 'Swello', spec: TWO_NETWORKS_SPEC })
    await expect(mappings.rename({ id: two.id, name: 'Agorapulse' })).rejects.toMatchObject({
      code: 'INVALID',
      data: { reason: 'taken' },
    })
    await mappings.rename({ id: two.id, name: 'Métricool, pages' })
    const { name, blob } = await mappings.export({ id: two.id })
    expect(name).toBe('Me-tricool-pages.portee.json')
    const text = await blob.text()
    expect(await mappings.import({ text })).toMatchObject({ id: two.id })
    await mappings.remove({ id: two.id })
    expect((await mappings.list()).map((profile) => profile.name)).toEqual(['Agorapulse'])
    expect(await mappings.import({ text })).toMatchObject({ name: 'Métricool, pages', spec: TWO_NETWORKS_SPEC })
    const other = text.replace('"Valmont"', '"Autre"')
    expect(await mappings.import({ text: other })).toMatchObject({ name: 'Métricool, pages (2)' })
    await expect(mappings.import({ text: '{}' })).rejects.toMatchObject({
      code: 'INVALID',
      data: { field: 'profile', reason: 'not_a_profile' },
    })
    await expect(mappings.remove({ id: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
