import { describe, expect } from 'vitest'
import { sampleTruths } from '../../electron/engine/sample/truths'
import { runProgram } from '../../electron/host/cli/program'
import { violations } from './support/axe'
import { browserTest, useBrowser } from './support/browser'
import { useSampleHost } from './support/fileHost'
import { emptyHost, testHost } from './support/host'
import { sampleFile } from './support/sample'
import { bareIds, say } from './support/words'

const BREAK = sampleTruths.find((truth) => truth.id === 'facebook-views')
const PATH = '/compare/time?p=2026-Q3&pl=facebook'

describe('over time, weekday and hour', () => {
  const driver = useBrowser()
  const host = useSampleHost()

  browserTest('the metric break planted in the sample is drawn and said, and no line crosses it', async () => {
    const page = await driver.open(host(), `${PATH}&m=views_per_post`)
    await page.locator('h1.said').waitFor()
    expect(BREAK?.kind === 'metric_change' && BREAK.from).toBe('2025-10-01')
    const said = (await page.locator('h1.said').textContent()) ?? ''
    expect(said).toContain('1er octobre 2025')
    expect(said).toMatch(/Facebook remplace les impressions par les vues/)
    const chart = page.locator('.time-panel svg')
    await chart.waitFor()
    expect(await chart.getAttribute('aria-label')).toContain('octobre 2025')
    const rule = Number(
      await chart.locator('line[stroke-width="1.2"], [stroke-width="1.2"] line').first().getAttribute('x1'),
    )
    const lines = await chart.locator('[aria-hidden] path, g[fill="none"] path').evaluateAll((paths) =>
      paths
        .map((path) => (path instanceof SVGGeometryElement ? path.getBBox() : null))
        .filter((box) => box !== null && box.width > 10)
        .map((box) => [box?.x ?? 0, (box?.x ?? 0) + (box?.width ?? 0)]),
    )
    expect(lines.length).toBeGreaterThanOrEqual(3)
    expect(lines.filter(([from = 0, to = 0]) => from < rule - 1 && to > rule + 1)).toEqual([])
    // Asked, views are held against views; impressions stay apart.
    await page.getByLabel(say('timeline.across')).check()
    await expect.poll(() => page.locator('h1.said').textContent()).not.toBe(said)
    expect(page.url()).toContain('x=1')
  })

  browserTest('table, keyboard on the chart, narrow and dark: axe finds nothing, no bare id', async () => {
    for (const path of [`${PATH}&by=branch`, '/compare/clock?p=2026-Q3&pl=facebook']) {
      const page = await driver.open(host(), path, { width: 900 })
      await page.locator('h1.said').waitFor()
      expect(bareIds((await page.locator('main').textContent()) ?? '')).toEqual([])
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(900)
      await page.getByRole('button', { name: say('download.table') }).click()
      await page.locator('.time-table table').waitFor()
      expect(await page.locator('.time-table tbody tr').count()).toBeGreaterThan(10)
    }
    const page = await driver.open(host(), PATH)
    const list = page.getByRole('listbox').first()
    await list.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('option').textContent()).toContain('novembre 2023')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toContain('p=2023-11-01..2023-11-30')
  })

  browserTest('a note is written on the chart, changed, removed and brought back by keyboard', async () => {
    const own = await testHost({ workspace: await sampleFile() })
    const page = await driver.open(own, PATH)
    await page.getByRole('button', { name: say('timeline.note.add') }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(say('timeline.note.text'), { exact: false }).fill('Nouveaux horaires')
    await dialog.getByLabel(say('timeline.note.day')).fill('2026-02-02')
    await dialog.getByRole('button', { name: say('common.save') }).press('Enter')
    await page.locator('.time-notes li').waitFor()
    await expect.poll(() => page.locator('.time-panel svg').textContent()).toContain('Nouveaux horaires')
    await page.getByRole('button', { name: say('timeline.note.remove', { text: 'Nouveaux horaires' }) }).press('Enter')
    await expect.poll(() => page.locator('.time-notes li').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await page.locator('.time-notes li').waitFor()
    expect((await own.client.timeline.notes()).map(({ text }) => text)).toEqual(['Nouveaux horaires'])
  })

  browserTest('weekday and hour: the grid says how many cells hold enough; days alone are no hours', async () => {
    const page = await driver.open(host(), '/compare/clock?p=2026-Q3&pl=facebook')
    await page.locator('table.clock').waitFor()
    const { enough, cells } = await host().client.timeline.clock({
      filter: { period: '2026-Q3', platforms: ['facebook'] },
    })
    expect(cells).toHaveLength(84)
    expect(await page.locator('main').textContent()).toContain(String(enough))
    await page.locator('table.clock td[tabindex="0"], table.clock th[tabindex="0"]').first().focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate(() => document.activeElement?.closest('table')?.className)).toBe('clock')
    const empty = await driver.open(host(), '/compare/clock?p=2026-Q3&pl=youtube&m=interactions_per_post')
    await empty.getByRole('heading', { name: say('timeline.clock.no_hour') }).waitFor()
  })

  browserTest('an empty network says what to do', async () => {
    const own = await emptyHost()
    for (const tab of ['time', 'clock']) {
      const page = await driver.open(own, `/compare/${tab}?p=2026-Q3`)
      await page.getByRole('heading', { name: say('timeline.empty') }).waitFor()
      expect(await violations(page)).toEqual([])
    }
  })

  browserTest('the command line says the break in words and as data', async () => {
    const out: string[] = []
    const streams = { out: (text: string) => out.push(text), error: (text: string) => out.push(text), status: () => 0 }
    const file = await sampleFile()
    const args = [
      'compare',
      '--workspace',
      file,
      '--view',
      'time',
      '--platform',
      'facebook',
      '--period',
      '2026-Q3',
      '--rate',
      'views_per_post',
    ]
    const run = (...more: string[]) => runProgram([...args, ...more], streams, new AbortController().signal, 'fr_FR')
    expect(await run('--json')).toBe(0)
    expect(JSON.parse(out.join('\n'))).toMatchObject({
      breaks: [
        { day: '2025-10-01', code: 'impressions_to_views', platform: 'facebook', origin: 'data' },
        { origin: 'announced' },
      ],
      finding: { code: 'time_break' },
      calendar: { finding: { code: 'calendar_cannot_tell' } },
    })
    out.length = 0
    expect(await run()).toBe(0)
    expect(out.join('\n')).toMatch(/Facebook remplace les impressions par les vues/)
  })
})
