import { createContext, useContext } from 'react'
import type { Workspace } from '../../shared/contract/workspace'

export const WorkspaceContext = createContext<Workspace | null>(null)

/** The open workspace. @throws on the welcome screen, where there is none */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (workspace === null) throw new Error('useWorkspace without an open workspace')
  return workspace
}
