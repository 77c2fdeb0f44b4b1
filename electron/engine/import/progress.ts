import type { Progress } from '../../../shared/contract/common'

export type Report = (progress: Omit<Progress, 'kind'>) => void
export type Step<T> = Progress | { readonly kind: 'done'; readonly result: T }

/** Milliseconds between two reports of progress. */
const PAUSE = 100

/** What the work has said since it was last asked, and whether it has ended. */
class Ticker {
  private latest: Progress | null = null
  private wake: () => void = () => undefined
  ended = false

  readonly report: Report = (progress) => {
    this.latest = { kind: 'progress', ...progress }
    this.wake()
  }

  end(): void {
    this.ended = true
    this.wake()
  }

  /** The newest report not yet taken; null when there is none. */
  take(): Progress | null {
    const progress = this.latest
    this.latest = null
    return progress
  }

  /** Resolves when there is a report or the end. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve
      if (this.latest !== null || this.ended) resolve()
    })
  }
}

/**
 * Runs `work` and yields what it reports, at most ten times a second and the last one always, then its result.
 * @throws what `work` throws
 */
export async function* withProgress<T>(work: (report: Report) => Promise<T>): AsyncGenerator<Step<T>> {
  const ticker = new Ticker()
  const running = work(ticker.report)
  running.then(
    () => ticker.end(),
    () => ticker.end(),
  )
  for (;;) {
    await ticker.next()
    const progress = ticker.take()
    if (progress === null) break
    yield progress
    if (!ticker.ended) await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  yield { kind: 'done', result: await running }
}
