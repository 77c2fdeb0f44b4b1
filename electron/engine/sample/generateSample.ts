import { audienceFiles } from './exports/audienceFiles'
import { dailyFiles } from './exports/dailyFiles'
import { facebookFiles } from './exports/facebookFiles'
import { instagramFiles } from './exports/instagramFiles'
import { Ledger } from './exports/ledger'
import { linkedinFiles } from './exports/linkedinFiles'
import { uniqueNames } from './exports/names'
import { NetworkLedger } from './exports/networkLedger'
import { xFiles } from './exports/xFiles'
import { youtubeFiles } from './exports/youtubeFiles'
import { sampleNetwork } from './network/network'
import { samplePapers } from './papers/papers'
import { facebookPosts } from './posts/facebook'
import { instagramPosts } from './posts/instagram'
import { linkedinPosts } from './posts/linkedin'
import type { NetworkPost } from './posts/networkPost'
import type { Post } from './posts/post'
import { xPosts } from './posts/x'
import { youtubePosts } from './posts/youtube'
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
  /** YYYY-MM-DD. Files exported or saved after the end of this day are left out; nothing else moves. */
  today?: string
}

/** A post of the truth table but for its key. */
type Row = Omit<SamplePost, 'key'>

function metaRow(post: Post, ledger: Ledger): Row {
  return {
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
    reply: false,
    figures: ledger.current(post),
    snapshots: ledger.count(post),
  }
}

function networkRow(post: NetworkPost, ledger: NetworkLedger): Row {
  const { accountKey, platform, publishedAt, theme, kind, text, isReply } = post
  return {
    accountKey,
    branch: null,
    platform,
    publishedAt: new Date(publishedAt).toISOString(),
    theme,
    kind,
    text,
    message: null,
    boosted: false,
    share: false,
    collaboration: false,
    reply: isReply,
    figures: ledger.current(post),
    snapshots: ledger.count(post),
  }
}

/** Posts in the order of their account and publication, numbered within the account. */
function numbered(rows: readonly Row[]): SamplePost[] {
  const order = [...rows].sort(
    (a, b) => a.accountKey.localeCompare(b.accountKey, 'en') || Date.parse(a.publishedAt) - Date.parse(b.publishedAt),
  )
  const next = new Map<string, number>()
  return order.map((row) => {
    const index = (next.get(row.accountKey) ?? 0) + 1
    next.set(row.accountKey, index)
    return { key: `${row.accountKey}-${String(index).padStart(4, '0')}`, ...row }
  })
}

/**
 * The sample network: what a person would type in, three years of exports in the platforms' own layouts and languages, surveys,
 * enrolment and notes, the truth table of its posts and the truths planted in it. Pure: the same options give the same bytes.
 */
export function generateSample(options: SampleOptions = {}): Sample {
  const { seed = SAMPLE_SEED, today = SAMPLE_TODAY } = options
  const random = createRandom(seed)
  const facebook = facebookPosts(random.fork('facebook'))
  const instagram = instagramPosts(random.fork('instagram'))
  const linkedin = linkedinPosts(random.fork('linkedin'))
  const x = xPosts(random.fork('x'))
  const youtube = youtubePosts(random.fork('youtube'))
  const until = Date.parse(`${today}T23:59:59.999Z`)
  const ledger = new Ledger(until)
  const networkLedger = new NetworkLedger(until)
  const files: SampleFile[] = [
    ...facebookFiles(facebook, ledger, random.fork('facebook files')),
    ...instagramFiles(instagram, ledger, random.fork('instagram files')),
    ...dailyFiles(random.fork('daily files')),
    ...audienceFiles(),
    ...linkedinFiles(linkedin, networkLedger, random.fork('linkedin files')),
    ...xFiles(x, networkLedger, random.fork('x files')),
    ...youtubeFiles(youtube, networkLedger, random.fork('youtube files')),
  ]
  const posts = [
    ...[...facebook, ...instagram].map((post) => metaRow(post, ledger)),
    ...[...linkedin, ...x, ...youtube].map((post) => networkRow(post, networkLedger)),
  ]
  return {
    network: sampleNetwork(random.fork('network')),
    files: uniqueNames(files).filter((file) => file.exportedAt.slice(0, 10) <= today),
    papers: samplePapers(random.fork('papers')).filter((paper) => paper.savedAt.slice(0, 10) <= today),
    posts: numbered(posts),
    truths: sampleTruths,
  }
}
