import { expect, it } from 'vitest'
import { bench } from '../import/importing'
import { facebookCsv } from '../import/facebookCsv'

const TEXT = 'Œuvres « à lire » – 5 € “net”'
const csv = facebookCsv([{ text: TEXT }]).slice(1)

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
/** Windows-1252 for the characters used here. */
const windows1252 = (text: string): Buffer =>
  Buffer.from(Array.from(text, (c) => ({ Œ: 0x8c, '–': 0x96, '€': 0x80, '“': 0x93, '”': 0x94 })[c] ?? c.charCodeAt(0)))

const ZOO: readonly (readonly [string, Uint8Array, string, string])[] = [
  ['UTF-8', Buffer.from(csv), 'utf-8', TEXT],
  ['UTF-8 with BOM', Buffer.from(`\uFEFF${csv}`), 'utf-8', TEXT],
  ['UTF-16 LE with BOM', Buffer.from(`\uFEFF${csv}`, 'utf16le'), 'utf-16le', TEXT],
  ['UTF-16 LE', Buffer.from(csv, 'utf16le'), 'utf-16le', TEXT],
  ['UTF-16 BE with BOM', utf16be(`\uFEFF${csv}`), 'utf-16be', TEXT],
  ['UTF-16 BE', utf16be(csv), 'utf-16be', TEXT],
  ['Windows-1252', windows1252(csv), 'windows-1252', TEXT],
  ['Latin-1', Buffer.from(facebookCsv([{ text: 'À côté' }]).slice(1), 'latin1'), 'latin-1', 'À côté'],
  [
    'UTF-8 read as Windows-1252 and saved again',
    Buffer.from(Buffer.from(facebookCsv([{ text: 'À côté, déjà été' }]).slice(1)).toString('latin1')),
    'utf-8',
    'À côté, déjà été',
  ],
]

it.each(ZOO)('%s', async (_, bytes, encoding, text) => {
  const test = await bench({ rules: false })
  const { review } = await test.import([test.file('content.csv', bytes)])
  expect(review.files[0]).toMatchObject({ state: 'ready', encoding, counts: { rowsIn: 1, new: 1 } })
  expect(await test.rows('SELECT text FROM post')).toEqual([{ text }])
  expect(await test.rows('SELECT name FROM account')).toHaveLength(1)
})

it('counts the bytes it had to replace', async () => {
  const test = await bench({ rules: false })
  const broken = Buffer.from(facebookCsv([{ text: 'Été à la bibliothèque' }]))
  // In the type of the post, a cell that no figure hangs on.
  broken[broken.indexOf('Photos')] = 0xff
  const { review } = await test.import([test.file('content.csv', broken)])
  expect(review.files[0]?.warnings).toContainEqual({ code: 'bytes_replaced', data: { bytes: 1 } })
  expect(await test.rows('SELECT text FROM post')).toEqual([{ text: 'Été à la bibliothèque' }])
})
