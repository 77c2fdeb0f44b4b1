import { z } from 'zod'
import type { Filter } from '../../../shared/contract/common'
import type { Days } from '../../../shared/periods'
import { type Grouping, type Platform, PLATFORMS } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { readSettings } from '../workspace/settings'
import { resolveComparison, resolvePeriod } from './filter'
import { inOrder, type Network, readNetwork } from './networkTables'

/** What a comparison needs to know before it reads a post. */
export interface ReadContext {
  readonly network: Network
  readonly days: Days
  readonly before: Days | null
  /** The network's zone, in which hours are. */
  readonly zone: string
  /** Themes by id, named in the network's language, in the order of the codebook. */
  readonly themes: ReadonlyMap<number, string>
}

const themeRow = z.object({ id: z.int(), label: z.string() })

/** Network, themes, zone and both periods of a filter. @throws INVALID, NOT_FOUND for the period */
export async function readContext(session: Session, filter: Pick<Filter, 'period' | 'compare'>): Promise<ReadContext> {
  const days = await resolvePeriod(session, filter.period)
  const before = await resolveComparison(session, filter.period, filter.compare)
  const network = await readNetwork(session)
  const { zone, language } = await readSettings(session)
  const themes = await session.all(
    themeRow,
    sql`SELECT id, CASE WHEN ${language === 'fr'} THEN label_fr ELSE label_en END AS label FROM theme ORDER BY position, id`,
  )
  return { network, days, before, zone, themes: new Map(themes.map(({ id, label }) => [id, label])) }
}

/** What names a group: label from the data, colour slot, platform. Words of the vocabulary, days and hours have no label. */
export interface GroupName {
  readonly label: string | null
  readonly slot: number | null
  readonly platform: Platform | null
}

/**
 * Name of a group. Themes are named in the network's language: who shows another one has the key.
 * @param platforms of its posts, where they are known: a group of one platform is marked as such
 */
export function groupName(
  by: Grouping,
  key: string,
  { network, themes }: Pick<ReadContext, 'network' | 'themes'>,
  platforms: Iterable<Platform> = [],
): GroupName {
  const [single, ...more] = inOrder(platforms)
  const platform = more.length === 0 ? (single ?? null) : null
  switch (by) {
    case 'account': {
      const account = network.accounts.get(Number(key))
      const slot = network.branches.get(account?.branchId ?? -1)?.slot ?? null
      return { label: account?.name ?? null, slot, platform: account?.platform ?? platform }
    }
    case 'branch': {
      const branch = network.branches.get(Number(key))
      return { label: branch?.shortName ?? null, slot: branch?.slot ?? null, platform }
    }
    case 'theme':
      return { label: themes.get(Number(key)) ?? null, slot: null, platform }
    case 'platform':
      // A platform without a post that can be compared (LinkedIn by reach) is still that platform.
      return { label: null, slot: null, platform: PLATFORMS.find((each) => each === key) ?? platform }
    default:
      return { label: null, slot: null, platform }
  }
}

/** How a finding names a row: its label, else the bare key of a word, which the interface translates. */
export const labelOf = ({ label, key }: { readonly label: string | null; readonly key: string }): string => label ?? key
