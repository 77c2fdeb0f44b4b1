/**
 * Runs `run` on every item, at most `width` at once, and returns the results in the order of the items. The signal given to
 * `run` aborts when `signal` does or when one run fails; no further one is begun then.
 * @throws what the first failing run threw, or the reason of `signal`; only when every run that was begun has ended
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  signal: AbortSignal,
  run: (item: Item, signal: AbortSignal) => Promise<Result>,
): Promise<Result[]> {
  const failed = new AbortController()
  const either = AbortSignal.any([signal, failed.signal])
  const results: Result[] = []
  const queue = items.entries()
  const work = async () => {
    // One iterator for all workers: each takes the next item.
    for (const [index, item] of queue) {
      either.throwIfAborted()
      results[index] = await run(item, either)
    }
  }
  const workers = Array.from({ length: Math.min(width, items.length) }, () =>
    work().catch((error: unknown) => {
      failed.abort(error)
    }),
  )
  await Promise.all(workers)
  either.throwIfAborted()
  return results
}
