import { describe, expect, it } from 'vitest'
import { compareGroups } from '../../electron/engine/queries/compareGroups'
import { wordsFor } from '../../electron/engine/reports/words'
import type { CompareQuery } from '../../shared/contract/compare'
import { addAccount, addPosts, branches, compareQuery, emptyDatabase, filterOf, pairs } from './build'

describe('the sentence of a trend', () => {
  it('names the platform in the sentence, so that two platforms do not say the same', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addAccount(database, 2, { branch: 1, platform: 'instagram' })
    const same = [10, 20, 30, 40, 50, 60, 70].map((interactions) => [interactions, 1000] as const)
    const posts = (account: number, platform: 'facebook' | 'instagram') =>
      ['2026-07-15', '2025-07-15'].flatMap((day) => pairs(account, same, { day, platform }))
    await addPosts(database, [...posts(1, 'facebook'), ...posts(2, 'instagram')])
    const sentences = async (language: 'fr' | 'en', platforms: CompareQuery['filter']['platforms']) => {
      const query = compareQuery({ by: 'platform', filter: filterOf({ platforms }) })
      const { trend } = await database.read((session) => compareGroups(session, query))
      expect(trend?.code).toBe('period_cannot_tell')
      return trend && wordsFor(language).finding(trend).replaceAll('\u00a0', ' ')
    }
    expect(await sentences('fr', ['facebook'])).toBe(
      'Sur Facebook, d’une période à l’autre, l’écart est trop petit pour trancher.',
    )
    expect(await sentences('en', ['instagram'])).toBe(
      'On Instagram, between the two periods the gap is too small to tell.',
    )
    expect(await sentences('fr', [])).toBe('D’une période à l’autre, l’écart est trop petit pour trancher.')
    expect(await sentences('en', [])).toBe('Between the two periods the gap is too small to tell.')
  })
})
