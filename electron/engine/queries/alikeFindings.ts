import type { Finding } from '../../../shared/contract/common'
import { makeFinding } from '../../../shared/findings'
import { factorInterval, factorOf, type Piece } from '../statistics/kitagawa'
import { MIN_POSTS } from '../statistics/outcome'
import { type AlikeFamily, type AlikeGroup, type Judged, othersOf, rawPlaces } from './alikeFamily'
import type { Themes } from './alikeThemes'

/** How a group looks when nothing is held equal. */
function looks({ groups }: AlikeFamily, focus: AlikeGroup, { parts }: Judged): 'first' | 'last' | 'above' | 'below' {
  const places = rawPlaces(groups)
  const place = places.get(focus.key)
  if (places.size > 2 && place === places.size) return 'last'
  if (places.size > 2 && place === 1) return 'first'
  return parts.raw.log < 0 ? 'below' : 'above'
}

const excludesOne = (piece: Piece): boolean => {
  const interval = factorInterval(piece)
  return interval !== null && (interval.lower > 1 || interval.upper < 1)
}

function codeOf({ parts, strength }: Judged) {
  const [up, seems] = [parts.result.log > 0, parts.raw.log > 0]
  if (strength === 'cannot_tell') return excludesOne(parts.mix) ? 'alike_only_mix' : 'alike_cannot_tell'
  // Hidden: it looks the other way round, and what it publishes is on that side.
  if (up && !seems && parts.mix.log < 0) return 'alike_hidden_better'
  if (!up && seems && parts.mix.log > 0) return 'alike_hidden_worse'
  return up ? 'alike_better' : 'alike_worse'
}

/** The sentence above the decomposition: one code, its strength, its data. */
export function decomposeFinding(family: AlikeFamily, focus: AlikeGroup, themes: Themes): Finding {
  const { query, posts, groups } = family
  const base = { by: query.by, rate: query.rate, unit: posts.unit, key: focus.key, label: focus.label, n: focus.n }
  const others = othersOf(groups, focus.key)
  if (others.length === 0) return makeFinding('alike_alone', null, base)
  const judged = focus.taken
  if (judged === null) {
    return makeFinding('alike_too_few', null, { ...base, common: commonPosts(family, focus), needed: MIN_POSTS })
  }
  const { parts, strength } = judged
  const [ratio, interval] = [factorOf(parts.result), factorInterval(parts.result)]
  const theme = themes.explains(Math.sign(parts.mix.log))
  return makeFinding(codeOf(judged), strength, {
    ...base,
    ratio,
    change: Math.abs(ratio - 1),
    low: interval?.lower ?? null,
    high: interval?.upper ?? null,
    raw: factorOf(parts.raw),
    mix: factorOf(parts.mix),
    looks: looks(family, focus, judged),
    themeFr: theme?.fr ?? null,
    themeEn: theme?.en ?? null,
    nReference: parts.nReference,
  })
}

/** Posts of the focus whose content others of the reference have too. */
function commonPosts({ posts, groups }: AlikeFamily, focus: AlikeGroup): number {
  const keys = new Set(othersOf(groups, focus.key).map(({ key }) => key))
  const theirs = new Set(posts.cells.filter(({ group }) => keys.has(group)).map(({ stratum }) => stratum))
  return posts.cells
    .filter(({ group, stratum }) => group === focus.key && theirs.has(stratum))
    .reduce((total, { logs }) => total + logs.length, 0)
}
