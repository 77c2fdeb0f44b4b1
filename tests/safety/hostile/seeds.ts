import { utils, type BookType } from '@e965/xlsx'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bookOf } from '../../support/workbook'
import { zipFile } from '../../support/zipFile'

export interface Seed {
  readonly name: string
  readonly fileName: string
  readonly bytes: Buffer
}

const GOLDEN = join(import.meta.dirname, '../../formats')

/** Every golden case of a format, and some of them in each container: the exports that mutants are made of. */
export function seeds(): readonly Seed[] {
  const texts = readdirSync(GOLDEN, { recursive: true })
    .map(String)
    .filter((path) => /input\.(csv|tsv|txt)$/.test(path))
    .sort()
    .map((path) => ({
      name: path.replaceAll('\\', '/'),
      fileName: 'export.csv',
      bytes: readFileSync(join(GOLDEN, path)),
    }))
  const chosen = texts.filter(({ name }) =>
    /^(facebook-content\/en-2026|linkedin-content\/en-2024|youtube-content\/en)/.test(name),
  )
  return [...texts, ...chosen.flatMap(contained)]
}

function contained({ name, bytes }: Seed): Seed[] {
  const rows = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.split(','))
  const sheet = utils.aoa_to_sheet(rows)
  const books = (['xlsx', 'biff8', 'xlml', 'ods'] as const).map((type: BookType) => ({
    name: `${name} as ${type}`,
    fileName: 'export.xls',
    bytes: bookOf({ Metrics: sheet, 'All posts': sheet }, type),
  }))
  const zip = zipFile([
    { name: 'Table data.csv', content: bytes },
    { name: 'notes.txt', content: 'x' },
  ])
  // Not compressed: mutants of deflated bytes end at its checksum.
  const stored = zipFile([{ name: 'Table data.csv', content: bytes, store: true }])
  return [
    ...books,
    { name: `${name} in a zip`, fileName: 'export.zip', bytes: zip },
    { name: `${name} stored in a zip`, fileName: 'export.zip', bytes: stored },
    { name: `${name} in gzip`, fileName: 'export.csv.gz', bytes: gzipSync(bytes) },
  ]
}
