import { z } from 'zod'
import { type AgreementResult, type CodingRound, ENOUGH_POSTS } from '../../../../shared/contract/agreement'
import type { Session } from '../../db/database'
import { sql } from '../../db/sql'
import { fail } from '../../fail'
import { cohenKappa, krippendorffAlpha, specificAgreement } from '../../statistics/agreement'
import { wilson } from '../../statistics/proportion'
import { ROUND_POSTS } from './coding'
import { readRound } from './rounds'

/** Krippendorff's customary limits (2004): from .8 conclusions may rest on it, from .667 tentative ones. */
export const LIMITS = { reliable: 0.8, tentative: 0.667 } as const

const coded = z.object({
  position: z.int(),
  postId: z.string().nullable(),
  text: z.string().nullable(),
  accountId: z.int().nullable(),
  publishedDay: z.string().nullable(),
  settled: z.int().nullable(),
  answers: z.array(z.object({ coder: z.string(), themeId: z.int() })),
})
type Coded = z.infer<typeof coded>

/** Posts of the round with everybody's answers, 0 = none of the themes. */
async function readCoded(session: Session, roundId: number): Promise<Coded[]> {
  return session.all(
    coded,
    sql`SELECT c.position, CAST(p.id AS VARCHAR) AS "postId", p.text, p.account_id AS "accountId", p.published_day AS "publishedDay",
          (SELECT min(h.theme_id) FROM post_theme h WHERE h.post_id = p.id AND h.is_main AND h.origin = 'hand') AS settled,
          coalesce(a.answers, []) AS answers
        FROM ${ROUND_POSTS} c LEFT JOIN post p ON p.id = c.post_id
        LEFT JOIN (SELECT post_key, list({'coder': coder, 'themeId': coalesce(theme_id, 0)} ORDER BY coder) AS answers
                   FROM coding_answer WHERE round_id = ${roundId} GROUP BY post_key) a ON a.post_key = c.key
        WHERE c.round_id = ${roundId} ORDER BY c.position`,
  )
}

/** True once two people have answered every post: nobody can be swayed any more. */
export function isFinished({ coders, size }: CodingRound): boolean {
  return coders.filter(({ answered }) => answered >= size).length >= 2
}

/**
 * What the answers of a round say about the codebook. Kappa with two coders; alpha with any number, missing answers allowed, its
 * interval seeded by the round. Both are null where every answer is one theme: chance explains everything then.
 * @throws NOT_FOUND; INVALID (`roundId`, unfinished) while answers could still be swayed, unless `early`
 */
export async function agreementOf(session: Session, roundId: number, early: boolean): Promise<AgreementResult> {
  const round = await readRound(session, roundId)
  if (!early && !isFinished(round)) throw fail('INVALID', { field: 'roundId', reason: 'unfinished' })
  const posts = await readCoded(session, roundId)
  const units = posts.map(({ answers }) => answers.map(({ themeId }) => themeId)).filter((unit) => unit.length >= 2)
  const coders = [...new Set(posts.flatMap(({ answers }) => answers.map(({ coder }) => coder)))].sort()
  const pairs = units.flatMap(pairsOf)
  const kappa = coders.length === 2 ? cohenKappa(pairs).value : null
  const alpha = krippendorffAlpha(units, round.seed).value
  const isEnough = units.length >= ENOUGH_POSTS
  const chosen = kappa ?? alpha
  return {
    round,
    coders,
    coded: units.length,
    isEnough,
    observed: pairs.length === 0 ? null : observedOf(pairs, coders.length),
    kappa: kappa === null ? null : { ...plain(kappa), interval: 'wilson' },
    alpha: alpha === null ? null : { ...plain(alpha), interval: 'bootstrap' },
    reading: chosen === null ? null : readingOf(chosen, isEnough),
    themes: specificAgreement(pairs).map(themeRow),
    disagreements: posts
      .filter(({ answers }) => new Set(answers.map(({ themeId }) => themeId)).size > 1)
      .map(({ settled, ...post }) => ({ ...post, settled })),
  }
}

type Estimated = { readonly estimate: number; readonly lower: number; readonly upper: number }

function plain({ estimate, lower, upper }: Estimated) {
  return { value: estimate, lower, upper }
}

/** All pairs of answers to one post. */
function pairsOf(answers: readonly number[]): [number, number][] {
  return answers.flatMap((a, i) => answers.slice(i + 1).map((b): [number, number] => [a, b]))
}

/** Pairs of one post are not independent, so there is an interval with two coders only. */
function observedOf(pairs: readonly [number, number][], coders: number) {
  const agreeing = pairs.filter(([a, b]) => a === b).length
  const limits = coders === 2 ? wilson(agreeing, pairs.length) : null
  return { value: agreeing / pairs.length, lower: limits?.lower ?? null, upper: limits?.upper ?? null }
}

/**
 * Agreement on one theme, 2 · both / uses. Its interval is Wilson's of both among the posts on which either said it, carried over:
 * s = 2j / (1 + j).
 */
function themeRow({ category, uses, both }: { category: number; uses: number; both: number }) {
  const { lower, upper } = wilson(both, uses - both)
  const carried = (share: number) => (2 * share) / (1 + share)
  const agree = { value: (2 * both) / uses, lower: carried(lower), upper: carried(upper) }
  return { themeId: category, uses, both, agree }
}

const LEVELS = ['low', 'tentative', 'reliable'] as const

function levelOf(value: number): 0 | 1 | 2 {
  return value >= LIMITS.reliable ? 2 : value >= LIMITS.tentative ? 1 : 0
}

/** clear: the whole interval reads the same; likely: it reaches into the next level; cannot tell: over all three, or too few posts. */
export function readingOf({ estimate, lower, upper }: Estimated, isEnough: boolean): AgreementResult['reading'] {
  const level = LEVELS[levelOf(estimate)]
  const span = levelOf(upper) - levelOf(lower)
  const strength = !isEnough || span === 2 ? 'cannot_tell' : span === 1 ? 'likely' : 'clear'
  return { level, strength }
}
