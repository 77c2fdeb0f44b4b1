import { randomUUID } from 'node:crypto'
import type { UnknownTable } from './mapping/unknownTable'
import { refused } from './refuse'
import type { RefusedFile, StagedFile } from './staged'

/** A file of the drop at its place: of the thing it was found in, and of the file among those made of it. */
export interface PlacedFile {
  readonly at: readonly [source: number, part: number]
  readonly file: StagedFile | RefusedFile
}

/** An archive or workbook, and the places of what was found inside. */
interface Container {
  readonly name: string
  readonly bytes: number
  readonly from: number
  readonly to: number
}

/** Codes that say no more than "not a table of anything known", or "beside what is kept": the lines of a chart, hours of a week. */
const NOTHING_KNOWN = new Set([
  ...['unknown_format', 'empty', 'no_rows', 'not_csv', 'binary', 'ambiguous_format'],
  ...['only_series', 'not_kept'],
])
const NAMES_SHOWN = 8

/**
 * What of a container is shown. Beside a known table, things that nobody knows are notes, covers, empty sheets: they are set
 * aside with one word. Where nothing is known they are all there is: tables ask what they are, and if there is none, the
 * container is refused once, with the names inside.
 */
export class Containers {
  private readonly containers: Container[] = []
  private readonly places = new Map<UnknownTable, number>()

  add(container: Container): void {
    this.containers.push(container)
  }

  /** Says in which place an unknown table was found. */
  place(table: UnknownTable, at: number): void {
    this.places.set(table, at)
  }

  /** @returns the files and tables that are shown, and the tables that are not */
  shown(files: readonly PlacedFile[], unknown: readonly UnknownTable[]) {
    let kept = [...files]
    let hidden: readonly UnknownTable[] = []
    for (const container of this.containers) {
      const isInside = (at: number): boolean => at >= container.from && at < container.to
      const tables = unknown.filter((table) => table.files.length === 0 && isInside(this.places.get(table) ?? -1))
      const inside = kept.filter(({ at }) => isInside(at[0]))
      const beside = inside.filter(isNothingKnown)
      const known = inside.filter(({ file }) => file.level !== 'refused')
      if (known.length > 0) {
        const names = [...beside.map(({ file }) => file.fileName), ...tables.map(({ base }) => base.fileName)]
        kept = setAside(kept, beside, known[0], names)
        hidden = [...hidden, ...tables]
      } else if (tables.length > 0) kept = setAside(kept, beside, undefined, [])
      else if (beside.length > 1 && beside.length === inside.length)
        kept = [...setAside(kept, beside, undefined, []), refusedWhole(container, beside)]
    }
    return { files: kept, unknown: unknown.filter((table) => !hidden.includes(table)), hidden }
  }
}

function isNothingKnown({ file }: PlacedFile): boolean {
  return file.level === 'refused' && NOTHING_KNOWN.has(file.refusal.code)
}

/** The files without those beside; the first one known says how many there were. */
function setAside(
  files: readonly PlacedFile[],
  beside: readonly PlacedFile[],
  known: PlacedFile | undefined,
  names: readonly string[],
): PlacedFile[] {
  const notice = { code: 'set_aside_inside', data: { files: names.length, names: shortList(names) } }
  return files.flatMap((one) => {
    if (beside.includes(one)) return []
    if (one !== known || one.file.level === 'refused' || names.length === 0) return [one]
    return [{ ...one, file: { ...one.file, warnings: [...one.file.warnings, notice] } }]
  })
}

function refusedWhole(container: Container, beside: readonly PlacedFile[]): PlacedFile {
  const names = beside.map(({ file }) => file.fileName)
  const { refusal } = refused('nothing_known_inside', { files: names.length, names: shortList(names) })
  const { name: fileName, bytes } = container
  const file: RefusedFile = {
    level: 'refused',
    id: randomUUID(),
    fileName,
    bytes,
    format: null,
    platform: null,
    refusal,
  }
  return { at: [container.from, 0], file }
}

const shortList = (names: readonly string[]): string => {
  const last = names.map((name) => name.split(' › ').at(-1) ?? name)
  return last.slice(0, NAMES_SHOWN).join(', ') + (last.length > NAMES_SHOWN ? '…' : '')
}
