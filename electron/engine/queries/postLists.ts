import { randomUUID } from 'node:crypto'
import type { PostNumber, PostRow } from '../../../shared/contract/posts'
import type { Database } from '../db/database'
import { countPosts, type PostCounts, type PostOrder, readOrder, readPage, relaxations } from './listPosts'
import type { PostQuery, ReadUsual } from './postConditions'
import { type UsualRate, usualRates } from './postFlags'
import { postRows } from './postRows'

/** Lists kept at once: the one on screen, and a few that one goes back to. */
const MOST_LISTS = 8
/** Ids read with the counts, in one pass; the order of the rest is read when somebody goes there. */
const HEAD = 500

/** A window of a list, and the name under which the list is kept; null = the question is asked anew. */
export interface Window {
  readonly list: string | null
  readonly offset: number
  readonly limit: number
}

/** Rows of a window, as the contract has them. */
export interface ListedPosts extends PostCounts {
  readonly list: string
  readonly matching: number
  readonly rows: PostRow[]
  readonly relax: Record<string, number>
}

interface Kept {
  readonly name: string
  readonly key: string
  readonly query: PostQuery
  /** Number of changes when the order was read, and when the counts were. */
  readonly madeAt: number
  readonly countedAt: number
  readonly counts: PostCounts
  readonly total: number
  readonly head: readonly string[]
  readonly relax: Record<string, number>
  readonly rest: { order: Promise<PostOrder> | null }
}

/**
 * The lists of posts of one workspace that are being looked at. The first window comes with the counts in one pass; scrolling
 * further reads the order once, and nothing but rows afterwards. A list keeps its order and its posts when a tag or
 * a mark changes what its question finds, until it is asked anew.
 */
export class PostLists {
  private readonly kept = new Map<string, Kept>()
  private readonly usual = new Map<string, Promise<readonly UsualRate[]>>()

  constructor(private readonly database: Database) {}

  /** Rows of a window, with the counts of now. */
  async page(
    query: PostQuery,
    window: Window,
    numbers: readonly PostNumber[],
    signal?: AbortSignal,
  ): Promise<ListedPosts> {
    const kept = await this.find(query, window.list, signal)
    const ids = await this.idsOf(kept, window)
    const rows = await this.database.read((session) => postRows(session, ids, numbers), signal)
    // A post is gone, after the undo of an import: the list no longer stands.
    const isBroken = rows.length < ids.length && window.list !== null
    if (isBroken) return this.page(query, { ...window, list: null }, numbers, signal)
    const { total: matching, immature, setAside } = await this.countsNow(kept, signal)
    return { list: kept.name, total: kept.total, matching, immature, setAside, rows, relax: kept.relax }
  }

  /** Ids of a window. */
  async ids(query: PostQuery, window: Window, signal?: AbortSignal) {
    const kept = await this.find(query, window.list, signal)
    return { list: kept.name, total: kept.total, ids: [...(await this.idsOf(kept, window))] }
  }

  /** How many of what a question finds are flagged. */
  async flagged(query: PostQuery, signal?: AbortSignal): Promise<number> {
    const asked = { ...query, flagged: true }
    const { total } = await this.database.read((session) => countPosts(session, asked, this.readUsual), signal)
    return total
  }

  private async find(query: PostQuery, name: string | null, signal?: AbortSignal): Promise<Kept> {
    const key = keyOf(query)
    const { changes } = this.database
    const named = name === null ? undefined : this.kept.get(name)
    const same = [...this.kept.values()].find((each) => each.key === key && each.madeAt === changes)
    const found = (named?.key === key ? named : undefined) ?? same ?? (await this.make(query, key, changes, signal))
    this.keep(found)
    return found
  }

  private async make(query: PostQuery, key: string, changes: number, signal?: AbortSignal): Promise<Kept> {
    const { counts, ids, relax } = await this.database.read(async (session) => {
      const page = await readPage(session, query, { offset: 0, limit: HEAD }, this.readUsual)
      return { ...page, relax: page.counts.total === 0 ? await relaxations(session, query, this.readUsual) : {} }
    }, signal)
    const { total } = counts
    const rest = { order: null }
    return {
      name: randomUUID(),
      key,
      query,
      madeAt: changes,
      countedAt: changes,
      counts,
      total,
      head: ids,
      relax,
      rest,
    }
  }

  /** Puts a list behind the others, and lets go of the one that nobody asked for the longest. */
  private keep(list: Kept): void {
    this.kept.delete(list.name)
    this.kept.set(list.name, list)
    const [oldest] = this.kept.keys()
    if (this.kept.size > MOST_LISTS && oldest !== undefined) this.kept.delete(oldest)
  }

  private async idsOf(list: Kept, { offset, limit }: Window): Promise<readonly string[]> {
    const { head, total, rest } = list
    const end = Math.min(offset + limit, total)
    if (end <= head.length) return head.slice(offset, end)
    rest.order ??= this.orderOf(list)
    const order = await rest.order.catch((error: unknown) => {
      rest.order = null
      throw error
    })
    return [...head.slice(offset, end), ...order.slice(Math.max(offset, head.length), end)]
  }

  /**
   * The order of the whole list. Read after a change, it may lack or have moved posts that the head has shown: then the head
   * stands, and what follows is the order of now without it.
   */
  private async orderOf({ query, head, madeAt }: Kept): Promise<PostOrder> {
    const isSame = this.database.changes === madeAt
    return this.database.read((session) => readOrder(session, query, this.readUsual, isSame ? [] : head))
  }

  private async countsNow(list: Kept, signal?: AbortSignal): Promise<PostCounts> {
    const { changes } = this.database
    if (list.countedAt === changes) return list.counts
    const counts = await this.database.read((session) => countPosts(session, list.query, this.readUsual), signal)
    this.keep({ ...list, counts, countedAt: changes })
    return counts
  }

  /** The usual rates of some days, read once while nothing changes. */
  private readonly readUsual: ReadUsual = (_, days) => {
    const key = `${days.from}..${days.to}@${this.database.changes}`
    const known = this.usual.get(key)
    if (known !== undefined) return known
    this.usual.clear()
    // On a connection of its own: several questions wait for it, and one of them may be given up.
    const reading = this.database.read((own) => usualRates(own, days))
    this.usual.set(key, reading)
    reading.catch(() => this.usual.delete(key))
    return reading
  }
}

/** What decides which posts a list has and in which order. */
function keyOf({ filter, search, ranges, flagged, aside, sort, descending }: PostQuery): string {
  const { period, branches, accounts, platforms, formats, themes } = filter
  const lists = [period, branches, accounts, platforms, formats, themes]
  return JSON.stringify([...lists, search, ranges, flagged, aside, sort, descending])
}
