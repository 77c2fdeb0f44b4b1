/**
 * What the desktop window adds to a browser tab. Every use has a browser fallback beside it; the port of the engine comes as
 * a window message (`PORT_MESSAGE`, with the port), because a MessagePort cannot cross the context bridge.
 */
export interface Desktop {
  readonly isDesktop: true
  /** The system's open dialog; the files are registered with the engine and come back as upload ids. Empty = cancelled. */
  readonly openFiles: () => Promise<string[]>
  /** The open dialog for a Portée file; its id in the engine's list, or null when cancelled. */
  readonly openWorkspace: () => Promise<string | null>
  /** Asks the main process for the engine's port; it arrives as a window message. */
  readonly requestPort: () => void
}

export const PORT_MESSAGE = 'portee:port'

declare global {
  interface Window {
    readonly desktop?: Desktop
  }
}
