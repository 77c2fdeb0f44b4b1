import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fail } from '../../engine/fail'
import { EXTENSION, nameOf } from '../../engine/workspace/fileNames'
import { startEngine } from '../startEngine'
import { createRouterClient } from '@orpc/server'
import type { Command } from './command'
import { follow } from './task'
import { workspacePath } from './workspaceFile'

/** Builds the fictional network in a new file, its exports taken in by the importer itself. */
export const sampleCommand: Command = {
  name: 'sample',
  takesFiles: false,
  options: {},
  examples: ['portee sample --workspace sample.duckdb --lang fr'],
  async run(session) {
    const file = workspacePath(session)
    if ((await stat(file).catch(() => null)) !== null) throw fail('WORKSPACE_EXISTS', { name: nameOf(file) })
    await mkdir(dirname(file), { recursive: true })
    // Built in a folder of its own and moved when whole: a stop in the middle leaves no half network under that name.
    const folder = await mkdtemp(join(dirname(file), '.portee-sample-'))
    const engine = await startEngine({ dataFolder: folder, print: null })
    try {
      const client = createRouterClient(engine.router)
      const steps = await client.workspace.createSample({ language: session.language }, { signal: session.signal })
      const made = await follow(session, steps)
      await engine.close()
      await rename(join(folder, made.name + EXTENSION), file)
      const summary = { name: made.settings.networkName, posts: made.posts, imports: made.imports, period: made.period }
      session.out(session.json ? JSON.stringify(summary, null, 2) : session.words.sampleMade(summary, file))
      return 0
    } finally {
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
