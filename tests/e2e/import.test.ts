import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { generateSample } from '../../electron/engine/sample/generateSample'
import type { Review } from '../../shared/contract/imports'
import { browserTest, hasBrowser, useBrowser } from './support/browser'
import { answerAll, commitDrop, dropAndRead, pendingReview } from './support/drops'
import { realFile, SAMPLES, type DroppedFile } from './support/files'
import { emptyHost, type Host } from './support/host'
import { say } from './support/words'

describe('importer: drop, review, commit, undo', () => {
  const driver = useBrowser()

  browserTest('three invented exports', async () => {
    const host = await emptyHost()
    await dropReviewCommitUndo(host, await driver.open(host, '/imports'), inventedFiles())
  })

  test.skipIf(!hasBrowser || SAMPLES === null)('three real exports', async () => {
    const host = await emptyHost()
    await dropReviewCommitUndo(host, await driver.open(host, '/imports'), [
      realFile('facebook', 'content_en_Apr-02-2024_Jul-02-2024_665360019788100.csv'),
      realFile('instagram', 'fr_content_bilingual_excerpt_Aug-01-2025_Aug-01-2026_1584226533248834.csv'),
      realFile('instagram', 'Audience.csv'),
    ])
  })
})

/** Two content exports and an audience file of the fictional network, in the platforms' own formats. */
function inventedFiles(): DroppedFile[] {
  const { files } = generateSample()
  const pick = (format: string, account: string) => {
    const found = files.filter((file) => !file.extra && file.export === format && file.accountKey === account).at(-1)
    if (found === undefined) throw new Error(`no ${format} of ${account}`)
    return { name: found.name, bytes: found.bytes, modified: Date.parse(found.exportedAt) }
  }
  return [
    pick('facebook-content', 'fb-sciences'),
    pick('instagram-content', 'ig-reseau'),
    pick('meta-audience', 'ig-reseau'),
  ]
}

async function dropReviewCommitUndo(host: Host, page: Page, files: readonly DroppedFile[]): Promise<void> {
  await dropAndRead(page, files)
  expect((await host.client.workspace.current())?.posts).toBe(0)
  await answerAll(page, host)
  const review = await pendingReview(host)
  expect(review.totals).toMatchObject({ ready: files.length, asks: 0, refused: 0 })
  await expectShown(page, review)
  await commitDrop(page)
  expect(await page.locator('.toast').textContent()).toContain(
    say('imports.done', { n: files.length, posts: newRows(review) }),
  )
  const { postsNew } = review.totals
  expect(postsNew).toBeGreaterThan(0)
  await page.getByRole('link', { name: say('view.posts'), exact: true }).click()
  await expectPosts(host, page, postsNew)
  await page.goBack()
  await undoEach(host, page, files.length)
  await page.getByRole('link', { name: say('view.posts'), exact: true }).click()
  await expectPosts(host, page, 0)
}

/** What the review shows is what the contract says, file by file and in all. */
async function expectShown(page: Page, review: Review): Promise<void> {
  for (const file of review.files) {
    const { counts } = file
    if (counts === null) throw new Error(`${file.fileName} has no counts`)
    const { rowsIn, new: added, updated, unchanged, duplicate, setAside, rejected } = counts
    expect([file.fileName, rowsIn]).toEqual([
      file.fileName,
      added + updated + unchanged + duplicate + setAside + rejected,
    ])
    const row = page.locator('.r', { hasText: file.fileName })
    const id = file.level === 'post' ? 'imports.new_posts' : 'imports.new_rows'
    expect(await row.locator('.delta').textContent()).toContain(say(id, { n: added, count: String(added) }))
    if (rejected > 0) expect(await row.textContent()).toContain(say('imports.rejects_show', { n: rejected }))
  }
  const bar = page.locator('.bar')
  await expect.poll(() => bar.textContent()).toContain(say('imports.commit', { n: review.totals.ready }))
}

function newRows(review: Review): number {
  return review.files.reduce((sum, file) => sum + (file.counts?.new ?? 0), 0)
}

/** The table of posts over all time says how many there are, and so does the engine. */
async function expectPosts(host: Host, page: Page, n: number): Promise<void> {
  expect((await host.client.workspace.current())?.posts).toBe(n)
  await page.evaluate(() => window.history.replaceState(null, '', '/posts?p=2000-01-01..2030-12-31'))
  await page.reload()
  if (n === 0) await page.getByRole('heading', { name: say('posts.none') }).waitFor()
  else await page.getByText(say('posts.count', { n, count: String(n) }), { exact: true }).waitFor()
}

/** Undoes the imports one by one from the list of imported files, newest first. */
async function undoEach(host: Host, page: Page, n: number): Promise<void> {
  await page.getByRole('link', { name: say('view.imports') }).click()
  await page.getByRole('link', { name: say('imports.tab.history') }).click()
  for (let left = n; left > 0; left--) {
    await expect.poll(() => page.locator('.hist tbody tr').count(), { timeout: 20_000 }).toBe(left)
    await page
      .locator('.hist tbody tr')
      .first()
      .getByRole('button', { name: /^Annuler l/ })
      .click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('imports.undo_do') })
      .click()
    await expect.poll(async () => (await host.client.imports.list()).length, { timeout: 20_000 }).toBe(left - 1)
  }
  await page.getByRole('heading', { name: say('imports.history_empty') }).waitFor()
}
