/**
 * A second reader of delimited text, written only for the tests: slow, character by character, sharing nothing with the
 * importer, so that what both count is counted twice.
 */

/** Text of a file by its byte order mark; without one, UTF-8. */
export function naiveText(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/** Records of a text; a line end inside quotation marks belongs to its cell, blank lines are records of one empty cell. */
export function naiveRecords(text: string, delimiter: string): string[][] {
  const records: string[][] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let begun = false
  const endRecord = (): void => {
    records.push([...cells, cell])
    cells = []
    cell = ''
    begun = false
  }
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i)
    if (quoted) {
      if (c !== '"') cell += c
      else if (text.charAt(i + 1) === '"') cell += text.charAt(++i)
      else quoted = false
    } else if (c === '"' && cell === '') {
      quoted = true
      begun = true
    } else if (c === delimiter) {
      cells.push(cell)
      cell = ''
      begun = true
    } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text.charAt(i + 1) === '\n') i++
      endRecord()
    } else cell += c
  }
  if (begun || cell !== '' || cells.length > 0) endRecord()
  return records
}

/** A count or a decimal number as the files write them; null = the cell says nothing. Spaces group, a comma is decimal. */
export function naiveNumber(cell: string): number | null {
  const plain = cell.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.')
  return plain === '' || plain === 'undefined' ? null : Number(plain)
}

/**
 * Sum over the rows under `header` of the column of that name; of several columns of one name the first that says
 * something counts. @returns null when no cell says anything
 */
export function naiveSum(records: readonly (readonly string[])[], header: number, name: string): number | null {
  const positions = (records[header] ?? []).flatMap((cell, i) => (cell === name ? [i] : []))
  let sum: number | null = null
  for (const record of records.slice(header + 1)) {
    const value = positions.map((i) => naiveNumber(record[i] ?? '')).find((one) => one !== null) ?? null
    if (value !== null) sum = (sum ?? 0) + value
  }
  return sum
}

/** A total, a footer, descriptions or a blank line: a record of a post export that is no post. */
export function isNoPost([first = '', ...rest]: readonly string[]): boolean {
  return (
    /^(Total|Ge\u00ADsamt)$/.test(first) ||
    /\b500\b/.test(first) ||
    rest.some((cell) => cell.startsWith('Lifetime: ')) ||
    [first, ...rest].every((cell) => cell === '')
  )
}

/** Sheets of an XML workbook of 2003 by name, cells as their text; a cell may say that it stands further right. */
export function naiveSheets(xml: string): Map<string, string[][]> {
  const plain = (text: string): string =>
    text
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&')
  const sheets = xml
    .split('<Worksheet ')
    .slice(1)
    .map((sheet): [string, string[][]] => {
      const rows = [...sheet.matchAll(/<Row\b[^>]*>([\s\S]*?)<\/Row>/g)].map(([, row = '']) => {
        const cells: string[] = []
        for (const [, attributes = '', body = ''] of row.matchAll(/<Cell\b([^>]*?)(?:\/>|>([\s\S]*?)<\/Cell>)/g)) {
          const index = /ss:Index="(\d+)"/.exec(attributes)?.[1]
          const at = index === undefined ? cells.length : Number(index) - 1
          while (cells.length < at) cells.push('')
          cells.push(plain(/<Data\b[^>]*>([\s\S]*?)<\/Data>/.exec(body)?.[1] ?? ''))
        }
        return cells
      })
      return [plain(/ss:Name="([^"]*)"/.exec(sheet)?.[1] ?? ''), rows]
    })
  return new Map(sheets)
}
