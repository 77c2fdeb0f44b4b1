import { open } from 'node:fs/promises'
import { Decoder, type Encoding } from './encoding'
import { headOf, slicesOf } from './prepare'

/**
 * Writes an XML file as UTF-8. XML says its encoding, UTF-8 where it says none: one bad byte among ASCII (the platforms cut
 * texts in the middle of a character) must not make it something else.
 * @returns number of bytes that were no text and became U+FFFD
 */
export async function decodeXml(source: string, target: string, signal?: AbortSignal): Promise<number> {
  const { encoding, mark } = await encodingOf(source)
  const decoder = new Decoder(encoding, mark)
  const handle = await open(target, 'wx')
  try {
    for await (const { slice } of slicesOf(source, signal)) await handle.write(decoder.decode(slice))
    await handle.write(decoder.decode())
    return decoder.replaced
  } finally {
    await handle.close()
  }
}

async function encodingOf(path: string): Promise<{ readonly encoding: Encoding; readonly mark: number }> {
  // A UTF-8 mark is already gone from the head, and does no harm where it stays.
  const head = await headOf(path, 256)
  const [a, b, c, d] = head
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', mark: 2 }
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return { encoding: 'utf-16le', mark: 0 }
  const declared = /^\s*<\?xml[^>]*\sencoding=["']([\w.-]+)["']/i.exec(new TextDecoder('latin1').decode(head))?.[1]
  switch (declared?.toLowerCase()) {
    case 'windows-1252':
    case 'cp1252':
      return { encoding: 'windows-1252', mark: 0 }
    case 'iso-8859-1':
    case 'latin1':
      return { encoding: 'latin-1', mark: 0 }
    default:
      return { encoding: 'utf-8', mark: 0 }
  }
}
