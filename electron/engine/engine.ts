import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { EngineContext, EngineOptions } from './context'
import { createRouter, type EngineRouter } from './router'
import { createUploads } from './uploads'
import { Workspaces } from './workspace/workspaces'

export interface Engine {
  /** To be put behind a channel (fetch, message port) or called directly. */
  readonly router: EngineRouter
  readonly context: EngineContext
  /** For doors, which alone know paths: files chosen by the user, where to create one. */
  readonly workspaces: Workspaces
  /** Waits for writes, closes the file, empties the staging folder. */
  close(): Promise<void>
}

/**
 * The engine: one workspace file at a time, no window, no web. Empties the staging folder first, which must belong to
 * this engine alone.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  await mkdir(options.dataFolder, { recursive: true })
  await emptyFolder(options.stagingFolder)
  const workspaces = new Workspaces(options)
  const context: EngineContext = {
    options: { ...options, clock: () => workspaces.now() },
    uploads: createUploads(),
    workspace: () => workspaces.require(),
  }
  return {
    router: createRouter(context, workspaces),
    context,
    workspaces,
    close: async () => {
      await workspaces.close()
      await emptyFolder(options.stagingFolder)
    },
  }
}

async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true })
}
