import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** A file as a person drops it: name, bytes and time of last change. */
export interface DroppedFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** ms since 1970 */
  readonly modified: number
}

/** Folder of real exports, or null: tests that need them are skipped by name then. */
export const SAMPLES = process.env['PORTEE_SAMPLES'] ?? null

/** One real export. */
export function realFile(platform: string, name: string): DroppedFile {
  const path = join(SAMPLES ?? '', platform, name)
  return { name, bytes: readFileSync(path), modified: statSync(path).mtimeMs }
}

/** Names of the real exports of a platform. */
export function realNames(platform: string): string[] {
  return SAMPLES === null ? [] : readdirSync(join(SAMPLES, platform)).sort()
}

/** Drops files on the window with the browser's own drop event, names and times as given. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const plain = files.map(({ name, bytes, modified }) => ({
    name,
    modified: Math.round(modified),
    base64: Buffer.from(bytes).toString('base64'),
  }))
  await page.evaluate((given) => {
    const transfer = new DataTransfer()
    for (const { name, modified, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { lastModified: modified }))
    }
    const target = document.querySelector('main') ?? document.body
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }))
    }
  }, plain)
}
