import { utils, write, type BookType, type WorkBook, type WorkSheet } from '@e965/xlsx'

/** A workbook of the given sheets, in one of the formats a spreadsheet saves. */
export function bookOf(
  sheets: Readonly<Record<string, WorkSheet>>,
  type: BookType,
  change?: (book: WorkBook) => void,
): Buffer {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  change?.(book)
  const bytes: unknown = write(book, { type: 'buffer', bookType: type, compression: true })
  if (!Buffer.isBuffer(bytes)) throw new Error('no bytes')
  return bytes
}
