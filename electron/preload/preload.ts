import { contextBridge, ipcRenderer } from 'electron'

/** Name of the window message that carries the engine's port to the page, and of the channel it comes by. */
const PORT = 'portee:port'

/** Only ids come back; anything else from the other side is treated as "cancelled". */
async function ask(channel: string): Promise<string[]> {
  const answer: unknown = await ipcRenderer.invoke(channel)
  return Array.isArray(answer) ? answer.filter((id): id is string => typeof id === 'string') : []
}

ipcRenderer.on(PORT, (event) => {
  // A MessagePort cannot cross the context bridge; it goes to the page as a window message of the same origin.
  window.postMessage(PORT, window.location.origin, [...event.ports])
})

contextBridge.exposeInMainWorld(
  'desktop',
  Object.freeze({
    isDesktop: true,
    /** The system's open dialog for exports; upload ids, empty when cancelled. */
    openFiles: () => ask('portee:open-files'),
    /** The system's open dialog for a workspace; its id, or null when cancelled. */
    openWorkspace: async () => (await ask('portee:open-workspace'))[0] ?? null,
    /** Asks for the engine's port. */
    requestPort: () => {
      ipcRenderer.send(PORT)
    },
  }),
)
