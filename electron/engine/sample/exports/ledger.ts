import type { Figures } from '../posts/figures'
import type { Post } from '../posts/post'
import type { SampleFigures } from '../types'

/** One readable row of one file. `columns` says which of the two displays the layout has. */
interface Reading {
  exportedAt: number
  figures: Figures
  columns: { views: boolean; impressions: boolean }
}

/** Remembers which row of which file said what, so that the truth table is made of the files and of nothing else. */
export class Ledger {
  private readonly readings = new Map<Post, Reading[]>()

  /** Files exported after `until` (ms since 1970) do not count. */
  constructor(private readonly until: number) {}

  /** Notes a readable row. */
  add(post: Post, reading: Reading): void {
    if (reading.exportedAt > this.until) return
    const known = this.readings.get(post)
    if (known) known.push(reading)
    else this.readings.set(post, [reading])
  }

  /** Number of readable rows of a post. */
  count(post: Post): number {
    return this.readings.get(post)?.length ?? 0
  }

  /** Current figures: for each metric the newest file that holds it; null when no file holds the post. */
  current(post: Post): SampleFigures | null {
    const readings = [...(this.readings.get(post) ?? [])].sort((a, b) => a.exportedAt - b.exportedAt)
    const newest = readings.at(-1)
    if (!newest) return null
    const { figures } = newest
    const saves = post.platform === 'instagram' && post.kind !== 'story' ? figures.saves : null
    return {
      exportedAt: new Date(newest.exportedAt).toISOString(),
      views: readings.findLast((r) => r.columns.views && r.figures.views > 0)?.figures.views ?? null,
      impressions: readings.findLast((r) => r.columns.impressions)?.figures.impressions ?? null,
      reach: post.collaboration ? null : reachOf(figures),
      reactions: figures.reactions,
      comments: figures.comments,
      shares: figures.shares,
      saves,
      interactions: figures.reactions + figures.comments + figures.shares + (saves ?? 0),
    }
  }
}

/** Organic plus boosted reach; null when the platform gives none. */
export function reachOf(figures: Figures): number | null {
  return figures.organicReach === null ? null : figures.organicReach + (figures.boostedReach ?? 0)
}
