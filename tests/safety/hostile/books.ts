/** Workbooks written part by part, so that tests can lie in any of them. */
import { utils, type WorkSheet } from '@e965/xlsx'
import { facebookExport } from '../../support/facebookExport'
import { zipFile } from '../../support/zipFile'

export const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
export const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'

/** The smallest workbook, part by part; `parts` replaces or adds. */
export function xlsx(parts: Readonly<Record<string, string>>): Buffer {
  const all: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${REL}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ...parts,
  }
  return zipFile(Object.entries(all).map(([name, content]) => ({ name, content })))
}

export const sheetXml = (data: string, before = '', after = ''): string =>
  `${HEAD}<worksheet ${MAIN}>${before}<sheetData>${data}</sheetData>${after}</worksheet>`
export const one = (data: string, before = '', after = ''): Buffer =>
  xlsx({ 'xl/worksheets/sheet1.xml': sheetXml(data, before, after) })
export const text = (cell: string): string => `<is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is>`
export const row = (cells: readonly string[], r: number): string =>
  `<row r="${r}">${cells.map((cell, i) => `<c r="${utils.encode_cell({ r: r - 1, c: i })}" t="inlineStr">${text(cell)}</c>`).join('')}</row>`

/** Rows of one figure that no compression makes small. */
export function figures(count: number): string {
  let seed = 1
  const rows: string[] = []
  for (let i = 0; i < count; i++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    rows.push(`<row><c><v>${seed}</v></c></row>`)
  }
  return rows.join('')
}

/** The five invented posts of `facebookExport` as rows of cells. */
export const TABLE: string[][] = facebookExport(1, 5)
  .replace(/^\uFEFF/, '')
  .trimEnd()
  .split('\n')
  .map((line) =>
    line
      .replace('"Reactions, Comments and Shares"', 'Reactions and all')
      .split(',')
      .map((cell) => cell.replace('Reactions and all', 'Reactions, Comments and Shares')),
  )
export const ROWS = TABLE.map((cells, i) => row(cells, i + 1)).join('')
/** The same posts as a sheet. */
export const AOA: WorkSheet = utils.aoa_to_sheet(TABLE)
export const BOMB = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i === 0 ? '' : i};`.repeat(10)}">`).join('')}]>`
export const inSheet = (doctype: string, cell: string): Buffer =>
  xlsx({
    'xl/worksheets/sheet1.xml': sheetXml(
      `<row r="1"><c r="A1" t="inlineStr"><is><t>${cell}</t></is></c></row>`,
    ).replace(HEAD, HEAD + doctype),
  })

export const xmlBook = (body: string, head = ''): string =>
  `<?xml version="1.0"?>${head}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>${body}</Table></Worksheet></Workbook>`
export const xmlRow = (cells: readonly string[]): string =>
  `<Row>${cells.map((cell) => `<Cell><Data ss:Type="String">${cell.replaceAll('&', '&amp;')}</Data></Cell>`).join('')}</Row>`
export const XML_ROWS = TABLE.map(xmlRow).join('')

export const ods = (body: string, head = ''): Buffer =>
  zipFile([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', store: true },
    {
      name: 'content.xml',
      content: `${HEAD}${head}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">${body}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
    {
      name: 'styles.xml',
      content: `${HEAD}<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>`,
    },
    {
      name: 'META-INF/manifest.xml',
      content: `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>`,
    },
  ])

/** A compound file whose directory holds these stream names and nothing else. */
export function compound(...names: readonly string[]): Buffer {
  const bytes = Buffer.alloc(512 * 4, 0)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(0x3e, 24)
  bytes.writeUInt16LE(3, 26)
  bytes.writeUInt16LE(0xfffe, 28)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt16LE(6, 32)
  bytes.writeUInt32LE(1, 44)
  bytes.writeUInt32LE(1, 48)
  bytes.writeUInt32LE(4096, 56)
  bytes.writeUInt32LE(0xfffffffe, 60)
  bytes.writeUInt32LE(0xfffffffe, 68)
  bytes.fill(0xff, 76, 512)
  bytes.writeUInt32LE(0, 76)
  bytes.fill(0xff, 512, 1024)
  bytes.writeUInt32LE(0xfffffffd, 512)
  bytes.writeUInt32LE(0xfffffffe, 516)
  ;['Root Entry', ...names].forEach((name, i) => {
    const at = 1024 + i * 128
    bytes.write(name, at, 'utf16le')
    bytes.writeUInt16LE(2 * name.length + 2, at + 64)
    bytes.writeUInt8(i === 0 ? 5 : 2, at + 66)
    bytes.fill(0xff, at + 68, at + 80)
    if (i === 0 && names.length > 0) bytes.writeUInt32LE(1, at + 76)
    bytes.writeUInt32LE(0xfffffffe, at + 116)
  })
  return bytes
}
