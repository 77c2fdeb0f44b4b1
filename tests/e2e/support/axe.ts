import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Rules that look at colours and sizes: the others see the same page in either theme. */
const STYLE_RULES = ['color-contrast', 'link-in-text-block', 'target-size']

/**
 * What axe finds on the page as it is, WCAG A and AA through 2.2, in the light and in the dark theme: rule, first element,
 * why. The theme is changed as the menu does it; the rest of the page stays the same element for element.
 */
export async function violations(page: Page): Promise<string[]> {
  const untitled = await page.evaluate(removeFrames)
  await setTheme(page, 'light')
  const light = await found('light', builder(page).withTags(TAGS))
  await setTheme(page, 'dark')
  const dark = await found('dark', builder(page).withRules(STYLE_RULES))
  return [...untitled, ...light, ...dark]
}

/**
 * One run in the page itself: without frames (they are taken out) there is nothing to gather from elsewhere, for which the
 * other mode opens a second page each time. Only what is wrong is told in full.
 */
function builder(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
}

async function found(theme: string, axe: AxeBuilder): Promise<string[]> {
  const { violations: list } = await axe.analyze()
  return list.map(({ id, nodes }) => {
    const [first] = nodes
    return `${theme} ${id} ×${nodes.length}: ${first?.html ?? ''} — ${first?.failureSummary ?? ''}`
  })
}

function setTheme(page: Page, theme: string): Promise<void> {
  return page.evaluate((chosen) => {
    document.documentElement.dataset['theme'] = chosen
  }, theme)
}

/**
 * Takes frames out of the page: the report's runs no script, so axe would wait in it for ever. (The report is tried as a
 * page of its own.) Returns those without a title.
 */
function removeFrames(): string[] {
  const frames = [...document.querySelectorAll('iframe')]
  for (const frame of frames) frame.remove()
  return frames.filter((frame) => frame.title === '').map((frame) => `frame without title: ${frame.outerHTML}`)
}
