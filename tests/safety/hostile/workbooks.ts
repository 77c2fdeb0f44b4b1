import { utils, type CellObject } from '@e965/xlsx'
import { facebookExport } from '../../support/facebookExport'
import { bookOf } from '../../support/workbook'
import { zipFile } from '../../support/zipFile'
import {
  MAIN,
  REL,
  HEAD,
  xlsx,
  sheetXml,
  one,
  figures,
  TABLE,
  ROWS,
  AOA,
  BOMB,
  inSheet,
  xmlBook,
  XML_ROWS,
  ods,
  compound,
} from './books'
import { refusedAs, type HostileCase } from './case'

const READ = { rows: 5 }
const book = (
  what: string,
  make: () => Uint8Array | string,
  expect: HostileCase['expect'],
  fileName = 'x.xlsx',
): HostileCase => ({
  name: `50 workbook: ${what}`,
  fileName,
  make,
  expect,
})
const DAMAGED = refusedAs('workbook_damaged')
const TOO_LARGE = refusedAs('workbook_too_large', 'workbook_stopped')

/** Check 50 with its exact inputs, and what else a workbook can do to its reader. */
export const WORKBOOKS: readonly HostileCase[] = [
  book('billion laughs', () => inSheet(BOMB, '&lol9;'), refusedAs('workbook_unsafe')),
  book(
    'an external entity',
    () => inSheet('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', '&e;'),
    refusedAs('workbook_unsafe'),
  ),
  book(
    'quadratic blow-up',
    () => inSheet(`<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50_000)}">]>`, '&a;'.repeat(50_000)),
    refusedAs('workbook_unsafe'),
  ),
  book(
    'a DOCTYPE in the shared strings',
    () => xlsx({ 'xl/sharedStrings.xml': `${HEAD}${BOMB}<sst ${MAIN}/>`, 'xl/worksheets/sheet1.xml': sheetXml(ROWS) }),
    refusedAs('workbook_unsafe'),
  ),
  book(
    'merge A1:XFD1048576',
    () => one(ROWS, '', '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    READ,
  ),
  book(
    '100,000 merges',
    () => one(ROWS, '', `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000)}</mergeCells>`),
    READ,
  ),
  book(
    'a cell at XFD1048576',
    () => one(`${ROWS}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
    refusedAs('workbook_too_large'),
  ),
  book(
    'a cell at ZZZZZZ999999999',
    () => one(`${ROWS}<row r="999999999"><c r="ZZZZZZ999999999"><v>1</v></c></row>`),
    refusedAs('workbook_too_large'),
  ),
  book(
    'a row beyond every number',
    () => one(`${ROWS}<row r="99999999999999999999"><c r="A99999999999999999999"><v>1</v></c></row>`),
    refusedAs('workbook_too_large'),
  ),
  book('a dimension that lies (too large)', () => one(ROWS, '<dimension ref="A1:XFD1048576"/>'), READ),
  book('a dimension that lies (too small)', () => one(ROWS, '<dimension ref="A1"/>'), READ),
  book('600,000 rows of figures that do not compress', () => one(figures(600_000)), TOO_LARGE),
  book('3 million short rows', () => one('<row/>'.repeat(3_000_000)), refusedAs('zip_bomb')),
  book('3 million rows of one cell', () => one('<row><c><v>1</v></c></row>'.repeat(3_000_000)), refusedAs('zip_bomb')),
  book(
    '1 million shared strings',
    () =>
      xlsx({
        'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${'<si><t>a</t></si>'.repeat(1_000_000)}</sst>`,
        'xl/worksheets/sheet1.xml': sheetXml(ROWS),
      }),
    refusedAs('zip_bomb'),
  ),
  book(
    'one long string used by 200,000 cells',
    () =>
      xlsx({
        'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}><si><t>${'a'.repeat(32_000)}</t></si></sst>`,
        'xl/worksheets/sheet1.xml': sheetXml(
          Array.from({ length: 2000 }, (_, i) => `<row r="${i + 1}">${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`).join(
            '',
          ),
        ),
      }),
    TOO_LARGE,
  ),
  book(
    '20,000 columns',
    () => one(`<row r="1">${'<c><v>1</v></c>'.repeat(20_000)}</row>`),
    refusedAs('workbook_too_large'),
  ),
  book('rows and cells without their addresses', () => one(ROWS.replaceAll(/ r="[A-Z]*\d+"/g, '')), READ),
  book(
    'formulas: the stored value counts',
    () =>
      one(
        ROWS.replace(
          /<c r="R2" t="inlineStr">.*?<\/c>/,
          '<c r="R2"><f>WEBSERVICE("http://127.0.0.1:1/")</f><v>1000</v></c>',
        ),
      ),
    { rows: 5 },
  ),
  book(
    '#DIV/0! in a figure is a reject, not a zero',
    () => one(ROWS.replace(/<c r="R2" t="inlineStr">.*?<\/c>/, '<c r="R2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')),
    { rows: 5, rejected: 1 },
  ),
  book(
    'a hidden sheet',
    () => bookOf({ S: AOA }, 'xlsx', (made) => (made.Workbook = { Sheets: [{ Hidden: 1 }] })),
    READ,
  ),
  book(
    'a very hidden sheet',
    () => bookOf({ S: AOA }, 'xlsx', (made) => (made.Workbook = { Sheets: [{ Hidden: 2 }] })),
    READ,
  ),
  book(
    'links to other workbooks',
    () =>
      xlsx({
        'xl/worksheets/sheet1.xml': sheetXml(ROWS),
        'xl/externalLinks/externalLink1.xml': `${HEAD}<externalLink ${MAIN}/>`,
        'xl/externalLinks/_rels/externalLink1.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/externalLinkPath" Target="http://127.0.0.1:1/x.xlsx" TargetMode="External"/></Relationships>`,
      }),
    READ,
  ),
  book(
    'macros (xlsm)',
    () => xlsx({ 'xl/worksheets/sheet1.xml': sheetXml(ROWS), 'xl/vbaProject.bin': 'x'.repeat(1000) }),
    READ,
    'x.xlsm',
  ),
  book(
    'a password (encrypted package)',
    () => compound('EncryptedPackage', 'EncryptionInfo'),
    refusedAs('workbook_encrypted', 'workbook_damaged'),
  ),
  book(
    'OpenDocument with a password',
    () =>
      zipFile([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', content: 'garbage' },
        {
          name: 'META-INF/manifest.xml',
          content:
            '<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
        },
      ]),
    refusedAs('workbook_encrypted'),
  ),
  book('binary .xls called .xlsx', () => bookOf({ S: AOA }, 'biff8'), READ),
  book('OpenDocument called .xlsx', () => bookOf({ S: AOA }, 'ods'), READ),
  book(
    'HTML called .xlsx',
    () => '<html><body><table><tr><td>Post ID</td></tr></table></body></html>',
    refusedAs('not_csv'),
  ),
  book('CSV called .xlsx', () => facebookExport(1, 5), READ),
  book('.xlsx called .csv', () => bookOf({ S: AOA }, 'xlsx'), READ, 'x.csv'),
  book('SpreadsheetML called .xls', () => xmlBook(XML_ROWS), READ, 'x.xls'),
  book(
    'SpreadsheetML with bytes that are no text',
    () =>
      Buffer.concat([
        Buffer.from(xmlBook(XML_ROWS).replace('Invented post 1-0', 'Invented \u0001 post').split('\u0001')[0] ?? ''),
        Buffer.from([0xc3, 0x28]),
        Buffer.from(xmlBook(XML_ROWS).replace('Invented post 1-0', 'Invented \u0001 post').split('\u0001')[1] ?? ''),
      ]),
    { rows: 5, warnings: ['bytes_replaced'] },
    'x.xls',
  ),
  book(
    'SpreadsheetML with an entity bomb',
    () => xmlBook('<Row><Cell><Data>&lol9;</Data></Cell></Row>', BOMB),
    refusedAs('workbook_unsafe'),
    'x.xls',
  ),
  book(
    'SpreadsheetML with a row at 1,000,000,000',
    () => xmlBook(`${XML_ROWS}<Row ss:Index="1000000000"><Cell><Data ss:Type="String">x</Data></Cell></Row>`),
    refusedAs('workbook_too_large'),
    'x.xls',
  ),
  book(
    'SpreadsheetML with a cell at 1,000,000,000',
    () => xmlBook(`${XML_ROWS}<Row><Cell ss:Index="1000000000"><Data ss:Type="String">x</Data></Cell></Row>`),
    refusedAs('workbook_too_large'),
    'x.xls',
  ),
  book(
    'SpreadsheetML merged over a billion cells',
    () => xmlBook(`${XML_ROWS}<Row><Cell ss:MergeAcross="999999999" ss:MergeDown="999999999"/></Row>`),
    READ,
    'x.xls',
  ),
  book('SpreadsheetML cut before its end', () => xmlBook(XML_ROWS).slice(0, -30), DAMAGED, 'x.xls'),
  book(
    'SpreadsheetML nested 100,000 deep',
    () => xmlBook('<Row>'.repeat(100_000)),
    refusedAs('workbook_damaged', 'no_table_inside'),
    'x.xls',
  ),
  book(
    'OpenDocument with a row repeated a million times',
    () =>
      ods(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
      ),
    TOO_LARGE,
    'x.ods',
  ),
  book(
    'OpenDocument with a cell repeated a billion times',
    () =>
      ods(
        '<table:table-row><table:table-cell table:number-columns-repeated="1000000000" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
      ),
    TOO_LARGE,
    'x.ods',
  ),
  book(
    'OpenDocument with blank rows repeated to the end',
    () =>
      ods(
        `${TABLE.map((cells) => `<table:table-row>${cells.map((cell) => `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`).join('')}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
      ),
    READ,
    'x.ods',
  ),
  book('OpenDocument with a DOCTYPE', () => ods('', '<!DOCTYPE x>'), refusedAs('workbook_unsafe'), 'x.ods'),
  book(
    'a sheet that is no XML',
    () => xlsx({ 'xl/worksheets/sheet1.xml': '\u0000\u0001\u0002' }),
    refusedAs('workbook_damaged', 'no_table_inside'),
  ),
  book('a sheet that is not there', () => xlsx({}), DAMAGED),
  book(
    'a workbook part that is no XML',
    () => xlsx({ 'xl/workbook.xml': 'x', 'xl/worksheets/sheet1.xml': sheetXml(ROWS) }),
    refusedAs('workbook_damaged', 'no_table_inside'),
  ),
  book('a string that points beyond the list', () => one('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), DAMAGED),
  book('a style that points beyond the list', () => one(ROWS.replaceAll('<c r=', '<c s="9999" r=')), READ),
  book(
    '300 sheets',
    () =>
      bookOf(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`S${i}`, utils.aoa_to_sheet([['x']])])), 'xlsx'),
    refusedAs('workbook_too_large'),
  ),
  book('sheets called __proto__ and constructor', () => bookOf({ constructor: AOA }, 'xlsx'), READ),
  book('a sheet name of SQL', () => bookOf({ "x'); drop table a --": AOA }, 'xlsx'), READ),
  book(
    'numbers past every number (1e400)',
    () => one(ROWS.replace(/<c r="R2" t="inlineStr">.*?<\/c>/, '<c r="R2"><v>1e400</v></c>')),
    { rows: 5, rejected: 1 },
  ),
  book('a 20 MB cell', () => one(ROWS.replace('Invented post 1-0', 'x'.repeat(20_000_000))), refusedAs('zip_bomb')),
  book(
    'XML 200,000 elements deep in a cell',
    () => one(`<row r="1"><c r="A1" t="inlineStr">${'<is>'.repeat(200_000)}</c></row>`),
    refusedAs('workbook_damaged', 'workbook_stopped', 'no_table_inside', 'unknown_format', 'mapping'),
  ),
  book(
    'a Word document',
    () =>
      zipFile([
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '<w:document/>' },
      ]),
    refusedAs('no_table_inside', 'not_csv', 'unknown_format'),
    'x.docx',
  ),
  book('a compound file without a workbook', () => compound('WordDocument'), DAMAGED, 'x.xls'),
  book(
    'a compound file that points into itself',
    () => {
      const bytes = compound('Workbook')
      bytes.writeUInt32LE(1, 516)
      return bytes
    },
    DAMAGED,
    'x.xls',
  ),
  book('only the mark of a compound file', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), DAMAGED, 'x.xls'),
  book(
    'random bytes after the mark of a compound file',
    () =>
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * 7919 + (i >> 3)) & 255)),
      ]),
    DAMAGED,
    'x.xls',
  ),
  book(
    'records with lengths beyond the end',
    () => {
      const bytes = bookOf({ S: AOA }, 'biff8')
      const at = bytes.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00]))
      bytes.writeUInt16LE(0xffff, at + 2)
      return bytes
    },
    refusedAs('workbook_damaged', 'no_table_inside', 'workbook_stopped'),
    'x.xls',
  ),
  book(
    'days counted from 1904',
    () => {
      const sheet = utils.aoa_to_sheet(TABLE)
      const cell: CellObject = { t: 'n', v: 44_680.5 - 1462, z: 'mm/dd/yyyy hh:mm' }
      sheet['G2'] = cell
      return bookOf({ S: sheet }, 'xlsx', (made) => (made.Workbook = { WBProps: { date1904: true } }))
    },
    READ,
  ),
]
