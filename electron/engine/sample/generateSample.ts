import { audienceFiles } from './exports/audienceFiles'
import { dailyFiles } from './exports/dailyFiles'
import { facebookFiles } from './exports/facebookFiles'
import { instagramFiles } from './exports/instagramFiles'
import { Ledger } from './exports/ledger'
import { uniqueNames } from './exports/names'
import { sampleNetwork } from './network/network'
import { facebookPosts } from './posts/facebook'
import { instagramPosts } from './posts/instagram'
import type { Post } from './posts/post'
import { createRandom } from './random'
import { sampleTruths } from './truths'
import type { Sample, SampleFile, SamplePost } from './types'

/** The sample's own seed and its day: Monday 12 October 2026, data through the 9th. */
export const SAMPLE_SEED = 20261012
export const SAMPLE_TODAY = '2026-10-12'

/** What can be chosen of the sample. */
export interface SampleOptions {
  /** Other seeds give other posts with the same planted truths. */
  seed?: number
  /** YYYY-MM-DD. Files exported after the end of this day are left out; nothing else moves. */
  today?: string
}

function truthRow(post: Post, index: number, ledger: Ledger): SamplePost {
  return {
    key: `${post.accountKey}-${String(index + 1).padStart(4, '0')}`,
    accountKey: post.accountKey,
    branch: post.branch,
    platform: post.platform,
    publishedAt: new Date(post.publishedAt).toISOString(),
    theme: post.theme,
    kind: post.kind,
    text: post.caption.plain,
    message: post.message,
    boosted: post.lifetime.boostedReach > 0,
    share: post.isShare,
    collaboration: post.collaboration !== null,
    figures: ledger.current(post),
    snapshots: ledger.count(post),
  }
}

function truthTable(posts: readonly Post[], ledger: Ledger): SamplePost[] {
  const order = [...posts].sort(
    (a, b) => a.accountKey.localeCompare(b.accountKey, 'en') || a.publishedAt - b.publishedAt,
  )
  const next = new Map<string, number>()
  return order.map((post) => {
    const index = next.get(post.accountKey) ?? 0
    next.set(post.accountKey, index + 1)
    return truthRow(post, index, ledger)
  })
}

/**
 * The sample network: what a person would type in, three years of exports in the platforms' own layouts and languages,
 * the truth table of its posts and the truths planted in it. Pure: the same options give the same bytes.
 */
export function generateSample(options: SampleOptions = {}): Sample {
  const { seed = SAMPLE_SEED, today = SAMPLE_TODAY } = options
  const random = createRandom(seed)
  const facebook = facebookPosts(random.fork('facebook'))
  const instagram = instagramPosts(random.fork('instagram'))
  const ledger = new Ledger(Date.parse(`${today}T23:59:59.999Z`))
  const files: SampleFile[] = [
    ...facebookFiles(facebook, ledger, random.fork('facebook files')),
    ...instagramFiles(instagram, ledger, random.fork('instagram files')),
    ...dailyFiles(random.fork('daily files')),
    ...audienceFiles(),
  ]
  return {
    network: sampleNetwork(random.fork('network')),
    files: uniqueNames(files).filter((file) => file.exportedAt.slice(0, 10) <= today),
    posts: truthTable([...facebook, ...instagram], ledger),
    truths: sampleTruths,
  }
}
