import { describe, expect } from 'vitest'
import { sql } from '../../electron/engine/db/sql'
import { browserTest, useBrowser } from './support/browser'
import { emptyHost, type Host } from './support/host'
import { say } from './support/words'

const POSTS = 100_000

describe('Publications with 100,000 posts', () => {
  const driver = useBrowser()

  browserTest('scrolls to any place with few rows in the page', async () => {
    const host = await emptyHost()
    await addManyPosts(host)
    const page = await driver.open(host, '/posts?p=2026-01-01..2026-12-31')
    await page.getByText(say('posts.count', { n: POSTS, count: '100\u202f000' }), { exact: true }).waitFor()
    const grid = page.getByRole('grid')
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(POSTS + 1))
    const rows = () => page.locator('.grid [role=row]').count()
    await page.getByText('Publication 100000', { exact: true }).waitFor()
    expect(await rows()).toBeLessThan(200)
    // The end by the keyboard, then by the scroll bar to the middle and back to the top.
    await grid.focus()
    await page.keyboard.press('End')
    await page.getByText('Publication 1', { exact: true }).waitFor()
    expect(await rows()).toBeLessThan(200)
    await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight / 2 }))
    await page
      .locator('[aria-rowindex="50003"]')
      .getByText(/^Publication \d+$/)
      .waitFor()
    expect(await rows()).toBeLessThan(200)
    for (let step = 1; step <= 40; step++) {
      await grid.evaluate((element, part) => element.scrollTo({ top: element.scrollHeight * part }), step / 41)
    }
    await page.keyboard.press('Home')
    await page.getByText('Publication 100000', { exact: true }).waitFor()
    expect(await rows()).toBeLessThan(200)
  })

  browserTest('search and sort answer over all of them', async () => {
    const host = await emptyHost()
    await addManyPosts(host)
    const page = await driver.open(host, '/posts?p=2026-01-01..2026-12-31')
    await page.getByRole('searchbox').fill('99998')
    await page.getByText(say('posts.count', { n: 1, count: '1' }), { exact: true }).waitFor()
    await page.getByText('Publication 99998', { exact: true }).waitFor()
    await page.getByRole('searchbox').fill('')
    await page.getByText(say('posts.count', { n: POSTS, count: '100\u202f000' }), { exact: true }).waitFor()
    const header = page.getByRole('columnheader', { name: say('posts.head.reach') })
    await header.getByRole('button').click()
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending')
    await expect.poll(() => page.locator('[aria-rowindex="2"]').textContent()).toContain('Publication 52685')
  })
})

/** Posts written straight into the tables: what is tried here is the list, not the import. */
async function addManyPosts(host: Host): Promise<void> {
  const { id } = await host.client.network.saveAccount({
    ...{ platform: 'facebook', name: 'Bibliothèque de papier', handle: null, url: null, branchId: null },
    ...{ coordinator: null, openedOn: null, closedOn: null, aliases: [] },
  })
  const { database } = host.engine.context.workspace()
  await database.write((session) =>
    session.run(
      sql`INSERT INTO post BY NAME
          SELECT i::UBIGINT AS id, 'test:' || i AS key, ${id}::INTEGER AS account_id, 'facebook' AS platform,
                 TIMESTAMPTZ '2026-01-01 00:00:00+00' + to_seconds(i * 200) AS published_at,
                 (TIMESTAMP '2026-01-01' + to_seconds(i * 200))::DATE AS published_day, 'instant' AS precision,
                 'photo' AS format, 'Publication ' || i AS text, 'publication ' || i AS search_text,
                 false AS is_share, false AS is_crosspost, false AS is_boosted, false AS is_reply,
                 false AS is_collaboration, 1 AS snapshots, TIMESTAMPTZ '2026-12-31 00:00:00+00' AS exported_at,
                 (i * 7919) % 100003 + 10 AS reach, i % 50 AS interactions
          FROM range(1, ${POSTS + 1}) AS numbers(i)`,
    ),
  )
}
