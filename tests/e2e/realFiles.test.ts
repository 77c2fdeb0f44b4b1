import { describe, expect, test } from 'vitest'
import { hasBrowser, useBrowser } from './support/browser'
import { answerAll, commitDrop, dropAndRead, pendingReview } from './support/drops'
import { realFile, realNames, SAMPLES } from './support/files'
import { emptyHost } from './support/host'
import { say } from './support/words'

/** What must not be imported, and the reason that names it. Everything else must be. */
const REFUSED: Readonly<Record<string, string>> = {
  'SYNTHETIC_en_daily_breakdown_lookalike.csv': 'daily_breakdown',
}

/** Tables inside a workbook or an archive are files of the review: "name › table". */
const outer = (name: string): string => name.split(' › ')[0] ?? name

describe('every real export of six platforms through the browser', () => {
  const driver = useBrowser()

  test.skipIf(!hasBrowser || SAMPLES === null)(
    'imported or refused by name, with every row accounted for',
    async () => {
      const host = await emptyHost()
      const page = await driver.open(host, '/imports')
      const files = ['facebook', 'instagram', 'linkedin', 'tiktok', 'x', 'youtube'].flatMap((platform) =>
        realNames(platform).map((name) => realFile(platform, name)),
      )
      await dropAndRead(page, files)
      await answerAll(page, host)
      const review = await pendingReview(host)
      const given = files.map((file) => file.name).toSorted()
      expect([...new Set(review.files.map((file) => outer(file.fileName)))].toSorted()).toEqual(given)
      const refused = review.files.flatMap((file) =>
        file.refusal === null ? [] : [[file.fileName, file.refusal.code]],
      )
      expect(Object.fromEntries(refused)).toEqual(REFUSED)
      const said = async (name: string) => (await page.locator('.r', { hasText: name }).textContent()) ?? ''
      expect(await said('lookalike.csv')).toContain(say('refusal.daily_breakdown'))
      await commitDrop(page)
      const imports = await host.client.imports.list()
      expect([...new Set(imports.map((each) => outer(each.fileName)))].toSorted()).toEqual(
        given.filter((name) => !(name in REFUSED)),
      )
      for (const { fileName, counts } of imports) {
        const { rowsIn, new: added, updated, unchanged, duplicate, setAside, rejected } = counts
        expect([fileName, rowsIn]).toEqual([fileName, added + updated + unchanged + duplicate + setAside + rejected])
        expect(rowsIn).toBeGreaterThan(0)
      }
    },
  )
})
