import type { z } from 'zod'
import type { CompareQuery, compareContract } from '../../../shared/contract/compare'
import type { Session } from '../db/database'
import { fail } from '../fail'
import { comparisonOf, choicesOf, setAsideList } from './compareGroups'
import { compareSituations } from './compareSituation'
import { inKeyOrder } from './groupKeys'
import { groupName, readContext } from './groupNames'
import type { Part } from './groupParts'
import { readRatedPanels, type RatedPosts } from './ratedPosts'

type Panels = z.output<NonNullable<(typeof compareContract.panels)['~orpc']['outputSchema']>>

/** Panels without a post of this period are left out: nothing is on screen there. */
const hasPosts = ({ parts, setAside }: RatedPosts) => parts.some(({ now }: Part) => now.n > 0) || setAside.size > 0

/**
 * The same comparison in every group of `query.panel`: contract `compare.panels`. One read of the table; all tests of all panels are
 * one family. Panels stand in the order of time, of the codebook, of the vocabulary or of their names.
 * @throws INVALID without a panel, or with the rows as panels
 */
export async function comparePanels(session: Session, query: CompareQuery): Promise<Panels> {
  const { panel, by } = query
  if (panel === null || panel === by) throw fail('INVALID', { field: 'panel', reason: 'not_a_panel' })
  const context = await readContext(session, query.filter)
  const read = await readRatedPanels(session, query, context, query.groups)
  const whole = query.groups.length === 0 ? read : await readRatedPanels(session, query, context)
  const order = inKeyOrder(panel)
  const codebook = [...context.themes.keys()].map(String)
  const named = [...read.panels]
    .filter(([, rated]) => hasPosts(rated))
    .map(([key, rated]) => ({ key, rated, name: groupName(panel, key, context).label ?? key }))
    .sort((a, b) => {
      if (panel === 'theme') return codebook.indexOf(a.key) - codebook.indexOf(b.key)
      return panel === 'branch' || panel === 'account' ? a.name.localeCompare(b.name, 'fr') : order(a.key, b.key)
    })
  const comparings = compareSituations(named, query, context)
  const panels: Panels['panels'] = []
  for (const comparing of comparings) {
    const key = comparing.panelKey ?? ''
    const posts = whole.panels.get(key)
    const choices = posts === undefined ? [] : choicesOf(posts, query, context)
    const platforms = comparing.groups.flatMap((group) => [...group.platforms])
    const result = await comparisonOf(session, comparing, choices)
    panels.push({ key, ...groupName(panel, key, context, platforms), result })
  }
  const family = panels.reduce((total, { result }) => total + result.pairs.length, 0)
  return { panels, family, setAside: setAsideList(read.setAside) }
}
