import { genderOf, readAge } from './cells'
import { isNoAnswer, readYesNo, STATUS_WORDS, fold } from './words'

/** What the cells of one column look like, over the whole table. */
export interface ColumnStats {
  readonly filled: number
  /** Cells by text, up to `DISTINCT` different ones; `isWhole`: there are no others. */
  readonly counts: ReadonlyMap<string, number>
  readonly isWhole: boolean
  readonly numbers: number
  readonly ages: number
  readonly bands: number
  readonly genders: number
  readonly yesNo: number
  readonly statuses: number
  /** Addresses of people, machines and pages. */
  readonly addresses: number
  readonly dates: number
  readonly long: number
  /** Last day among the dates, ISO. */
  readonly lastDay: string | null
}

const DISTINCT = 2000
const LONGEST = 200

const ADDRESS =
  /^[^\s@;,]+@[^\s@;,]+\.[a-z]{2,}$|^(\d{1,3}\.){3}\d{1,3}$|^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){3,7}$|^https?:\/\//i
const DAY =
  /^(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?:[ T,à]+\d{1,2}[:h]\d{2}(?:[:m]\d{2})?.*)?$/i

/** Looks at the cells of one column as they pass. */
export class ColumnCollector {
  private readonly counts = new Map<string, number>()
  private isWhole = true
  private filled = 0
  private longNumbers = 0
  private readonly days: string[] = []
  private dates = 0
  private long = 0
  private addresses = 0

  add(cell: string): void {
    const text = cell.trim()
    if (isNoAnswer(text)) return
    this.filled += 1
    if (ADDRESS.test(text)) this.addresses += 1
    else if (text.length > LONGEST) this.long += 1
    else if (/^\d{9,}$/.test(text)) this.longNumbers += 1
    else this.addDay(text)
    const before = this.counts.get(text)
    if (before !== undefined) this.counts.set(text, before + 1)
    else if (this.counts.size < DISTINCT && text.length <= LONGEST) this.counts.set(text, 1)
    else this.isWhole = false
  }

  private addDay(text: string): void {
    const found = text.length < 40 ? DAY.exec(text) : null
    if (found === null) return
    this.dates += 1
    const [, year, month, day, first, second, last] = found
    const [a, b] = [Number(first), Number(second)]
    // dd/mm unless it cannot be: surveys here are French, and only the newest day is proposed from it.
    const iso = year === undefined ? (b > 12 ? [last, first, second] : [last, second, first]) : [year, month, day]
    if (year !== undefined || (a <= 31 && b <= 31)) this.days.push(isoOf(iso))
    if (this.days.length > 1000)
      this.days.splice(
        0,
        this.days.length,
        this.days.reduce((x, y) => (x > y ? x : y)),
      )
  }

  result(): ColumnStats {
    const { counts, isWhole, filled, dates, long, addresses } = this
    let [numbers, ages, bands, genders, yesNo, statuses] = [this.longNumbers, 0, 0, 0, 0, 0]
    for (const [text, n] of counts) {
      if (/^\d+([.,]\d+)?$/.test(text)) numbers += n
      const age = text.length <= 60 ? readAge(text, THIS_CENTURY) : null
      if (age !== null) {
        ages += n
        if (!/^\d+$/.test(text)) bands += n
      }
      if (text.length < 40 && genderOf(text) !== null) genders += n
      if (readYesNo(text) !== null) yesNo += n
      if (STATUS_WORDS.test(fold(text))) statuses += n
    }
    const lastDay = this.days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null)
    return { filled, counts, isWhole, numbers, ages, bands, genders, yesNo, statuses, addresses, dates, long, lastDay }
  }
}

/** Any day will do to see whether a number may be a year of birth. */
const THIS_CENTURY = '2050-12-31'

function isoOf([year = '', month = '', day = '']: readonly (string | undefined)[]): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
