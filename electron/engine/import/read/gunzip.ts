import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import type { Budget } from './container'
import { checkGrowth, ContainerError, isSystemError } from './container'

/**
 * Unpacks one gzip file to `target`, with the limits on what really comes out.
 * @throws ContainerError gzip_damaged zip_bomb; the target is then gone
 */
export async function gunzipTo(
  source: string,
  target: string,
  budget: Budget,
  signal?: AbortSignal,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256')
  const reader = createReadStream(source)
  const unzip = createGunzip()
  // pipe() passes no errors on.
  reader.on('error', (error) => unzip.destroy(error))
  const handle = await open(target, 'wx')
  let bytes = 0
  try {
    const slices: AsyncIterable<Uint8Array> = reader.pipe(unzip)
    for await (const slice of slices) {
      signal?.throwIfAborted()
      bytes += slice.length
      budget.take(slice.length)
      checkGrowth(bytes, Math.max(1, reader.bytesRead))
      hash.update(slice)
      await handle.write(slice)
    }
    return { sha256: hash.digest('hex'), bytes }
  } catch (error) {
    await rm(target, { force: true })
    signal?.throwIfAborted()
    throw error instanceof ContainerError || isSystemError(error) ? error : new ContainerError('gzip_damaged')
  } finally {
    reader.destroy()
    unzip.destroy()
    await handle.close()
  }
}
