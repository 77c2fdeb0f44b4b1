import { z } from 'zod'
import { PLATFORMS, type Platform } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { fold, isNone } from './words'

/** What an account may be called in the answers of a survey. */
export interface NamedAccount {
  readonly id: number
  readonly platform: Platform
  /** Names, handles and page names, as they are. */
  readonly names: readonly string[]
  /** Names of the branch; none for an account of the network itself. */
  readonly branch: readonly string[]
}

const accountRow = z.object({
  id: z.int(),
  platform: z.enum(PLATFORMS),
  name: z.string(),
  handle: z.string().nullable(),
  branch: z.string().nullable(),
  shortName: z.string().nullable(),
})
const aliasRow = z.object({ accountId: z.int(), value: z.string() })

/** Every account of the network with its names: closed ones too, a survey may be older than the closing. */
export async function readNamedAccounts(session: Session): Promise<NamedAccount[]> {
  const accounts = await session.all(
    accountRow,
    sql`SELECT a.id, a.platform, a.name, a.handle, b.name AS branch, b.short_name AS "shortName"
        FROM account a LEFT JOIN branch b ON b.id = a.branch_id ORDER BY a.id`,
  )
  const aliases = await session.all(
    aliasRow,
    sql`SELECT account_id AS "accountId", value FROM account_alias WHERE kind IN ('handle', 'page_name')`,
  )
  return accounts.map(({ id, platform, name, handle, branch, shortName }) => ({
    id,
    platform,
    names: [name, handle, ...aliases.filter(({ accountId }) => accountId === id).map(({ value }) => value)].filter(
      (each) => each !== null,
    ),
    branch: [branch, shortName].filter((each) => each !== null),
  }))
}

const PLATFORM_WORDS: Readonly<Record<Platform, RegExp>> = {
  facebook: /\b(facebook|fb|face book)\b/,
  instagram: /\b(instagram|insta|ig)\b/,
  x: /\b(x|twitter|tweeter)\b/,
  linkedin: /\b(linkedin|linked in)\b/,
  youtube: /\b(youtube|you tube|yt)\b/,
  tiktok: /\b(tiktok|tik tok)\b/,
  bluesky: /\b(bluesky|blue sky|bsky)\b/,
  mastodon: /\bmastodon\b/,
  threads: /\bthreads\b/,
}

/** Words beside the platform that name no branch. */
const GENERAL = new Set(
  '|la|le|les|l|de|du|des|d|sur|notre|nos|page|compte|chaine|profil|officiel|officielle|reseau|twitter|x|bu|the|our|on|account|channel|network|official|suivez|vous|utilisez|consultez|etes|abonne|est|ce|que|a|au|bibliotheque|bibliotheques|universite|do|you|follow|use|our|library|libraries|university'.split(
    '|',
  ),
)

const bare = (text: string): string => fold(text.replace(/^@/, '').replaceAll('@', ' '))
const holds = (text: string, name: string): boolean => name.length > 2 && ` ${text} `.includes(` ${name} `)

/** The only one, or null. */
function only<T>(list: readonly T[]): T | null {
  const [first] = list
  return list.length === 1 && first !== undefined ? first : null
}

/** Accounts one of whose names is the longest that the text holds. */
function named(text: string, accounts: readonly NamedAccount[], names: (account: NamedAccount) => readonly string[]) {
  const found = accounts.map((account) => ({
    account,
    length: Math.max(0, ...names(account).map((name) => (holds(text, bare(name)) ? bare(name).length : 0))),
  }))
  const longest = Math.max(0, ...found.map(({ length }) => length))
  return longest === 0 ? [] : found.filter(({ length }) => length === longest).map(({ account }) => account)
}

/**
 * The account that a text of an answer or of a question stands for: by its name or handle; else by its platform, where the
 * network has one account there, or one of the branch that the text names. Never chooses between two.
 */
export function accountOf(text: string, accounts: readonly NamedAccount[]): number | null {
  const folded = bare(text)
  if (folded === '' || isNone(text)) return null
  const platforms = PLATFORMS.filter((platform) => PLATFORM_WORDS[platform].test(folded))
  const platform = only(platforms)
  const there = platform === null ? accounts : accounts.filter((account) => account.platform === platform)
  const same = there.filter(({ names }) => names.some((name) => bare(name) === folded))
  if (same.length > 0) return only(same)?.id ?? null
  if (platform !== null) {
    const alone = only(there)
    if (alone !== null) return alone.id
    const ofBranch = named(folded, there, ({ branch, names }) => [...branch, ...names])
    if (ofBranch.length > 0) return only(ofBranch)?.id ?? null
    // "Instagram" where the network has its own account and branches have theirs: the network's, if nothing else is named.
    const isBare = folded
      .replace(PLATFORM_WORDS[platform], ' ')
      .split(' ')
      .every((word) => GENERAL.has(word))
    return isBare ? (only(there.filter(({ branch }) => branch.length === 0))?.id ?? null) : null
  }
  return only(named(folded, accounts, ({ names }) => names))?.id ?? null
}
