import type { MappingSpec, Meaning, WatchUnit } from '../../../../shared/mapping'
import { ACCOUNT_DAY_METRICS, METRICS, type Platform } from '../../../../shared/vocabulary'
import { readDate, timeText, type ReadDate } from './dates'
import { foldName } from './names'
import { isMissing, readNumber, wholeNumber } from './numbers'
import type { Places } from './places'

/**
 * Stands, unseen, before a cell that cannot be read: what the user was told is unreadable must not be read after all, in the
 * style of some platform (`03/09/26 10:00` as March).
 */
export const UNREADABLE = '\u2060'

/** One cell under its meaning: what is kept, nothing, or why it cannot be read. */
export type Converted =
  | { readonly kind: 'value'; readonly text: string; readonly isRounded?: boolean }
  | { readonly kind: 'missing' }
  | {
      readonly kind: 'bad'
      readonly why: 'not_a_number' | 'rounded' | 'fraction' | 'percent' | 'not_a_date' | 'negative' | 'no_label'
    }

export interface ConvertedRow {
  /** ok: a row; blank: nothing in it; total: a sum below the table; elsewhere: of a platform that is not taken. */
  readonly kind: 'ok' | 'blank' | 'total' | 'elsewhere'
  /** By position of the column. `time` is part of `published`. */
  readonly cells: ReadonlyMap<number, Converted>
  readonly platform: Platform | null
  /** Word of the platform's column. */
  readonly word: string | null
}

const FIGURES = new Set<Meaning>([...METRICS, ...ACCOUNT_DAY_METRICS, 'count', 'followers'])
const TOTAL = /^(grand )?(total|totals|totaux|gesamt|summe|somme|totale|totaal|totales|totais|sum)\b/i
const MISSING = { kind: 'missing' } as const

/** Reads rows under a specification: the one place where a cell of an unknown table becomes a value. */
export class RowConverter {
  private readonly platforms: ReadonlyMap<string, Platform | null>
  private readonly columns: readonly (readonly [Meaning, number])[]
  private readonly units: ReadonlyMap<Meaning, WatchUnit>
  private readonly clock: (at: number) => { readonly day: string; readonly time: string }

  constructor(
    private readonly spec: MappingSpec,
    private readonly places: Places,
  ) {
    this.columns = [...places].filter(([meaning]) => meaning !== 'time')
    this.units = new Map(spec.columns.map(({ meaning, unit }) => [meaning, unit ?? 'seconds']))
    const { platform } = spec
    this.platforms = new Map(
      platform.from === 'column' ? platform.words.map((each) => [foldName(each.word), each.platform]) : [],
    )
    this.clock = clockIn(spec.zone)
  }

  convert(cells: readonly string[]): ConvertedRow {
    const { platform, word } = this.platformOf(cells)
    if (cells.every((cell) => cell.trim() === ''))
      return { kind: 'blank', cells: new Map(), platform: null, word: null }
    const converted = new Map<number, Converted>()
    for (const [meaning, at] of this.columns) converted.set(at, this.cell(meaning, cells[at] ?? '', cells))
    const kind = this.isTotal(cells, converted) ? 'total' : platform === null ? 'elsewhere' : 'ok'
    return { kind, cells: converted, platform, word }
  }

  private platformOf(cells: readonly string[]): { platform: Platform | null; word: string | null } {
    if (this.spec.platform.from === 'fixed') return { platform: this.spec.platform.platform, word: null }
    const word = (cells[this.places.get('platform') ?? -1] ?? '').trim()
    return { platform: this.platforms.get(foldName(word)) ?? null, word }
  }

  /** A row that begins with "Total" and has no day (no label but that word) sums up the others. */
  private isTotal(cells: readonly string[], converted: ReadonlyMap<number, Converted>): boolean {
    const first = cells.find((cell) => cell.trim() !== '') ?? ''
    if (!TOTAL.test(first.trim())) return false
    if (this.spec.level === 'audience') return true
    const at = this.places.get(this.spec.level === 'post' ? 'published' : 'day')
    return at === undefined || converted.get(at)?.kind !== 'value'
  }

  private cell(meaning: Meaning, text: string, cells: readonly string[]): Converted {
    if (meaning === 'published' || meaning === 'day') return this.date(meaning, text, cells)
    if (meaning === 'watch_time_ms') return this.watchTime(text)
    if (FIGURES.has(meaning)) return this.count(text, meaning)
    if (meaning === 'share') return this.share(text)
    if (meaning === 'native_id') return isPlatformId(text) ? { kind: 'value', text } : MISSING
    const kept = text.trim()
    if (kept === '') return meaning === 'label' ? { kind: 'bad', why: 'no_label' } : MISSING
    return { kind: 'value', text }
  }

  private date(meaning: 'published' | 'day', text: string, cells: readonly string[]): Converted {
    const read = readDate(text, this.spec.dates)
    const clockAt = this.places.get('time')
    const dated = meaning === 'published' && clockAt !== undefined ? withTime(read, cells[clockAt] ?? '') : read
    switch (dated.kind) {
      case 'missing':
        return MISSING
      case 'unreadable':
        return { kind: 'bad', why: 'not_a_date' }
      case 'day':
        return { kind: 'value', text: dated.day }
      case 'clock':
        return { kind: 'value', text: meaning === 'day' ? dated.day : `${dated.day} ${dated.time}` }
      case 'instant': {
        const { day, time } = this.clock(dated.at)
        return { kind: 'value', text: meaning === 'day' ? day : `${day} ${time}` }
      }
    }
  }

  private count(text: string, meaning: Meaning): Converted {
    const read = readNumber(text, this.spec.numbers)
    if (read.kind === 'missing') return MISSING
    if (read.kind === 'unreadable') return { kind: 'bad', why: 'not_a_number' }
    if (read.isPercent) return { kind: 'bad', why: 'percent' }
    if (read.isRounded && this.spec.numbers.rounded === 'reject') return { kind: 'bad', why: 'rounded' }
    const whole = wholeNumber(read.text)
    if (whole === null) return { kind: 'bad', why: 'fraction' }
    if (whole.startsWith('-') && meaning !== 'follows_net') return { kind: 'bad', why: 'negative' }
    return { kind: 'value', text: whole, isRounded: read.isRounded }
  }

  private watchTime(text: string): Converted {
    if (isMissing(text)) return MISSING
    const unit = this.units.get('watch_time_ms') ?? 'seconds'
    if (unit === 'clock') {
      const found = /^(?:(\d{1,6}):)?(\d{1,6}):([0-5]\d)$/.exec(text.trim())
      if (found === null) return { kind: 'bad', why: 'not_a_number' }
      const seconds = Number(found[1] ?? '0') * 3600 + Number(found[2]) * 60 + Number(found[3])
      return { kind: 'value', text: String(seconds * 1000) }
    }
    const read = readNumber(text, this.spec.numbers)
    if (read.kind !== 'number' || read.isPercent || read.isRounded) return { kind: 'bad', why: 'not_a_number' }
    const milliseconds = Number(read.text) * { milliseconds: 1, seconds: 1000, minutes: 60_000, hours: 3_600_000 }[unit]
    return milliseconds < 0
      ? { kind: 'bad', why: 'negative' }
      : { kind: 'value', text: String(Math.round(milliseconds)) }
  }

  /** A share in percent, with the digits it was printed with: `12,5 %` or `12,5`. */
  private share(text: string): Converted {
    const read = readNumber(text, this.spec.numbers)
    if (read.kind === 'missing') return MISSING
    if (read.kind === 'unreadable' || read.isRounded) return { kind: 'bad', why: 'not_a_number' }
    const value = Number(read.text)
    return value < 0 || value > 100 ? { kind: 'bad', why: 'not_a_number' } : { kind: 'value', text: read.text }
  }
}

/**
 * Whether an id can be the platform's own: ten digits at least, two numbers, a video of YouTube. The number of a tool (`1`, `2`) or what
 * a spreadsheet left of a long one (`1,22E+17`) would make one post of many.
 */
function isPlatformId(text: string): boolean {
  return /^["'= ]*(?:\d{10,30}(?:_\d{5,30})?|(?=.*[A-Za-z])[A-Za-z0-9_-]{11})["' ]*$/.test(text.trim())
}

/** A day and the hour in the column beside it. An hour that cannot be read makes the publication unreadable. */
function withTime(read: ReadDate, cell: string): ReadDate {
  if (read.kind !== 'day' || isMissing(cell)) return read
  const time = timeText(cell)
  return time === null ? { kind: 'unreadable' } : { kind: 'clock', day: read.day, time }
}

function clockIn(zone: string): (at: number) => { readonly day: string; readonly time: string } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
    const { year = '', month = '', day = '', hour = '', minute = '', second = '' } = parts
    return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}:${second}` }
  }
}
