import { z } from 'zod'
import { foldText } from '../../../shared/search'
import type { Session } from '../db/database'
import { sql } from '../db/sql'

/** A topic as topics are compared: case, accents and blanks do not count. "Prises  électriques" → "prises electriques". */
export function topicKey(topic: string): string {
  return foldText(topic).trim().replaceAll(/\s+/g, ' ')
}

const topicRow = z.object({ topic: z.string() })

/** Spelling of every known topic by its key: the one used most, then the first in the alphabet. */
export async function knownTopics(session: Session): Promise<Map<string, string>> {
  const rows = await session.all(topicRow, sql`SELECT topic FROM need GROUP BY topic ORDER BY count(*) DESC, topic`)
  const known = new Map<string, string>()
  for (const { topic } of rows) if (!known.has(topicKey(topic))) known.set(topicKey(topic), topic)
  return known
}

/** The topic under the spelling it is known by, blanks tidied. */
export function spelledAs(known: ReadonlyMap<string, string>, topic: string): string {
  return known.get(topicKey(topic)) ?? topic.trim().replaceAll(/\s+/g, ' ')
}
