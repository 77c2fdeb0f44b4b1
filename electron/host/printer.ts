import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { fail } from '../engine/fail'
import { findBrowser, sandboxArguments } from './browser'

/**
 * Prints an HTML document as tagged PDF with outline; paper size comes from its `@page`. The page gets no script and no
 * network: every request is refused, so a report can neither run nor fetch anything. @throws NO_BROWSER
 */
export async function printPdf(html: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  signal?.throwIfAborted()
  const executablePath = findBrowser()
  if (executablePath === null) throw fail('NO_BROWSER')
  const home = await mkdtemp(join(tmpdir(), 'portee-print-'))
  const browser = await chromium.launch({
    executablePath,
    args: [...sandboxArguments(), '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  })
  const stop = () => void browser.close()
  signal?.addEventListener('abort', stop)
  try {
    return await printIn(browser, html)
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
    await browser.close()
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function printIn(browser: Browser, html: string): Promise<Uint8Array> {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
  await context.route('**/*', (route) => route.abort())
  const page = await context.newPage()
  await page.setContent(html, { waitUntil: 'load' })
  return page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
}

/** The printer where a browser can be had, else null. */
export function printerOrNull(): typeof printPdf | null {
  return findBrowser() === null ? null : printPdf
}
