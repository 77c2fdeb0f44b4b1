import type { NetworkPost } from '../posts/networkPost'
import { countsAt, figuresOf } from '../posts/networkPost'
import type { SampleFigures } from '../types'

/** Remembers which files hold a post of a network account: in these layouts every file has every figure. */
export class NetworkLedger {
  private readonly readings = new Map<NetworkPost, number[]>()

  /** Files exported after `until` (ms since 1970) do not count. */
  constructor(private readonly until: number) {}

  /** Notes a row of a file exported at an instant. */
  add(post: NetworkPost, exportedAt: number): void {
    if (exportedAt > this.until) return
    this.readings.set(post, [...(this.readings.get(post) ?? []), exportedAt])
  }

  /** Number of rows of a post. */
  count(post: NetworkPost): number {
    return this.readings.get(post)?.length ?? 0
  }

  /** Figures of the newest file; null when no file holds the post. */
  current(post: NetworkPost): SampleFigures | null {
    const times = this.readings.get(post)
    if (times === undefined) return null
    const newest = Math.max(...times)
    return figuresOf(post, countsAt(post, newest), newest)
  }
}
