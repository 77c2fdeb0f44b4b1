import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { findBrowser, sandboxArguments } from '../../electron/host/browser'
import { startHttp } from '../../electron/host/http'
import type { openEngine } from './openEngine'

/** What somebody does in the page, by name; the address of the application is given to the first. */
export type Steps = Readonly<Record<string, (page: Page, launchUrl: string) => Promise<unknown>>>

/** Long enough for what a step started to be drawn. */
const SETTLED = 1500

/**
 * The longest task of each step on the page's own thread, in milliseconds; 0 = none of 50 ms or more. Nothing where no browser or
 * no built page is found. Closes the engine.
 */
export async function longestTasks(
  { engine }: Awaited<ReturnType<typeof openEngine>>,
  steps: Steps,
): Promise<Record<string, number>> {
  const executablePath = findBrowser()
  const rendererFolder = join(process.cwd(), 'out', 'renderer')
  const detail: Record<string, number> = {}
  if (executablePath !== null && existsSync(rendererFolder)) {
    const http = await startHttp({ engine, rendererFolder })
    const browser = await chromium.launch({ executablePath, args: [...sandboxArguments(), '--disable-gpu'] })
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addInitScript(watchTasks)
    for (const [name, step] of Object.entries(steps)) {
      await page.evaluate(() => Object.assign(window, { longestTask: 0 }))
      await step(page, http.launchUrl)
      await page.waitForTimeout(SETTLED)
      detail[name] = await page.evaluate(() => Number('longestTask' in window ? window.longestTask : Number.NaN))
    }
    await browser.close()
    await http.close()
  }
  await engine.close()
  return detail
}

/** Prints what `longestTasks` found against the 100 ms that nobody notices. */
export function printTasks(
  title: string,
  tasks: Readonly<Record<string, number>>,
  print: (line: string) => void,
): void {
  if (Object.keys(tasks).length === 0) {
    print('  interface: skipped, no browser or no built pages (npm run build)')
    return
  }
  print(title)
  for (const [step, longest] of Object.entries(tasks)) {
    const said = longest === 0 ? 'under 50' : longest.toFixed(0)
    print(`  ${step.padEnd(28)} ${said} ms  (${longest <= 100 ? 'within' : 'OVER'} 100 ms)`)
  }
}

/** Runs in the page before its own scripts. */
function watchTasks(): void {
  const seen = { longestTask: 0 }
  Object.assign(window, seen)
  new PerformanceObserver((entries) => {
    const known = 'longestTask' in window ? Number(window.longestTask) : 0
    const longest = Math.max(known, ...entries.getEntries().map((entry) => entry.duration))
    Object.assign(window, { longestTask: longest })
  }).observe({ type: 'longtask', buffered: true })
}
