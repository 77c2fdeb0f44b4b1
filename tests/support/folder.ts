import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new folder under the system's temporary one, gone when the running test ends. Call it inside a test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portee-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
