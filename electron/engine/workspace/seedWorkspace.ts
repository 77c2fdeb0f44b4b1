import type { Progress } from '../../../shared/contract/common'
import type { Workspace } from '../../../shared/contract/workspace'
import type { Language } from '../../../shared/vocabulary'
import type { EngineContext } from '../context'
import { sampleWorkspace, seedSample } from '../sample/seed'
import { describeWorkspace } from './describe'
import type { NewWorkspace, Workspaces } from './workspaces'

type Step = Progress | { kind: 'done'; result: Workspace }

/**
 * A new workspace with the fictional network, its exports taken in by the importer itself. Cancelled or failed, the
 * file is deleted and what was open before is opened again.
 */
export async function* seedWorkspace(
  context: EngineContext,
  workspaces: Workspaces,
  language: Language,
  signal: AbortSignal | undefined,
): AsyncGenerator<Step> {
  const before = workspaces.current?.id ?? null
  const open = await workspaces.create(await freeName(workspaces, sampleWorkspace(language)))
  let whole = false
  try {
    yield* seedSample(context, language, signal)
    signal?.throwIfAborted()
    whole = true
    yield { kind: 'done', result: await describeWorkspace(workspaces) }
  } finally {
    if (!whole) {
      await workspaces.abandon(open.id)
      if (before !== null) await workspaces.open(before)
    }
  }
}

/** A second sample gets a number; nobody's file is ever replaced. */
async function freeName(workspaces: Workspaces, wanted: NewWorkspace): Promise<NewWorkspace> {
  const taken = new Set((await workspaces.list()).map((entry) => entry.name))
  let name = wanted.name
  for (let count = 2; taken.has(name); count++) name = `${wanted.name} ${count}`
  return { ...wanted, name }
}
