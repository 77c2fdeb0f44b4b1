import { z } from 'zod'
import {
  account,
  type Account,
  type Branch,
  calendarEvent,
  clause,
  type EditorialLine,
  editorialLine,
  theme,
} from '../../../shared/contract/network'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { branchRow } from './networkTables'

type Alias = Account['aliases'][number]

async function branches(session: Session): Promise<Branch[]> {
  return session.all(
    branchRow,
    sql`SELECT id, parent_id AS "parentId", name, short_name AS "shortName", slot, archived_on AS "archivedOn"
        FROM branch ORDER BY slot, id`,
  )
}

const aliasRow = z.object({ accountId: z.int(), kind: account.shape.aliases.element.shape.kind, value: z.string() })

async function accounts(session: Session): Promise<Account[]> {
  const rows = await session.all(
    account.omit({ aliases: true }),
    sql`SELECT id, platform, name, handle, url, branch_id AS "branchId", coordinator,
          opened_on AS "openedOn", closed_on AS "closedOn" FROM account ORDER BY id`,
  )
  const aliases = await session.all(
    aliasRow,
    sql`SELECT DISTINCT account_id AS "accountId", kind, value FROM account_alias ORDER BY account_id, kind, value`,
  )
  const own = (id: number): Alias[] =>
    aliases.filter(({ accountId }) => accountId === id).map(({ kind, value }) => ({ kind, value }))
  return rows.map((row) => ({ ...row, aliases: own(row.id) }))
}

const linePersona = z.object({ lineId: z.int(), personaId: z.int() })
const lineTheme = z.object({ lineId: z.int(), themeId: z.int(), plannedShare: z.number().nullable() })
const lineClause = z.object({ ...clause.shape, lineId: z.int() })

async function lines(session: Session): Promise<EditorialLine[]> {
  const rows = await session.all(
    editorialLine.omit({ personaIds: true, themes: true, clauses: true }),
    sql`SELECT id, account_id AS "accountId", valid_from AS "validFrom", valid_to AS "validTo", aim, note
        FROM editorial_line ORDER BY account_id, valid_from, id`,
  )
  const personas = await session.all(
    linePersona,
    sql`SELECT line_id AS "lineId", persona_id AS "personaId" FROM editorial_line_persona ORDER BY line_id, persona_id`,
  )
  const themes = await session.all(
    lineTheme,
    sql`SELECT line_id AS "lineId", theme_id AS "themeId", planned_share AS "plannedShare"
        FROM editorial_line_theme ORDER BY line_id, theme_id`,
  )
  const clauses = await session.all(
    lineClause,
    sql`SELECT line_id AS "lineId", persona_id AS "personaId", kind, dimension, threshold
        FROM editorial_clause ORDER BY line_id, persona_id NULLS FIRST, kind, dimension NULLS FIRST`,
  )
  return rows.map((row) => ({
    ...row,
    personaIds: personas.filter(({ lineId }) => lineId === row.id).map(({ personaId }) => personaId),
    themes: themes
      .filter(({ lineId }) => lineId === row.id)
      .map(({ themeId, plannedShare }) => ({ themeId, plannedShare })),
    clauses: clauses
      .filter(({ lineId }) => lineId === row.id)
      .map(({ personaId, kind, dimension, threshold }) => ({ personaId, kind, dimension, threshold })),
  }))
}

/** The network as people typed it: contract `network.overview`. */
export async function networkOverview(session: Session) {
  return {
    branches: await branches(session),
    accounts: await accounts(session),
    lines: await lines(session),
    events: await session.all(
      calendarEvent,
      sql`SELECT id, kind, label, starts_on AS "startsOn", ends_on AS "endsOn", branch_id AS "branchId"
          FROM calendar_event ORDER BY starts_on, id`,
    ),
    themes: await session.all(
      theme,
      sql`SELECT id, label_fr AS "labelFr", label_en AS "labelEn", aim, position FROM theme
          WHERE archived_on IS NULL ORDER BY position, id`,
    ),
  }
}
