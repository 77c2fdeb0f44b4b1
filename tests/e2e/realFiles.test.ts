import { describe, expect, test } from 'vitest'
import { hasBrowser, useBrowser } from './support/browser'
import { answerAll, commitDrop, dropAndRead, pendingReview } from './support/drops'
import { realFile, realNames, SAMPLES } from './support/files'
import { emptyHost } from './support/host'
import { say } from './support/words'

/** What must not be imported, and the reason that names it. Everything else must be. */
const REFUSED: Readonly<Record<string, string>> = {
  'Facebook Insights Data Export (Post Level) - LOK - 2017-10-22.xls': 'not_yet_supported',
  'SYNTHETIC_en_daily_breakdown_lookalike.csv': 'daily_breakdown',
}

describe('every real Facebook and Instagram export through the browser', () => {
  const driver = useBrowser()

  test.skipIf(!hasBrowser || SAMPLES === null)(
    'imported or refused by name, with every row accounted for',
    async () => {
      const host = await emptyHost()
      const page = await driver.open(host, '/imports')
      const files = ['facebook', 'instagram'].flatMap((platform) =>
        realNames(platform).map((name) => realFile(platform, name)),
      )
      await dropAndRead(page, files)
      await answerAll(page, host)
      const review = await pendingReview(host)
      expect(review.files.map((file) => file.fileName).toSorted()).toEqual(files.map((file) => file.name).toSorted())
      const refused = review.files.flatMap((file) =>
        file.refusal === null ? [] : [[file.fileName, file.refusal.code]],
      )
      expect(Object.fromEntries(refused)).toEqual(REFUSED)
      const said = async (name: string) => (await page.locator('.r', { hasText: name }).textContent()) ?? ''
      expect(await said('LOK - 2017-10-22.xls')).toContain(say('refusal.not_yet_supported', { platform: 'Facebook' }))
      expect(await said('lookalike.csv')).toContain(say('refusal.daily_breakdown'))
      await commitDrop(page)
      const imports = await host.client.imports.list()
      expect(imports.map((each) => each.fileName).toSorted()).toEqual(
        files
          .map((file) => file.name)
          .filter((name) => !(name in REFUSED))
          .toSorted(),
      )
      for (const { fileName, counts } of imports) {
        const { rowsIn, new: added, updated, unchanged, duplicate, setAside, rejected } = counts
        expect([fileName, rowsIn]).toEqual([fileName, added + updated + unchanged + duplicate + setAside + rejected])
        expect(rowsIn).toBeGreaterThan(0)
      }
    },
  )
})
