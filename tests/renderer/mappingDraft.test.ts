import { describe, expect, it } from 'vitest'
import { exampleDay, exampleNumber } from '../../renderer/views/imports/mapping/examples'
import {
  draftOf,
  draftOfProfile,
  obstaclesOf,
  profileName,
  specOf,
  withLevel,
  withMeaning,
} from '../../renderer/views/imports/mapping/mappingDraft'
import type { MappingGuess } from '../../shared/contract/mappings'
import { mappingSpec, type Meaning } from '../../shared/mapping'
import { FRENCH_SPEC } from '../import/mapping/specs'

function guess(meanings: readonly (Meaning | null)[], part: Partial<MappingGuess> = {}) {
  const columns = meanings.map((meaning, position) => ({
    ...{ position, name: `c${String(position)}`, occurrence: 1, meaning, samples: [] },
    ...{ certainty: 'sure' as const, evidence: { code: 'name', data: {} } },
  }))
  const style = { decimal: ',', groups: '.', rounded: 'reject' } as const
  return {
    headerRow: 0,
    guess: {
      level: 'post',
      columns,
      numbers: { style, certainty: 'unneeded', reason: 'no_signs', example: '', cells: 0, rounded: 0 },
      dates: {
        style: { order: 'day_first', serial: null },
        certainty: 'unneeded',
        reason: 'unneeded',
        example: '',
        day: null,
        cells: 0,
      },
      zone: { zone: 'Europe/Paris', reason: 'network' },
      platform: { platform: 'facebook', reason: 'links', words: [] },
      types: [],
      audience: null,
      ...part,
    } satisfies MappingGuess,
  }
}

describe('the draft of the mapping screen', () => {
  it('is the guess, and a specification once nothing is open', () => {
    const draft = draftOf(guess(['published', 'text', 'reach', null]))
    expect(obstaclesOf(draft)).toEqual([])
    expect(mappingSpec.parse(specOf(draft))).toMatchObject({
      account: { from: 'ask' },
      platform: { from: 'fixed', platform: 'facebook' },
    })
  })

  it('waits for what is open', () => {
    const given = guess(['published', 'text', 'reach'])
    const asked = { ...given.guess.dates, certainty: 'asked' as const }
    const open = draftOf(
      guess(['published', 'text', 'reach'], { dates: asked, platform: { platform: null, reason: 'none', words: [] } }),
    )
    expect([obstaclesOf(open), specOf(open)]).toEqual([['platform_open', 'dates_open'], null])
    const bare = withMeaning(draftOf(given), 0, null)
    expect(obstaclesOf(bare)).toEqual(['needs_published'])
  })

  it('gives a meaning to one column; the account follows its column', () => {
    const draft = withMeaning(draftOf(guess(['published', 'text', 'reach', null])), 3, 'reach')
    expect(draft.columns.map(({ meaning }) => meaning)).toEqual(['published', 'text', null, 'reach'])
    const named = withMeaning(draft, 2, 'account_name')
    expect(named.account.from).toBe('column')
    expect(withMeaning(named, 2, null).account.from).toBe('ask')
  })

  it('keeps what another level can hold', () => {
    const draft = withLevel(draftOf(guess(['published', 'text', 'reach', 'interactions_stated'])), 'account_day')
    expect(draft.columns.map(({ meaning }) => meaning)).toEqual(['day', null, 'reach', 'interactions'])
    expect(withLevel(draft, 'post').columns.map(({ meaning }) => meaning)).toEqual([
      'published',
      null,
      'reach',
      'interactions_stated',
    ])
  })

  it('takes over a profile as it was written', () => {
    const names = FRENCH_SPEC.columns.map(({ name }) => name)
    const own = guess(names.map(() => null))
    const columns = own.guess.columns.map((column, i) => ({ ...column, name: names[i] ?? '' }))
    const words = [{ word: 'Facebook', platform: null, rows: 3 }]
    const types = [
      { word: 'Photo', format: null, rows: 2 },
      { word: 'Lien', format: null, rows: 1 },
    ]
    const shown = {
      headerRow: 0,
      guess: { ...own.guess, columns, types, platform: { platform: null, reason: 'column' as const, words } },
    }
    expect(specOf(draftOfProfile(FRENCH_SPEC, shown))).toEqual(FRENCH_SPEC)
  })
})

it.each([
  ['export_agora_sept.csv', 'Agora'],
  ['Metricool-2026-09-01_2026-09-30.csv', 'Metricool'],
  ['buffer posts T3 2026.xlsx › Feuil1', 'Buffer posts'],
  ['2026-09.csv', '2026-09'],
])('name of a profile: %s', (fileName, name) => {
  expect(profileName(fileName)).toBe(name)
})

it('says what an example is under each reading', () => {
  expect([exampleNumber('1,231', ','), exampleNumber('1,231', '.'), exampleNumber('1.2.3', '.')]).toEqual([
    1.231,
    1231,
    null,
  ])
  expect([
    exampleDay('01/05/2026 10:00', 'day_first'),
    exampleDay('01/05/2026', 'month_first'),
    exampleDay('13/05/2026', 'month_first'),
  ]).toEqual(['2026-05-01', '2026-01-05', null])
})
