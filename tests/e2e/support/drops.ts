import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Review } from '../../../shared/contract/imports'
import { dropFiles, type DroppedFile } from './files'
import type { Host } from './host'
import { say } from './words'

const LONG = { timeout: 60_000 }

/** The drop waiting for an answer, as the engine has it. */
export async function pendingReview(host: Host): Promise<Review> {
  const dropId = (await host.client.imports.pending()).at(-1)
  if (dropId === undefined) throw new Error('no drop is pending')
  return host.client.imports.review({ dropId })
}

/** Drops the files on Importer and waits until each has its row. */
export async function dropAndRead(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await page.locator('.drop').waitFor(LONG)
  await dropFiles(page, files)
  await page.locator('.bar').waitFor(LONG)
  // A long list is folded: how many tables it holds stands on it.
  await expect.poll(() => tablesShown(page), LONG).toBeGreaterThanOrEqual(files.length)
}

/** Says whose each file is as a person would: all proposals first, then each question with the answer that is chosen. */
export async function answerAll(
  page: Page,
  host: Host,
  newName = 'Compte sans nom',
  exportedDay = '2026-09-30',
): Promise<void> {
  const accept = page.getByRole('button', { name: say('imports.proposals_accept') })
  if (await accept.isVisible()) {
    await accept.click()
    await accept.waitFor({ state: 'detached', ...LONG })
  }
  for (;;) {
    const review = await pendingReview(host)
    const open = openQuestions(review)
    // The screen has caught up with the engine.
    await expect.poll(() => groupSize(page, 'asks'), LONG).toBe(review.totals.asks)
    if (open === 0) return
    await answerFirst(page, newName, exportedDay)
    await expect.poll(async () => openQuestions(await pendingReview(host)), LONG).toBeLessThan(open)
  }
}

async function tablesShown(page: Page): Promise<number> {
  const list = page.locator('[data-tables]')
  return (await list.count()) === 0 ? 0 : Number(await list.getAttribute('data-tables'))
}

/** Files in a group of the review, shown or folded. */
async function groupSize(page: Page, group: string): Promise<number> {
  const section = page.locator(`section.g[data-group=${group}]`)
  return (await section.count()) === 0 ? 0 : Number(await section.getAttribute('data-n'))
}

/** Questions of the drop: a file may name several accounts, and ask about its hours too. */
function openQuestions(review: Review): number {
  return review.files.reduce(
    (sum, { state, accounts, questions }) =>
      state === 'asks' ? sum + questions.length + accounts.filter((each) => each.state !== 'known').length : sum,
    0,
  )
}

async function answerFirst(page: Page, newName: string, exportedDay: string): Promise<void> {
  const question = page.locator('.r.open fieldset.ask').first()
  const answer = page.getByRole('button', { name: say('imports.answer'), exact: true }).first()
  await expect.poll(() => question.or(answer).first().isVisible(), LONG).toBe(true)
  if (!(await question.isVisible())) await answer.click()
  await question.waitFor(LONG)
  const radios = question.locator('input[type=radio]')
  // Nothing is chosen when two accounts have equal evidence.
  const isOpen = (await radios.count()) > 0 && (await question.locator('input[type=radio]:checked').count()) === 0
  if (isOpen) await radios.first().check()
  const day = question.locator('input[type=date]')
  // A day that lies after every sample, and before the clock of the host.
  if (await day.isVisible()) await day.fill(exportedDay)
  const name = question.getByRole('textbox').first()
  if ((await name.isVisible()) && (await name.inputValue()) === '') await name.fill(newName)
  await question.getByRole('button', { name: say('imports.confirm') }).click()
}

/** The one action: imports what is ready and waits for the bar that offers to undo it. */
export async function commitDrop(page: Page): Promise<void> {
  await page.locator('.bar .btn.pri').click()
  await page.locator('.toast').waitFor(LONG)
}
