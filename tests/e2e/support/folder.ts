import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the whole run: the built pages as they were when it began, and the sample workspace, built once. */
    e2eFolder: string
  }
}

let folder: string | null = null

/** Global setup of the project: one folder for the run, gone when it ends. */
export function setup(project: TestProject): void {
  folder = mkdtempSync(join(tmpdir(), 'portee-e2e-'))
  cpSync(join(import.meta.dirname, '../../../out/renderer'), join(folder, 'renderer'), { recursive: true })
  project.provide('e2eFolder', folder)
}

export function teardown(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true })
}
