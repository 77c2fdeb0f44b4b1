import { DateCollector, type DateEvidence } from './dates'
import { isMissing, readNumber } from './numbers'

/** How the values of one column look, over the whole file. */
export interface ColumnLook {
  /** Cells that are not empty, and cells that say "no value". */
  readonly filled: number
  readonly missing: number
  readonly urls: number
  readonly handles: number
  readonly dates: number
  readonly times: number
  readonly whole: number
  readonly decimals: number
  readonly percents: number
  /** Digits too long for a count. */
  readonly longNumbers: number
  readonly rounded: number
  readonly texts: number
  /** Mean length of what is text. */
  readonly meanLength: number
  /** Different values, counted up to `DISTINCT`; the first of them. */
  readonly distinct: number
  readonly values: readonly string[]
  readonly samples: readonly string[]
  readonly evidence: DateEvidence
}

const DISTINCT = 60
const SAMPLES = 4
const SHOWN = 200

/** Looks at the cells of one column as they pass. */
export class ColumnCollector {
  private readonly counts = {
    filled: 0,
    missing: 0,
    urls: 0,
    handles: 0,
    dates: 0,
    times: 0,
    whole: 0,
    decimals: 0,
    percents: 0,
    longNumbers: 0,
    rounded: 0,
    texts: 0,
  }
  private length = 0
  private readonly values = new Set<string>()
  private readonly samples: string[] = []
  private readonly dates = new DateCollector()

  add(cell: string): void {
    const text = cell.trim()
    const { counts } = this
    if (isMissing(text)) {
      counts.missing += 1
      return
    }
    counts.filled += 1
    if (this.samples.length < SAMPLES) this.samples.push(text.slice(0, SHOWN))
    if (this.values.size <= DISTINCT && text.length <= SHOWN) this.values.add(text)
    if (text.length <= 60) this.dates.add(text)
    this.look(text)
  }

  private look(text: string): void {
    const { counts } = this
    if (/^(https?:\/\/|www\.)\S+$/i.test(text)) counts.urls += 1
    else if (/^@[\w.]{2,40}$/.test(text)) counts.handles += 1
    else if (/^\d{1,2}[:h]\d{2}(:\d{2})?(\s?[ap]\.?m\.?)?$/i.test(text)) counts.times += 1
    else if (/^["'=]*\d{11,30}"?(_\d{5,30})?$/.test(text)) counts.longNumbers += 1
    else if (text.length > 60 || !this.lookNumber(text)) {
      counts.texts += 1
      this.length += text.length
    }
  }

  private lookNumber(text: string): boolean {
    const { counts } = this
    const read = [',', '.'].map((decimal) =>
      readNumber(text, { decimal: decimal === ',' ? ',' : '.', groups: decimal === ',' ? '.' : ',' }),
    )
    const numbers = read.flatMap((one) => (one.kind === 'number' ? [one] : []))
    const [number] = numbers
    if (number === undefined) return false
    if (number.isPercent) counts.percents += 1
    else if (number.isRounded) counts.rounded += 1
    else if (numbers.some((one) => !one.text.includes('.'))) counts.whole += 1
    else counts.decimals += 1
    return true
  }

  result(): ColumnLook {
    const evidence = this.dates.result()
    const { shapes } = evidence
    return {
      ...this.counts,
      // Serial numbers are counts as well; only a name or the other columns make them days.
      dates: shapes.iso + shapes.numeric + shapes.named,
      meanLength: this.counts.texts === 0 ? 0 : this.length / this.counts.texts,
      distinct: this.values.size,
      values: [...this.values].slice(0, DISTINCT),
      samples: this.samples,
      evidence,
    }
  }
}
