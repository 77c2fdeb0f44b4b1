import { randomUUID } from 'node:crypto'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { Database } from '../db/database'
import { migrate } from '../db/migrate'
import type { EngineOptions, OpenWorkspace } from '../context'
import { fail } from '../fail'
import { deriveIfDue } from '../themes/derive'
import { addStarterCodebook } from '../themes/importCodebook'
import { EXTENSION, fileStem, nameOf, workspaceId } from './fileNames'
import { inspect, kindOfError, type Found } from './inspect'
import { readSetting, writeSetting, writeSettings, type Settings } from './settings'

interface Open extends OpenWorkspace {
  /** Day the sample network lives in; null in a real workspace. */
  readonly sampleToday: string | null
}

export interface NewWorkspace {
  readonly name: string
  readonly settings: Settings
  /** Given for the sample network only. */
  readonly sampleToday?: string
  /** Absolute path chosen through a door (never through the contract); without it the data folder is used. */
  readonly file?: string
}

/** The files the engine knows of, and the one it has open. */
export class Workspaces {
  private open_: Open | null = null
  /** Files chosen by the user outside the data folder, by id. */
  private readonly chosen = new Map<string, string>()
  /** Opening, creating and closing run one after the other: a second instance on one file would lose writes. */
  private turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly options: EngineOptions) {}

  /** Makes a file that a door was given (dialog, command line) known; returns the id the contract carries. */
  register(file: string): string {
    const id = workspaceId(file)
    this.chosen.set(id, resolve(file))
    return id
  }

  get current(): Open | null {
    return this.open_
  }

  /** @throws NO_WORKSPACE */
  require(): Open {
    if (this.open_ === null) throw fail('NO_WORKSPACE')
    return this.open_
  }

  /** The engine's clock: inside the sample network it stands at 10:00 UTC of the sample's day, so that a demo never ages. */
  now(): Date {
    const day = this.open_?.sampleToday
    return typeof day === 'string' ? new Date(`${day}T10:00:00Z`) : this.options.clock()
  }

  /** Files of the data folder and those chosen, newest first. */
  async list(): Promise<{ id: string; name: string; modifiedAt: string; bytes: number }[]> {
    const found = await Promise.all(
      [...(await this.files())].map(async ([id, file]) => {
        const info = await stat(file).catch(() => null)
        if (info?.isFile() !== true) return []
        return [{ id, name: nameOf(file), modifiedAt: info.mtime.toISOString(), bytes: info.size }]
      }),
    )
    return found.flat().sort((a, b) => b.modifiedAt.localeCompare(a.modifiedAt) || a.name.localeCompare(b.name))
  }

  /** @throws NOT_FOUND WORKSPACE_REFUSED WORKSPACE_IN_USE DISK */
  open(id: string): Promise<Open> {
    return this.inTurn(async () => {
      if (this.open_?.id === id) return this.open_
      const file = (await this.files()).get(id)
      if (file === undefined) throw fail('NOT_FOUND', { what: 'workspace' })
      // The new one is opened before the old one is let go: a refusal leaves the user where they were.
      const next = await openFile(id, file, this.options)
      await this.open_?.database.shutdown()
      this.open_ = next
      return next
    })
  }

  /** Creates a file, complete before it bears its name. @throws WORKSPACE_EXISTS DISK */
  async create(wanted: NewWorkspace): Promise<Open> {
    const file = wanted.file ?? join(this.options.dataFolder, fileStem(wanted.name) + EXTENSION)
    await this.inTurn(() => createFile(file, wanted, this.options))
    return this.open(this.register(file))
  }

  close(): Promise<void> {
    return this.inTurn(async () => {
      const open = this.open_
      this.open_ = null
      await open?.database.shutdown()
    })
  }

  /** Closes and deletes a workspace that was not finished (a cancelled sample network). */
  async abandon(id: string): Promise<void> {
    const open = this.open_
    if (open?.id !== id) return
    await this.close()
    this.chosen.delete(id)
    await rm(open.file, { force: true })
    await rm(`${open.file}.wal`, { force: true })
  }

  private async files(): Promise<Map<string, string>> {
    const names = await readdir(this.options.dataFolder).catch(() => [])
    const files = names
      .filter((name) => name.endsWith(EXTENSION) && !name.startsWith('.'))
      .map((name) => resolve(this.options.dataFolder, name))
    return new Map([...files.map((file) => [workspaceId(file), file] as const), ...this.chosen])
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.turn.then(work)
    this.turn = next.catch(() => undefined)
    return next
  }
}

async function openFile(id: string, file: string, options: EngineOptions): Promise<Open> {
  const name = nameOf(file)
  const found = await inspect(file)
  if (found !== 'ours') throw refusal(name, found)
  try {
    const database = await Database.open(file, { folders: [options.stagingFolder] })
    try {
      await migrate(database)
      await deriveIfDue(database)
      return { id, name, file, database, sampleToday: await readSampleDay(database) }
    } catch (error) {
      database.close()
      throw error
    }
  } catch (error) {
    throw refusal(name, kindOfError(error))
  }
}

function readSampleDay(database: Database): Promise<string | null> {
  return database.read((session) => readSetting(session, 'sampleToday', z.iso.date()))
}

function refusal(name: string, found: Exclude<Found, 'ours'>): Error {
  if (found === 'missing') return fail('NOT_FOUND', { what: 'workspace' })
  return found === 'in_use' ? fail('WORKSPACE_IN_USE', { name }) : fail('WORKSPACE_REFUSED', { name, found })
}

/** Written under a hidden name and renamed when whole: a crash leaves no half workspace under a real name. */
async function createFile(file: string, wanted: NewWorkspace, options: EngineOptions): Promise<void> {
  if ((await stat(file).catch(() => null)) !== null) throw fail('WORKSPACE_EXISTS', { name: nameOf(file) })
  const draft = join(resolve(file, '..'), `.${randomUUID()}.new`)
  try {
    const database = await Database.open(draft, { folders: [options.stagingFolder] })
    try {
      await migrate(database)
      await database.write(async (session) => {
        await writeSettings(session, wanted.settings)
        await writeSetting(session, 'name', wanted.name)
        // The sample network brings its own codebook.
        if (wanted.sampleToday === undefined) await addStarterCodebook(session)
        else await writeSetting(session, 'sampleToday', wanted.sampleToday)
      })
      await database.checkpoint()
    } finally {
      await database.shutdown()
    }
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
    await rm(`${draft}.wal`, { force: true })
  }
}
