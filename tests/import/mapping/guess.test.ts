import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { guessTable } from '../../../electron/engine/import/mapping/guess'
import { guessDelimiter, guessHeaderRow } from '../../../electron/engine/import/mapping/headerRow'
import { headRecords, lookAtTable } from '../../../electron/engine/import/mapping/look'
import { guessByName } from '../../../electron/engine/import/mapping/names'
import type { MappingGuess } from '../../../shared/contract/mappings'
import { temporaryFolder } from '../../support/folder'
import { AGES, DAYS, FRENCH_TOOL, TWO_NETWORKS } from './tables'

async function guess(content: string, fileName = 'export.csv', today = '2026-12-31') {
  const path = join(temporaryFolder(), 'table.csv')
  writeFileSync(path, content)
  const delimiter = guessDelimiter(Buffer.from(content)) ?? ','
  const records = await headRecords(path, delimiter)
  const headerRow = guessHeaderRow(records)
  const look = await lookAtTable(path, delimiter, { records, headerRow })
  return { delimiter, headerRow, rows: look.rows, guess: guessTable(look, { fileName, zone: 'Europe/Paris', today }) }
}

const meanings = ({ columns }: MappingGuess) => columns.map(({ meaning }) => meaning)

describe('what a table is', () => {
  it('a French tool: names, semicolons, decimal commas, days first', async () => {
    const { delimiter, headerRow, rows, guess: found } = await guess(FRENCH_TOOL)
    expect([delimiter, headerRow, rows, found.level]).toEqual([';', 0, 3, 'post'])
    expect(meanings(found)).toEqual([
      ...['published', 'platform', 'account_name', 'text', 'permalink', 'post_type', 'reach', 'reactions', 'comments'],
      ...['shares', null],
    ])
    expect(found.columns.map(({ certainty }) => certainty)).toEqual(Array.from({ length: 11 }, () => 'sure'))
    expect(found.columns.at(-1)?.evidence.code).toBe('rate')
    expect(found.numbers).toMatchObject({
      style: { decimal: ',', groups: '.' },
      certainty: 'proven',
      reason: 'comma_decimal',
    })
    expect(found.dates).toMatchObject({
      ...{ style: { order: 'day_first' }, certainty: 'proven', reason: 'day_over_12' },
      ...{ example: '03/09/2026 09:30', day: '2026-09-03', cells: 1 },
    })
    expect(found.platform).toEqual({
      platform: null,
      reason: 'column',
      words: [{ word: 'Facebook', platform: 'facebook', rows: 3 }],
    })
    expect(found.types).toEqual([
      { word: 'Photo', format: 'photo', rows: 2 },
      { word: 'Lien', format: 'link', rows: 1 },
    ])
  })

  it('a table below a title, with a total, of several networks', async () => {
    const { delimiter, headerRow, guess: found } = await guess(TWO_NETWORKS)
    expect([delimiter, headerRow, found.level]).toEqual([',', 2, 'post'])
    expect(meanings(found)).toEqual([
      'published',
      'platform',
      'text',
      'permalink',
      'impressions',
      'reactions',
      'clicks',
    ])
    expect(found.platform.words).toEqual([
      { word: 'Instagram', platform: 'instagram', rows: 1 },
      { word: 'Twitter', platform: 'x', rows: 2 },
      { word: 'Pinterest', platform: null, rows: 1 },
    ])
    // 1,234 and 2,124 may be decimals as well.
    expect(found.numbers).toMatchObject({
      certainty: 'asked',
      reason: 'open_comma',
      style: { decimal: '.', groups: ',' },
    })
    expect(found.dates.certainty).toBe('unneeded')
  })

  it('days of accounts', async () => {
    const { guess: found } = await guess(DAYS)
    expect(found.level).toBe('account_day')
    expect(meanings(found)).toEqual(['day', 'account_name', 'followers', 'reach', 'impressions', null])
  })

  it('an audience', async () => {
    const { guess: found } = await guess(AGES, 'instagram_age.csv')
    expect([found.level, found.audience?.dimension, found.platform.platform]).toEqual(['audience', 'age', 'instagram'])
    expect(meanings(found)).toEqual(['label', 'share'])
  })

  it('columns without a known name, by the look of their values', async () => {
    const rows = [
      'Alpha,Beta,Gamma,Delta',
      ...[1, 2, 3].map(
        (i) =>
          `2026-09-0${String(i)} 10:00,https://www.tiktok.com/@bu/video/730000000000000000${String(i)},A rather long text about what happened on that particular day ${String(i)},${String(i * 7)}`,
      ),
    ]
    const { guess: found } = await guess(rows.join('\n'))
    expect(meanings(found)).toEqual(['published', 'permalink', 'text', null])
    expect(found.columns.map(({ evidence, certainty }) => `${evidence.code} ${certainty}`)).toEqual([
      'days likely',
      'links likely',
      'texts likely',
      'counts open',
    ])
    expect(found.platform).toMatchObject({ platform: 'tiktok', reason: 'links' })
  })

  it('does not take a column of sentences for a count because of its name', async () => {
    const { guess: found } = await guess(
      'Date,URL,Comments\n2026-09-03,https://x.com/a/status/1234567,Great talk\n2026-09-04,https://x.com/a/status/1234568,Thank you',
    )
    expect(meanings(found)).toEqual(['published', 'permalink', null])
    expect(found.columns[2]?.evidence.code).toBe('unlike')
  })

  it('gives a meaning to one column only', async () => {
    const { guess: found } = await guess(
      'Date,Message,Text,Likes,Likes\n2026-09-03,Hi,A longer text that is the caption of the post,1,2\n2026-09-04,Ho,Another longer text that is the caption,3,4',
    )
    expect(meanings(found)).toEqual(['published', null, 'text', 'reactions', null])
    expect(found.columns[4]).toMatchObject({ occurrence: 2, certainty: 'open', evidence: { code: 'doubled' } })
  })

  it('says nothing of a platform that nothing names, and reads it in the name of the file', async () => {
    const table = 'Date,Message,Likes\n2026-09-03,One,1\n2026-09-04,Two,2'
    expect((await guess(table)).guess.platform).toMatchObject({ platform: null, reason: 'none' })
    expect((await guess(table, 'linkedin_posts_2026.csv')).guess.platform).toMatchObject({
      platform: 'linkedin',
      reason: 'name',
    })
  })

  it('takes hours with a distance from UTC as written', async () => {
    const { guess: found } = await guess(
      'Date,Message,Likes\n2026-09-03T10:00:00Z,One,1\n2026-09-04T10:00:00+02:00,Two,2',
    )
    expect(found.zone).toEqual({ zone: 'UTC', reason: 'written' })
  })
})

describe('no table', () => {
  it.each(['', 'one line', 'Dear colleague,\nplease find the figures.\nBest', 'a\nb\nc\nd'])('%j', (text) => {
    expect(guessDelimiter(Buffer.from(text))).toBeNull()
  })
})

it.each(['Clicks vs previous period', 'Score interne', 'Coût par clic', 'Rank'])('no figure of a post: %s', (name) => {
  expect(guessByName(name)).toEqual({ meanings: [], by: 'beside' })
})

describe('names in many languages', () => {
  it.each([
    ['Nb. de commentaires', 'comments'],
    ['Me gusta', 'reactions'],
    ['Gefällt mir', 'reactions'],
    ['Curtidas', 'reactions'],
    ['Mi piace', 'reactions'],
    ['Bereik', 'reach'],
    ['Reichweite', 'reach'],
    ['Impresiones', 'impressions'],
    ['Portée', 'reach'],
    ['Fecha de publicación', 'published'],
    ['Veröffentlicht am', 'published'],
    ['Clics sur le lien', 'link_clicks'],
    ['Outbound clicks', 'link_clicks'],
    ['Enregistrements', 'saves'],
    ['Partages Facebook', 'shares'],
    ['URL de la publication', 'permalink'],
    ['Impressions (organic)', 'impressions'],
  ])('%s', (name, meaning) => {
    expect(guessByName(name)?.meanings).toContain(meaning)
  })

  it.each(["Taux d'engagement", 'Engagement rate', 'Average reach per post', 'Portée moyenne', 'CTR (%)'])(
    'a rate is no count: %s',
    (name) => {
      expect(guessByName(name)).toEqual({ meanings: [], by: 'rate' })
    },
  )
})
