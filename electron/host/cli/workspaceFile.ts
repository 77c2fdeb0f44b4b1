import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { nameOf } from '../../engine/workspace/fileNames'
import { textOption, UsageError, type Session } from './command'

/** Path given by --workspace. @throws UsageError without it */
export function workspacePath(session: Session): string {
  const file = textOption(session.options, 'workspace')
  if (file === undefined) throw new UsageError(session.words.missingWorkspace)
  return resolve(file)
}

/** Opens the workspace of --workspace. @throws NOT_FOUND, WORKSPACE_REFUSED, WORKSPACE_IN_USE */
export async function openWorkspace(session: Session): Promise<void> {
  await session.client.workspace.open({ id: session.engine.workspaces.register(workspacePath(session)) })
}

/** The same, or a new workspace in the command's language where the file does not exist yet. */
export async function openOrCreateWorkspace(session: Session): Promise<void> {
  const file = workspacePath(session)
  if ((await stat(file).catch(() => null)) !== null) return openWorkspace(session)
  const name = nameOf(file)
  const settings = { networkName: name, zone: 'Europe/Paris', language: session.language, keepOrganisations: false }
  await session.engine.workspaces.create({ name, settings, file })
  session.progress(session.words.created(name))
}
