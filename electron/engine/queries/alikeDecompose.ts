import type { AlikeDetail, AlikeQuery } from '../../../shared/contract/alike'
import type { Session } from '../db/database'
import { fail } from '../fail'
import { type AlikeFamily, type AlikeGroup, alikeBase, alikeFamily, othersOf, piecesOf } from './alikeFamily'
import { decomposeFinding } from './alikeFindings'
import type { ContentPosts } from './alikeRead'
import { strataTests } from './alikeTests'
import { medianOf, networkMedian, themeRows } from './alikeThemes'

/**
 * One group against the others, taken apart: contract `alike.decompose`. q and strength are those of the family of all groups, so
 * that choosing a group does not make it surer.
 * @throws NOT_FOUND when the key is no group of the network
 */
export async function alikeDecompose(session: Session, query: AlikeQuery, key: string): Promise<AlikeDetail> {
  const family = await alikeFamily(session, query)
  const focus = family.groups.find((group) => group.key === key) ?? emptyGroup(family, key)
  const others = othersOf(family.groups, key)
  const side = (keys: ReadonlySet<string>) => family.posts.cells.filter(({ group }) => keys.has(group))
  const [own, rest] = [side(new Set([key])), side(new Set(others.map((group) => group.key)))]
  const themes = await themeRows(session, { focus, others, own, rest })
  return {
    ...alikeBase(family),
    focus: { key, label: focus.label, slot: focus.slot, platform: focus.platform, n: focus.n },
    reference: others
      .map(({ key: name, label, slot, platform }) => ({ key: name, label, slot, platform }))
      .sort((a, b) => a.label.localeCompare(b.label, 'fr')),
    nReference: others.reduce((total, { n }) => total + n, 0),
    pieces: focus.taken === null ? null : piecesOf(focus.taken),
    median: { focus: medianOf(own), reference: networkMedian(rest) },
    themes: themes.rows,
    notComparable: notComparable(own, rest),
    tests: strataTests(focus, own, rest),
    finding: decomposeFinding(family, focus, themes),
  }
}

/** A group of the network without a post that counts in this period. */
function emptyGroup({ query, context }: AlikeFamily, key: string): AlikeGroup {
  const { branches, accounts } = context.network
  const id = /^\d{1,9}$/.test(key) ? Number(key) : -1
  const branch = branches.get(id)
  const account = accounts.get(id)
  if (query.by === 'branch' ? branch === undefined : account === undefined) throw fail('NOT_FOUND', { what: query.by })
  const label = query.by === 'branch' ? branch?.shortName : account?.name
  const slot = query.by === 'branch' ? branch?.slot : branches.get(account?.branchId ?? -1)?.slot
  const platform = query.by === 'account' ? (account?.platform ?? null) : null
  return { key, label: label ?? key, slot: slot ?? null, platform, n: 0, taken: null }
}

/** Content of one side alone, the largest first. */
function notComparable(own: readonly ContentPosts[], rest: readonly ContentPosts[]): AlikeDetail['notComparable'] {
  const sizes = (cells: readonly ContentPosts[]) => {
    const counts = new Map<string, number>()
    for (const { stratum, logs } of cells) counts.set(stratum, (counts.get(stratum) ?? 0) + logs.length)
    return counts
  }
  const [ours, theirs] = [sizes(own), sizes(rest)]
  const contents = new Map([...own, ...rest].map(({ stratum, content }) => [stratum, content]))
  return [...contents]
    .filter(([stratum]) => !ours.has(stratum) || !theirs.has(stratum))
    .map(([stratum, content]) => ({ ...content, nFocus: ours.get(stratum) ?? 0, nReference: theirs.get(stratum) ?? 0 }))
    .sort((a, b) => b.nFocus + b.nReference - a.nFocus - a.nReference || a.theme - b.theme)
}
