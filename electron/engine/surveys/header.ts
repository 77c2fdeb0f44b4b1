/** Where the questions of a table stand. */
export interface SurveyHeader {
  /** Record of the questions, from 0. */
  readonly headerRow: number
  /** Last record that belongs to the header: the options of a question may stand in a second one. */
  readonly lastRow: number
  readonly names: readonly string[]
}

/** Titles and notes above the questions are few. */
const WITHIN = 20

const filled = (record: readonly string[]): number => record.filter((cell) => cell.trim() !== '').length

/** Qualtrics writes a record of `{"ImportId":"QID1"}` between the questions and the answers. */
const isOfMachine = (record: readonly string[]): boolean => {
  const cells = record.filter((cell) => cell.trim() !== '')
  return cells.length > 0 && cells.every((cell) => /^\{"ImportId":/.test(cell.trim()))
}

/**
 * SurveyMonkey writes the options of a question in a record of their own, under a question that stands once over several
 * columns: empty where the question stands alone, filled where the record above is empty.
 */
function isOptions(names: readonly string[], next: readonly string[] | undefined): boolean {
  if (next === undefined || (next[0] ?? '').trim() !== '' || (names[0] ?? '').trim() === '') return false
  const under = names.flatMap((name, i) => (name.trim() === '' ? [(next[i] ?? '').trim() !== ''] : []))
  return under.length > 0 && under.every((isFilled) => isFilled)
}

function withOptions(names: readonly string[], options: readonly string[]): string[] {
  let question = ''
  return names.map((name, i) => {
    if (name.trim() !== '') question = name.trim()
    const option = (options[i] ?? '').trim()
    const isAlone = name.trim() !== '' && (names[i + 1] ?? 'x').trim() !== ''
    return option === '' || isAlone ? question : `${question} [${option}]`
  })
}

/** The first record that is nearly as wide as the table: titles and notes above it are narrow. */
function guessRow(records: readonly (readonly string[])[]): number {
  const widths = records.map(filled)
  const widest = Math.max(...records.map(({ length }) => length), 0)
  const usual = Math.max(...widths.slice(0, WITHIN), 0)
  const wanted = Math.max(2, Math.min(usual, widest) * 0.6)
  const at = widths.slice(0, WITHIN).findIndex((width) => width >= wanted)
  if (at > 0 || !isOptions(records[0] ?? [], records[1])) {
    // A question over several options makes its record narrow: the record above may be the header of two.
    if (at > 0 && isOptions(records[at - 1] ?? [], records[at])) return at - 1
    return at
  }
  return 0
}

/**
 * The header of a table of answers. A header of questions is longer than that of an export of figures, and its names are not
 * known: it is told by its place and width.
 * @param wanted record the user points at
 * @returns null when there is no record of two cells, or none at `wanted`
 */
export function findHeader(records: readonly (readonly string[])[], wanted?: number): SurveyHeader | null {
  const headerRow = wanted ?? guessRow(records)
  const found = records[headerRow]
  if (headerRow < 0 || found === undefined || filled(found) < 1) return null
  const next = records[headerRow + 1]
  const hasOptions = isOptions(found, next)
  const names = hasOptions ? withOptions(found, next ?? []) : found.map((name) => name.trim())
  const afterOptions = headerRow + (hasOptions ? 1 : 0)
  // Qualtrics: short names, then the questions, then the machine's record.
  if (isOfMachine(records[afterOptions + 2] ?? [])) {
    const questions = records[afterOptions + 1] ?? []
    const wide = names.map((name, i) => clean((questions[i] ?? '').trim() === '' ? name : (questions[i] ?? '')))
    return { headerRow, lastRow: afterOptions + 2, names: wide }
  }
  return { headerRow, lastRow: afterOptions, names: names.map(clean) }
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', amp: '&', quot: '"', '#39': "'", '#039': "'", rsquo: '’' },
  ...{ eacute: 'é', egrave: 'è', agrave: 'à', ecirc: 'ê', ccedil: 'ç' },
}

/** One line, no marks that nobody sees; a byte order mark may stand in the first name. */
function clean(name: string): string {
  return (
    name
      .replace(/[\u00AD\uFEFF\u200B]/g, '')
      // LimeSurvey leaves what the question's editor wrote.
      .replace(/<\/?(?:p|br|b|i|em|strong|span|div|u)\b[^<>]{0,100}>/gi, ' ')
      .replace(
        /&(nbsp|amp|quot|#0?39|rsquo|eacute|egrave|agrave|ecirc|ccedil);/g,
        (_, name: string) => ENTITIES[name] ?? ' ',
      )
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 300)
  )
}
