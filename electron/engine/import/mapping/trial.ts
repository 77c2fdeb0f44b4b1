import type { MappingTrial } from '../../../../shared/contract/mappings'
import type { MappingSpec, Meaning } from '../../../../shared/mapping'
import type { Platform } from '../../../../shared/vocabulary'
import { RowConverter, type Converted, type ConvertedRow } from './convert'
import { findHeader, type Places } from './places'
import { headRecords } from './look'
import { hiddenRowsOf } from '../read/sections'
import { readRecords } from './records'

const SHOWN = { rows: 20, examples: 3, text: 200 } as const

interface Column {
  readonly position: number
  readonly meaning: Meaning
  good: number
  missing: number
  bad: number
  readonly examples: { row: number; text: string; why: string }[]
}

/**
 * Reads a whole table under a specification and says how that goes; nothing is kept.
 * @returns null when a column of the specification is not in the file
 */
export async function tryMapping(
  path: string,
  delimiter: string,
  spec: MappingSpec,
  signal?: AbortSignal,
): Promise<MappingTrial | null> {
  const head = await headRecords(path, delimiter)
  const found = findHeader(head, spec)
  if (found === null) return null
  const trial = new Trial(spec, found.places, hiddenRowsOf(head))
  for await (const records of readRecords(path, delimiter, signal)) {
    for (const { at, cells } of records) if (at > found.headerRow && cells !== null) trial.add(at, cells)
  }
  return trial.result()
}

class Trial {
  private readonly converter: RowConverter
  private readonly columns: Column[]
  private readonly first: MappingTrial['first'] = []
  private readonly platforms = new Map<string, { platform: Platform | null; rows: number }>()
  private readonly accounts = new Set<string>()
  private readonly dateAt: number
  private readonly isPost: boolean
  private rows = 0
  private readable = 0
  private setAside = 0
  private keyless = 0
  private firstDay: string | null = null
  private lastDay: string | null = null
  /** Blank records count only when something follows them. */
  private blank = 0

  constructor(
    spec: MappingSpec,
    private readonly places: Places,
    private readonly hidden: number,
  ) {
    this.converter = new RowConverter(spec, places)
    this.columns = [...places]
      .filter(([meaning]) => meaning !== 'time')
      .map(([meaning, position]) => ({ position, meaning, good: 0, missing: 0, bad: 0, examples: [] }))
    this.isPost = spec.level === 'post'
    this.dateAt = places.get('published') ?? places.get('day') ?? -1
  }

  add(at: number, cells: readonly string[]): void {
    const row = this.converter.convert(cells)
    if (row.kind === 'blank') {
      this.blank += 1
      return
    }
    this.rows += this.blank + 1
    this.setAside += this.blank
    this.blank = 0
    if (row.word !== null && row.kind !== 'total') this.countPlatform(row.word, row.platform)
    if (row.kind !== 'ok') {
      this.setAside += 1
      return
    }
    this.take(at + 1 - this.hidden, cells, row)
  }

  private take(number: number, cells: readonly string[], row: ConvertedRow): void {
    let isBad = false
    for (const column of this.columns) {
      const converted = row.cells.get(column.position)
      if (converted === undefined) continue
      if (converted.kind === 'bad') {
        isBad = true
        column.bad += 1
        const text = (cells[column.position] ?? '').slice(0, SHOWN.text)
        if (column.examples.length < SHOWN.examples) column.examples.push({ row: number, text, why: converted.why })
      } else column[converted.kind === 'value' ? 'good' : 'missing'] += 1
      this.noteName(column, converted)
    }
    const isKeyless = this.isPost && this.lacksKey(row)
    if (isKeyless) this.keyless += 1
    if (!isBad && !isKeyless) this.readable += 1
    this.noteDay(row.cells.get(this.dateAt))
    if (this.first.length < SHOWN.rows) this.first.push({ row: number, cells: this.shown(cells, row) })
  }

  /** The rule of the importer: link or id, else text and minute. */
  private lacksKey({ cells }: ConvertedRow): boolean {
    const has = (meaning: Meaning): boolean => cells.get(this.places.get(meaning) ?? -1)?.kind === 'value'
    if (has('permalink') || has('native_id')) return false
    const date = cells.get(this.dateAt)
    return !has('text') || (date?.kind === 'value' && date.text.length <= 10)
  }

  private noteName({ meaning }: Column, converted: Converted): void {
    const isName = meaning === 'account_name' || meaning === 'account_handle'
    if (isName && converted.kind === 'value' && this.accounts.size < 200) this.accounts.add(converted.text.trim())
  }

  private noteDay(converted: Converted | undefined): void {
    if (converted?.kind !== 'value') return
    const day = converted.text.slice(0, 10)
    if (this.firstDay === null || day < this.firstDay) this.firstDay = day
    if (this.lastDay === null || day > this.lastDay) this.lastDay = day
  }

  private countPlatform(word: string, platform: Platform | null): void {
    const before = this.platforms.get(word)
    if (before !== undefined) before.rows += 1
    else if (this.platforms.size < 200) this.platforms.set(word, { platform, rows: 1 })
  }

  private shown(cells: readonly string[], row: ConvertedRow) {
    return this.columns.map(({ position }) => {
      const converted = row.cells.get(position)
      return {
        position,
        text: (cells[position] ?? '').slice(0, SHOWN.text),
        value: converted?.kind === 'value' ? converted.text.slice(0, SHOWN.text) : null,
        isBad: converted?.kind === 'bad',
      }
    })
  }

  result(): MappingTrial {
    const { rows, readable, setAside, keyless, columns, first, firstDay, lastDay } = this
    return {
      rows,
      readable,
      setAside,
      keyless,
      badCells: columns.reduce((sum, column) => sum + column.bad, 0),
      columns: [...columns].sort((a, b) => a.position - b.position),
      first,
      platforms: [...this.platforms].map(([word, { platform, rows: n }]) => ({ word, platform, rows: n })),
      accounts: [...this.accounts],
      firstDay,
      lastDay,
    }
  }
}
