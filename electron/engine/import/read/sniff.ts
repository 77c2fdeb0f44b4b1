/** What the first bytes of a file are, whatever its name says. */
export type Kind = 'text' | 'zip' | 'gzip' | 'compound' | 'spreadsheet_xml'

/**
 * @param head first kilobytes, a UTF-8 mark removed
 * @returns `compound`: the container of binary .xls (and of encrypted .xlsx); `text` also for what is nothing of these
 */
export function kindOf(head: Uint8Array): Kind {
  const begins = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte)
  // Local file, empty archive, and the mark of a split archive that some writers put first.
  if (begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 5, 6) || begins(0x50, 0x4b, 0x30, 0x30)) return 'zip'
  if (begins(0x1f, 0x8b)) return 'gzip'
  if (begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'compound'
  return isSpreadsheetXml(head) ? 'spreadsheet_xml' : 'text'
}

/** SpreadsheetML 2003: the root element is Workbook of the spreadsheet namespace. */
function isSpreadsheetXml(head: Uint8Array): boolean {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0)
  const text = new TextDecoder(wide ? 'utf-16le' : 'latin1').decode(head.subarray(0, 4096))
  const start = text.replace(/^\uFEFF/, '').trimStart()
  return /^<(\?xml|!doctype|([\w-]+:)?workbook)/i.test(start) && /<([\w-]+:)?workbook[\s>]/i.test(start)
}
