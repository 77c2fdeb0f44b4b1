import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new folder under the system's temporary one, gone when the running test ends. Call it inside a test. */
export function temporaryFolder(): string {
  const folder = newFolder()
  onTestFinished(() => removeFolder(folder))
  return folder
}

/** A new folder under the system's temporary one. Remove it yourself. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'portee-test-'))

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}
