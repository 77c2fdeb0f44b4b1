import { z } from 'zod'
import { reportSection } from '../../../shared/contract/report'
import type { Language } from '../../../shared/vocabulary'
import type { Database } from '../db/database'
import { sql } from '../db/sql'

interface Key {
  readonly period: string
  readonly language: Language
}

/** What people wrote in the sections of one report. */
export function listComments(database: Database, { period, language }: Key) {
  return database.all(
    z.object({ section: reportSection, text: z.string() }),
    sql`SELECT section, text FROM report_comment WHERE period = ${period} AND language = ${language} ORDER BY section`,
  )
}

/** Replaces the text of one section; an empty text removes it. */
export async function saveComment(database: Database, comment: Key & { section: string; text: string }): Promise<void> {
  const { period, language, section, text } = comment
  await database.write(async (session) => {
    await session.run(
      sql`DELETE FROM report_comment WHERE period = ${period} AND language = ${language} AND section = ${section}`,
    )
    if (text.trim() === '') return
    await session.run(sql`INSERT INTO report_comment VALUES (${period}, ${language}, ${section}, ${text})`)
  })
}
