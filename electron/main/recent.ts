import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const LIMIT = 20
const list = z.array(z.string())

/** Paths of workspaces chosen outside the data folder, newest first; the engine is told them at every start. */
export interface Recent {
  paths(): readonly string[]
  add(path: string): void
}

/** Kept in a file of the desktop's own; one that cannot be read counts as empty, one that cannot be written is done without. */
export function createRecent(file: string): Recent {
  let paths = read(file)
  return {
    paths: () => paths,
    add: (path) => {
      paths = [path, ...paths.filter((other) => other !== path)].slice(0, LIMIT)
      write(file, paths)
    },
  }
}

function read(file: string): string[] {
  try {
    return list.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return []
  }
}

function write(file: string, paths: readonly string[]): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(paths), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch {
    // A convenience: the file can always be chosen again.
  }
}
