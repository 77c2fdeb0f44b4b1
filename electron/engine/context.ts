import { implement } from '@orpc/server'
import { contract } from '../../shared/contract/contract'
import type { Database } from './db/database'

/** What a host gives the engine. No path of these ever crosses the contract. */
export interface EngineOptions {
  /** Folder of the workspaces that are listed and created; exists. */
  readonly dataFolder: string
  /** Folder for staged drops, uploads and temporary files; exists, owned by this engine alone, emptied at start. */
  readonly stagingFolder: string
  /** Folder `resources/` of the application: gazetteer, starter codebook. Only a host knows where it lies. */
  readonly resourcesFolder: string
  readonly version: string
  readonly clock: () => Date
  /** One line of log; never captions, names or paths. Returns nothing. */
  readonly log: (line: {
    readonly level: 'info' | 'error'
    readonly event: string
    readonly [key: string]: unknown
  }) => void
  /** Prints an HTML document as tagged PDF; null where no browser can be had. */
  readonly print: ((html: string, signal: AbortSignal | undefined) => Promise<Uint8Array>) | null
}

/** A file a door has put into staging: the contract carries its id only. */
export interface Upload {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly bytes: number
  /** Modification time of the user's file: `lastModified` in the browser, mtime on disk. */
  readonly modifiedAt: Date | null
  /** Export date that somebody gives with the file; goes before any other evidence. */
  readonly exportedAt?: Date | undefined
  /** True when the engine owns the copy and may delete it; false when it is the user's own file. */
  readonly owned: boolean
}

/** Files registered by doors, by opaque id. */
export interface Uploads {
  register(upload: Omit<Upload, 'id'>): Upload
  get(id: string): Upload | undefined
  /** Forgets it, and deletes the copy if owned. */
  release(id: string): Promise<void>
}

export interface OpenWorkspace {
  readonly id: string
  readonly name: string
  readonly file: string
  readonly database: Database
}

/** What the handlers of every area share. */
export interface EngineContext {
  readonly options: EngineOptions
  readonly uploads: Uploads
  /** @throws NO_WORKSPACE */
  workspace(): OpenWorkspace
}

/** The contract to be implemented: `os.posts.list.handler(…)`. A method without handler does not compile in engine.ts. */
export const os = implement(contract)
