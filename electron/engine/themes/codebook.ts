import { z } from 'zod'
import { codebookTheme, ruleSpec, type CodebookTheme, type ThemeRule } from '../../../shared/contract/themes'
import type { Session } from '../db/database'
import { sql } from '../db/sql'

const themeRow = codebookTheme.omit({ rules: true })
const ruleRow = z.object({ id: z.int(), themeId: z.int(), spec: z.string() })

/** The codebook: themes in their order, archived ones last, each with its rules in the order in which they are read. */
export async function readCodebook(session: Session): Promise<CodebookTheme[]> {
  const themes = await session.all(
    themeRow,
    sql`SELECT id, label_fr AS "labelFr", label_en AS "labelEn", aim, colour, position, archived_on AS "archivedOn"
        FROM theme ORDER BY archived_on IS NOT NULL, position, id`,
  )
  const rules = await session.all(
    ruleRow,
    sql`SELECT id, theme_id AS "themeId", CAST(spec AS VARCHAR) AS spec FROM theme_rule ORDER BY theme_id, position, id`,
  )
  return themes.map((theme) => ({ ...theme, rules: rules.filter(({ themeId }) => themeId === theme.id).map(parsed) }))
}

function parsed({ id, spec }: z.infer<typeof ruleRow>): ThemeRule {
  return { ...ruleSpec.parse(JSON.parse(spec)), id }
}

/** The themes whose rules are at work: those that are not archived, in order. */
export async function readActiveThemes(session: Session): Promise<CodebookTheme[]> {
  return (await readCodebook(session)).filter(({ archivedOn }) => archivedOn === null)
}
