import type { Finding } from '../../../shared/contract/common'
import type { NeedsMatrix } from '../../../shared/contract/needs'
import { makeFinding } from '../../../shared/findings'
import type { Session } from '../db/database'
import { readActiveThemes } from '../themes/codebook'
import { readSettings } from '../workspace/settings'

/** Topics and themes a sentence names; of the others it tells how many they are. */
const NAMED = 2

/** The sentence over the matrix. It counts what was heard and published, so that it has no strength. */
export async function matrixFinding(session: Session, matrix: Omit<NeedsMatrix, 'finding'>): Promise<Finding> {
  const { topics, notes, posts, unanswered, unasked, from, to } = matrix
  if (notes === 0) return makeFinding('needs_none', null, { from, to, posts })
  if (posts === 0) return makeFinding('needs_no_posts', null, { notes, topics: topics.length, from, to })
  const { language } = await readSettings(session)
  const labels = new Map(
    (await readActiveThemes(session)).map((theme) => [theme.id, language === 'fr' ? theme.labelFr : theme.labelEn]),
  )
  const missed = topics.filter(({ topic }) => unanswered.includes(topic))
  const said = {
    notes,
    topics: topics.length,
    posts,
    unanswered: unanswered.slice(0, NAMED),
    nUnanswered: unanswered.length,
    notesUnanswered: missed.reduce((sum, topic) => sum + topic.notes, 0),
    unasked: unasked.slice(0, NAMED).map((id) => labels.get(id) ?? String(id)),
    nUnasked: unasked.length,
  }
  return makeFinding(unanswered.length > 0 ? 'needs_unanswered' : 'needs_answered', null, said)
}
