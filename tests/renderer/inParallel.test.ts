import { describe, expect, it } from 'vitest'
import { inParallel } from '../../renderer/api/inParallel'

const never = new AbortController().signal
const later = (turns: number) => new Promise<void>((resolve) => setTimeout(resolve, turns))

describe('inParallel', () => {
  it('keeps the order of the items whichever ends first', async () => {
    const waits = [9, 1, 6, 3, 0, 7, 2]
    expect(await inParallel(waits, 4, never, async (wait) => later(wait).then(() => wait))).toEqual(waits)
    expect(await inParallel([], 4, never, () => Promise.reject(new Error('nothing to run')))).toEqual([])
  })

  it('runs as many at once as asked for, and no more', async () => {
    let running = 0
    let most = 0
    await inParallel(Array.from({ length: 40 }), 4, never, async () => {
      most = Math.max(most, ++running)
      await later(1)
      running--
    })
    expect(most).toBe(4)
  })

  it('ends the others at the first failure, begins no more, and throws that failure', async () => {
    const begun: number[] = []
    const ended: string[] = []
    const run = async (item: number, signal: AbortSignal) => {
      begun.push(item)
      if (item === 2) throw new Error('the second')
      await new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => {
          ended.push(`${item}`)
          reject(new Error('aborted'))
        })
      })
    }
    await expect(inParallel([1, 2, 3, 4, 5], 3, never, run)).rejects.toThrow('the second')
    expect(begun).toEqual([1, 2, 3])
    expect(ended.toSorted()).toEqual(['1', '3'])
  })

  it('stops when the signal aborts, also between two items', async () => {
    const own = new AbortController()
    const begun: number[] = []
    const all = inParallel([1, 2, 3, 4], 1, own.signal, async (item) => {
      begun.push(item)
      if (item === 2) own.abort()
      await later(1)
    })
    await expect(all).rejects.toMatchObject({ name: 'AbortError' })
    expect(begun).toEqual([1, 2])
  })
})
