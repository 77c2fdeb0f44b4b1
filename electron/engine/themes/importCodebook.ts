import { ruleSpec, type CodebookTheme, type RuleSpec } from '../../../shared/contract/themes'
import { foldText } from '../../../shared/search'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { fail } from '../fail'
import { count } from '../queries/networkChecks'
import { readCodebook } from './codebook'
import { readCodebookCsv, type FileTheme } from './codebookCsv'
import { writePostThemes } from './derive'
import { patternErrors } from './rules'
import { checkRules, removeTheme, saveTheme, writeRules, writeThemes } from './saveCodebook'
import { STARTER_CODEBOOK } from './starterCodebook'

/**
 * Reads a codebook file: themes with a known label (in either language) are replaced with their rules, others are added; the
 * file's order comes first. Whole or not at all. @throws INVALID as the contract tells
 */
export async function importCodebook(session: Session, text: string, today: string) {
  const before = await readCodebook(session)
  const wanted = await readCodebookCsv(session, text)
  let added = 0
  const order: number[] = []
  for (const theme of wanted) {
    const error = (await patternErrors(session, theme.rules))[0]
    if (error !== undefined)
      throw fail('INVALID', { field: `lines.${theme.lines[error.rule] ?? 0}.patterns`, reason: error.reason })
    const known = before.find((each) => isSame(each, theme))
    if (known === undefined) added += 1
    order.push(
      ...(known === undefined ? await writeThemes(session, [theme]) : [await replaceTheme(session, known, theme)]),
    )
    const archived = theme.isArchived ? today : null
    await session.run(sql`UPDATE theme SET archived_on = ${archived}::DATE WHERE id = ${order.at(-1)}`)
  }
  await putFirst(session, order)
  await writePostThemes(session, 'all')
  return { added, replaced: wanted.length - added, before: { themes: before } }
}

const isSame = (one: CodebookTheme, other: FileTheme) =>
  foldText(one.labelFr) === foldText(other.labelFr) || foldText(one.labelEn) === foldText(other.labelEn)

async function replaceTheme(session: Session, known: CodebookTheme, theme: FileTheme): Promise<number> {
  await saveTheme(session, { ...theme, id: known.id })
  // A rule keeps its id by its place, so that posts it catches as before are the same rows.
  await writeRules(
    session,
    known,
    theme.rules.map((rule, i) => ({ ...rule, id: known.rules[i]?.id })),
  )
  return known.id
}

async function putFirst(session: Session, order: readonly number[]): Promise<void> {
  const others = (await readCodebook(session)).map(({ id }) => id).filter((id) => !order.includes(id))
  for (const [i, id] of [...order, ...others].entries()) {
    await session.run(sql`UPDATE theme SET position = ${i + 1} WHERE id = ${id}`)
  }
}

/** Puts the codebook back as it was. Themes that came since go, or are archived where something hangs on them. @throws INVALID */
export async function restoreCodebook(
  session: Session,
  themes: readonly CodebookTheme[],
  today: string,
): Promise<void> {
  const kept = new Set(themes.map(({ id }) => id))
  for (const theme of themes) await checkRules(session, theme.rules)
  for (const { id } of (await readCodebook(session)).filter((theme) => !kept.has(theme.id))) {
    if (await isUsed(session, id)) {
      await session.run(sql`UPDATE theme SET archived_on = ${today}::DATE WHERE id = ${id}`)
    } else await removeTheme(session, id)
  }
  for (const theme of themes) {
    await session.run(sql`DELETE FROM theme WHERE id = ${theme.id}`)
    await session.run(sql`DELETE FROM theme_rule WHERE theme_id = ${theme.id}`)
    await session.run(
      sql`INSERT INTO theme (id, label_fr, label_en, colour, aim, position, archived_on)
          VALUES (${theme.id}, ${theme.labelFr}, ${theme.labelEn}, ${theme.colour}, ${theme.aim}, ${theme.position},
            ${theme.archivedOn}::DATE)`,
    )
    await writeRules(session, theme, theme.rules)
  }
  await writePostThemes(session, 'all')
}

async function isUsed(session: Session, id: number): Promise<boolean> {
  const uses = sql`SELECT (SELECT count(*) FROM tag WHERE theme_id = ${id})
    + (SELECT count(*) FROM editorial_line_theme WHERE theme_id = ${id})
    + (SELECT count(*) FROM coding_answer WHERE theme_id = ${id}) AS n`
  return (await count(session, uses)) > 0
}

/** Adds the themes of the starter codebook whose labels are free, last in order. @returns the codebook before */
export async function addStarterCodebook(session: Session): Promise<CodebookTheme[]> {
  const before = await readCodebook(session)
  const taken = new Set(before.flatMap(({ labelFr, labelEn }) => [foldText(labelFr), foldText(labelEn)]))
  const free = STARTER_CODEBOOK.filter(
    ({ labelFr, labelEn }) => !taken.has(foldText(labelFr)) && !taken.has(foldText(labelEn)),
  )
  await writeThemes(session, free)
  await writePostThemes(session, 'all')
  return before
}

type Said = Pick<CodebookTheme, 'labelFr' | 'labelEn' | 'aim' | 'colour'> & { readonly rules: readonly RuleSpec[] }

/** Whether the codebook is still the starter one, word for word: nobody has read it over yet. */
export function isStarter(themes: readonly CodebookTheme[]): boolean {
  const said = (all: readonly Said[]) =>
    JSON.stringify(
      all.map(({ labelFr, labelEn, aim, colour, rules }) => [
        ...[labelFr, labelEn, aim, colour],
        rules.map((rule) => ruleSpec.parse(rule)),
      ]),
    )
  return themes.every(({ archivedOn }) => archivedOn === null) && said(themes) === said(STARTER_CODEBOOK)
}
