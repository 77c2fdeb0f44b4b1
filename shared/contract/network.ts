import { z } from 'zod'
import { AIMS, EVENT_KINDS, LANGUAGES, TARGET_DIMENSIONS } from '../vocabulary'
import { day, file, id, method, name, platform, period } from './common'

export const branch = z.object({
  id,
  parentId: id.nullable(),
  name,
  shortName: name,
  /** Colour slot 1…; kept for life, given in order of creation. */
  slot: z.int(),
  archivedOn: day.nullable(),
})
export type Branch = z.infer<typeof branch>

export const account = z.object({
  id,
  platform,
  name,
  handle: z.string().nullable(),
  url: z.string().nullable(),
  /** null = the network itself. */
  branchId: id.nullable(),
  coordinator: z.string().nullable(),
  openedOn: day.nullable(),
  closedOn: day.nullable(),
  aliases: z.array(z.object({ kind: z.enum(['native_id', 'handle', 'url', 'page_name']), value: z.string() })),
})
export type Account = z.infer<typeof account>

export const clause = z.object({
  personaId: id.nullable(),
  kind: z.enum(['share', 'joint', 'index', 'coverage']),
  dimension: z.enum(TARGET_DIMENSIONS).nullable(),
  threshold: z.number().positive(),
})
export const editorialLine = z.object({
  id,
  accountId: id,
  validFrom: day,
  validTo: day.nullable(),
  aim: z.enum(AIMS),
  note: z.string().nullable(),
  personaIds: z.array(id),
  themes: z.array(z.object({ themeId: id, plannedShare: z.number().min(0).max(1).nullable() })),
  clauses: z.array(clause),
})
export type EditorialLine = z.infer<typeof editorialLine>

export const followerCount = z.object({
  id,
  accountId: id,
  day,
  followers: z.int().nonnegative(),
  source: name,
  note: z.string().nullable(),
})
/** A count and where it comes from: importId null = typed in. */
const reading = followerCount.extend({ importId: id.nullable() })
export type Reading = z.infer<typeof reading>

/** What is known of one account on one day: two readings of that day at most, or the nearest one at most 31 days away. */
export const readingCell = z.object({
  accountId: id,
  day,
  typed: reading.nullable(),
  fromFile: reading.nullable(),
  near: reading.nullable(),
})
export type ReadingCell = z.infer<typeof readingCell>

export const calendarEvent = z.object({
  id,
  kind: z.enum(EVENT_KINDS),
  label: name,
  startsOn: day,
  endsOn: day,
  branchId: id.nullable(),
})
export const theme = z.object({ id, labelFr: name, labelEn: name, aim: z.enum(AIMS), position: z.int() })

/** The same without id, or with the id of the row it replaces. */
const drafted = <S extends z.ZodRawShape>(object: z.ZodObject<S>) => object.extend({ id: id.optional() })
const saved = z.object({ id })

/** Drafts without id are created, with id replaced. Removing is refused (`INVALID`, reason `in_use`) while posts hang on it. */
export const networkContract = {
  overview: method.output(
    z.object({
      branches: z.array(branch),
      accounts: z.array(account),
      lines: z.array(editorialLine),
      events: z.array(calendarEvent),
      themes: z.array(theme),
    }),
  ),
  saveBranch: method.input(drafted(branch).omit({ slot: true })).output(saved),
  removeBranch: method.input(saved).output(z.object({})),
  saveAccount: method.input(drafted(account)).output(saved),
  removeAccount: method.input(saved).output(z.object({})),
  saveLine: method.input(drafted(editorialLine)).output(saved),
  /** The days it held are then judged by no line. @throws NOT_FOUND */
  removeLine: method.input(saved).output(z.object({})),
  saveEvent: method.input(drafted(calendarEvent)).output(saved),
  removeEvent: method.input(saved).output(z.object({})),
  /** Follower counts typed in, and those read in files, by account and day. */
  followers: method.input(z.object({ accountId: id.nullable() })).output(z.array(followerCount)),
  saveFollowers: method.input(drafted(followerCount)).output(saved),
  removeFollowers: method.input(saved).output(z.object({})),
  /** The counts of every account on the days asked for, one cell per account and day, in that order. */
  readings: method.input(z.object({ days: z.array(day).min(1).max(24) })).output(z.array(readingCell)),
  /**
   * Many counts typed in at once, whole or not at all. One that was typed for the same account and day is replaced and comes
   * back in `removed`, so that the save is undone by `saveCounts({counts: removed, remove: added})`. INVALID, `counts.<i>.…`:
   * unknown | future | twice | given_by_file; `remove`: imported.
   */
  saveCounts: method
    .input(z.object({ counts: z.array(followerCount.omit({ id: true })).max(5000), remove: z.array(id).max(5000) }))
    .output(z.object({ added: z.array(id), removed: z.array(followerCount) })),
  /**
   * Growth per account between the counts nearest to both ends of the period (at most 31 days away).
   * change null = one end has no count. gains: sum of daily gains of the platform's own file; never a stock.
   */
  growth: method.input(z.object({ period })).output(
    z.array(
      z.object({
        accountId: id,
        start: followerCount.nullable(),
        end: followerCount.nullable(),
        change: z.int().nullable(),
        changeShare: z.number().nullable(),
        gains: z.object({ value: z.int(), daysWithData: z.int(), daysInPeriod: z.int() }).nullable(),
      }),
    ),
  ),
  /** The whole network as CSV (accounts, branches, lines), safe for spreadsheets. */
  csv: method
    .input(
      z.object({
        table: z.enum(['accounts', 'followers', 'growth', 'calendar']),
        period,
        language: z.enum(LANGUAGES).optional(),
      }),
    )
    .output(file),
}
