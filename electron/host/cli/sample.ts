import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fail } from '../../engine/fail'
import { writeSample } from '../../engine/sample/writeSample'
import { EXTENSION, nameOf } from '../../engine/workspace/fileNames'
import { startEngine } from '../startEngine'
import { createRouterClient } from '@orpc/server'
import { textOption, UsageError, type Command, type Session } from './command'
import { follow } from './task'
import { workspacePath } from './workspaceFile'

/** Files of somebody else are not written over. @throws UsageError */
async function mustBeEmpty({ words }: Session, folder: string): Promise<void> {
  const found = await readdir(folder).catch(() => [])
  if (found.length > 0) throw new UsageError(words.folderInUse(folder))
}

/** Builds the fictional network in a new file, its exports taken in by the importer itself; with `--exports`, writes these files too. */
export const sampleCommand: Command = {
  name: 'sample',
  takesFiles: false,
  options: { exports: { type: 'string' } },
  examples: [
    'portee sample --workspace sample.duckdb --lang fr',
    'portee sample --workspace sample.duckdb --exports files',
  ],
  async run(session) {
    const file = workspacePath(session)
    const exports = textOption(session.options, 'exports') ?? null
    if (exports !== null) await mustBeEmpty(session, exports)
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
      if (exports !== null) await writeSample(exports)
      const summary = { name: made.settings.networkName, posts: made.posts, imports: made.imports, period: made.period }
      session.out(session.json ? JSON.stringify(summary, null, 2) : session.words.sampleMade(summary, file))
      return 0
    } finally {
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
