import { deflateRawSync, gzipSync } from 'node:zlib'
import { facebookExport } from '../../support/facebookExport'
import { zipFile, type ZipEntry } from '../../support/zipFile'
import { refusedAs, type HostileCase } from './case'

const GOOD = facebookExport(1, 5)
const good = (name = 'a.csv', more: Partial<ZipEntry> = {}): ZipEntry => ({ name, content: GOOD, ...more })
const ZEROS = 300 * 2 ** 20

/** A deflate stream of zeros made once from a short one: compressing 300 MB takes a second. */
function bomb(): Buffer {
  return zipFile([{ name: 'zeros.csv', content: Buffer.alloc(ZEROS) }])
}

function overlapping(count: number): Buffer {
  const first = { name: '0.csv', content: Buffer.alloc(5_000_000) }
  const others = Array.from({ length: count - 1 }, (_, i) => ({
    ...first,
    content: '',
    name: `${i + 1}.csv`,
    sharesBytesOf: 0,
  }))
  return zipFile([first, ...others])
}

function nested(levels: number): Buffer {
  let zip = zipFile([good()])
  for (let i = 1; i < levels; i++) zip = zipFile([{ name: `level${i}.zip`, content: zip }])
  return zip
}

const archive = (what: string, make: () => Uint8Array, expect: HostileCase['expect']): HostileCase => ({
  name: `44 zip: ${what}`,
  fileName: 'export.zip',
  make,
  expect,
})
const named = (what: string, name: string, expect: HostileCase['expect']): HostileCase =>
  archive(what, () => zipFile([good(name)]), expect)

const READ = { rows: 5 }

/** Check 44 with its exact inputs, and what else an archive can lie about; check 45. */
export const ARCHIVES: readonly HostileCase[] = [
  named('a name that climbs (../../evil.csv)', '../../evil.csv', refusedAs('zip_unsafe')),
  named('a name in the middle of a path that climbs', 'a/../../evil.csv', refusedAs('zip_unsafe')),
  named('an absolute name (/etc/cron.d/x)', '/etc/cron.d/x.csv', refusedAs('zip_unsafe')),
  named('a name with a drive (C:/x)', 'C:/x.csv', refusedAs('zip_unsafe')),
  named('a name that climbs with backslashes (..\\..\\x)', '..\\..\\x.csv', refusedAs('zip_unsafe')),
  archive(
    'a link (symlink entry)',
    () => zipFile([good('a.csv', { mode: 0o120777, content: '/etc/passwd' })]),
    refusedAs('zip_unsafe'),
  ),
  archive('two files of one name', () => zipFile([good(), good()]), refusedAs('zip_unsafe')),
  archive(
    'names that differ by case only',
    () => zipFile([good('Posts.csv'), good('posts.CSV')]),
    refusedAs('zip_unsafe'),
  ),
  archive(
    'names that differ by composition only',
    () => zipFile([good('é.csv'), good('e\u0301.csv')]),
    refusedAs('zip_unsafe'),
  ),
  archive(
    '70,000 entries',
    () => zipFile(Array.from({ length: 70_000 }, (_, i) => ({ name: `${i}.csv`, content: '', store: true }))),
    refusedAs('zip_bomb'),
  ),
  archive('300 MB of zeros in 300 kB', bomb, refusedAs('zip_bomb')),
  archive(
    '300 MB of zeros that say they are 9 MB',
    () => zipFile([{ name: 'z.csv', content: Buffer.alloc(ZEROS), declared: 9 * 2 ** 20 }]),
    refusedAs('zip_bomb', 'zip_damaged'),
  ),
  archive('60,000 overlapping entries, 300 GB declared', () => overlapping(60_000), refusedAs('zip_bomb')),
  archive('5,000 overlapping entries', () => overlapping(5000), refusedAs('zip_bomb')),
  archive(
    'two entries over the same bytes',
    () => zipFile([good('a.csv'), good('b.csv', { sharesBytesOf: 0 })]),
    refusedAs('zip_bomb'),
  ),
  archive(
    'a size that lies (100 said, 5 MB inside)',
    () => zipFile([good('a.csv', { content: 'x,y\n'.repeat(1_250_000), declared: 100 })]),
    refusedAs('zip_damaged'),
  ),
  archive(
    'a size that lies the other way',
    () => zipFile([good('a.csv', { declared: 5_000_000 })]),
    refusedAs('zip_damaged'),
  ),
  archive(
    'sizes of gigabytes for a few bytes',
    () => zipFile([good('a.csv', { declared: 4_000_000_000 })]),
    refusedAs('zip_bomb'),
  ),
  archive('five levels of zips', () => nested(5), refusedAs('zip_nested')),
  archive('a zip in a zip is read', () => nested(2), READ),
  archive('an encrypted entry', () => zipFile([good('a.csv', { flags: 0x801 })]), refusedAs('zip_encrypted')),
  archive('strong encryption', () => zipFile([good('a.csv', { flags: 0x841 })]), refusedAs('zip_encrypted')),
  archive(
    'AES encryption (method 99)',
    () => zipFile([good('a.csv', { flags: 0x801, method: 99 })]),
    refusedAs('zip_encrypted'),
  ),
  archive('ZIP64 sizes', () => zipFile([good('a.csv', { zip64: true })]), READ),
  archive('truncated in the middle', () => zipFile([good()]).subarray(0, 300), refusedAs('zip_damaged')),
  archive('truncated before its last byte', () => zipFile([good()]).subarray(0, -1), refusedAs('zip_damaged')),
  archive('only its first bytes', () => zipFile([good()]).subarray(0, 4), refusedAs('zip_damaged')),
  archive(
    'data after the end',
    () => Buffer.concat([zipFile([good()]), Buffer.from('more')]),
    refusedAs('zip_damaged'),
  ),
  archive(
    'a megabyte after the end',
    () => Buffer.concat([zipFile([good()]), Buffer.alloc(1 << 20)]),
    refusedAs('zip_damaged'),
  ),
  archive('a comment', () => zipFile([good()], { comment: 'made by a server' }), READ),
  archive(
    'an end inside the comment',
    () => zipFile([good()], { comment: `PK\x05\x06${'\0'.repeat(18)}` }),
    refusedAs('zip_damaged', 'zip_empty', 'no_table_inside'),
  ),
  archive('a wrong checksum', () => zipFile([good('a.csv', { crc: 7 })]), refusedAs('zip_damaged')),
  archive('an unknown compression', () => zipFile([good('a.csv', { method: 12 })]), refusedAs('zip_damaged')),
  archive(
    'bytes that are no deflate',
    () => {
      const zip = zipFile([good()])
      zip.fill(0xff, 40, 120)
      return zip
    },
    refusedAs('zip_damaged'),
  ),
  archive('an end that counts too many', () => zipFile([good()], { count: 9 }), refusedAs('zip_damaged')),
  archive(
    'an end that counts too few',
    () => zipFile([good('a.csv'), good('b.csv')], { count: 1 }),
    refusedAs('zip_damaged'),
  ),
  archive('nothing inside', () => zipFile([]), refusedAs('no_table_inside')),
  archive(
    'only folders and leftovers of macOS',
    () => zipFile([good('__MACOSX/._a.csv'), { name: 'a/', content: '', store: true }]),
    refusedAs('no_table_inside'),
  ),
  archive('only pictures', () => zipFile([good('a.jpg'), good('b.png')]), refusedAs('no_table_inside')),
  archive('pictures beside a table', () => zipFile([good('a.jpg'), good('a.csv'), good('.DS_Store')]), READ),
  named('a name with a newline', 'a\nb.csv', READ),
  named('a name of SQL', "x'); drop table posts; --.csv", READ),
  named('a name that a file system forbids (CON.csv)', 'CON.csv', READ),
  named('a name with a writing direction', 'a\u202Evsc.csv', READ),
  named('a name of 250 characters', `${'é'.repeat(123)}.csv`, READ),
  named('a name like a glob', 'glob[1]*.csv', READ),
  named('a folder like a partition', 'year=2026/a.csv', READ),
  named('a name with a NUL', 'a\0.csv', READ),
  archive('100 levels of folders', () => zipFile([good(`${'d/'.repeat(100)}a.csv`)]), READ),
  {
    name: '45 gzip: 78 kB that become 80 MB',
    fileName: 'a.csv.gz',
    make: () => gzipSync(Buffer.alloc(80 * 2 ** 20)),
    expect: refusedAs('zip_bomb'),
  },
  { name: '45 gzip: a table', fileName: 'a.csv.gz', make: () => gzipSync(GOOD), expect: READ },
  {
    name: '45 gzip: cut',
    fileName: 'a.csv.gz',
    make: () => gzipSync(GOOD).subarray(0, 200),
    expect: refusedAs('gzip_damaged'),
  },
  {
    name: '45 gzip: in a gzip',
    fileName: 'a.csv.gz.gz',
    make: () => gzipSync(gzipSync(GOOD)),
    expect: refusedAs('zip_nested'),
  },
  { name: '45 gzip: a zip inside', fileName: 'a.zip.gz', make: () => gzipSync(zipFile([good()])), expect: READ },
  {
    name: '45 gzip: bytes after its end',
    fileName: 'a.csv.gz',
    make: () => Buffer.concat([gzipSync(GOOD), Buffer.from('garbage')]),
    expect: refusedAs('gzip_damaged'),
  },
  {
    name: '45 gzip: only its mark',
    fileName: 'a.csv.gz',
    make: () => Buffer.from([0x1f, 0x8b, 8]),
    expect: refusedAs('gzip_damaged'),
  },
  {
    name: '44 zip: a raw deflate stream',
    fileName: 'a.zip',
    make: () => deflateRawSync(GOOD),
    expect: refusedAs('binary', 'unknown_format', 'mapping'),
  },
]
