import { z } from 'zod'
import { settings } from '../../../shared/contract/workspace'
import type { Session } from '../db/database'
import { sql } from '../db/sql'

/** Settings of the network as they are kept in the file (table `setting`, one JSON value per key). */
export type Settings = z.infer<typeof settings>

/** Keys besides those of `Settings`: name = the workspace's name, sampleToday = the day a sample network lives in. */
export type SettingKey = keyof Settings | 'name' | 'sampleToday'

/** Value under one key, checked by `schema`; null when nobody has set it. */
export async function readSetting<T>(session: Session, key: SettingKey, schema: z.ZodType<T>): Promise<T | null> {
  const row = await session.first(
    z.object({ value: z.string() }),
    sql`SELECT CAST(value AS VARCHAR) AS value FROM setting WHERE key = ${key}`,
  )
  return row === null ? null : schema.parse(JSON.parse(row.value))
}

/** Replaces the value under one key. Called inside a write transaction. */
export async function writeSetting(session: Session, key: SettingKey, value: string | boolean): Promise<void> {
  await session.run(sql`DELETE FROM setting WHERE key = ${key}`)
  await session.run(sql`INSERT INTO setting VALUES (${key}, ${JSON.stringify(value)})`)
}

/** All settings of the network; missing ones are the defaults (Europe/Paris, French). */
export async function readSettings(session: Session): Promise<Settings> {
  const rows = await session.all(
    z.object({ key: z.string(), value: z.string() }),
    sql`SELECT key, CAST(value AS VARCHAR) AS value FROM setting`,
  )
  const stored = new Map(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]))
  return settings.parse({
    networkName: stored.get('networkName') ?? stored.get('name') ?? '—',
    zone: stored.get('zone') ?? 'Europe/Paris',
    language: stored.get('language') ?? 'fr',
    keepOrganisations: stored.get('keepOrganisations') ?? false,
  })
}

/**
 * Writes all settings of the network. A new zone moves every post to its day there, by the importer's own formula.
 * Called inside a write transaction.
 */
export async function writeSettings(session: Session, value: Settings): Promise<void> {
  const { zone } = await readSettings(session)
  await writeSetting(session, 'networkName', value.networkName)
  await writeSetting(session, 'zone', value.zone)
  await writeSetting(session, 'language', value.language)
  await writeSetting(session, 'keepOrganisations', value.keepOrganisations)
  if (value.zone === zone) return
  await session.run(sql`UPDATE post SET published_day = CAST(timezone(${value.zone}, published_at) AS DATE)`)
}
