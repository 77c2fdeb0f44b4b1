import { z } from 'zod'
import type { MappingProfile } from '../../../../shared/contract/mappings'
import { mappingSpec, readProfile, writeProfile, type MappingSpec } from '../../../../shared/mapping'
import type { Session } from '../../db/database'
import { sql } from '../../db/sql'
import { fail } from '../../fail'
import { nextId } from '../commitFile'

const row = z.object({ id: z.number(), name: z.string(), spec: z.string() })

/** Saved profiles by name. One that this version cannot read (written by a newer one) is left alone and not listed. */
export async function readProfiles(session: Session): Promise<MappingProfile[]> {
  const rows = await session.all(
    row,
    sql`SELECT id, name, CAST(spec AS VARCHAR) AS spec FROM mapping_profile ORDER BY name, id`,
  )
  return rows.flatMap(({ id, name, spec }) => {
    const read = mappingSpec.safeParse(JSON.parse(spec))
    return read.success ? [{ id, name, spec: read.data }] : []
  })
}

/** Keeps a specification under a name; one of that name is replaced. @returns its id */
export async function saveProfile(session: Session, name: string, spec: MappingSpec): Promise<number> {
  const known = await session.first(
    z.object({ id: z.number() }),
    sql`SELECT id FROM mapping_profile WHERE name = ${name}`,
  )
  const json = JSON.stringify(spec)
  if (known !== null) {
    await session.run(sql`UPDATE mapping_profile SET spec = ${json} WHERE id = ${known.id}`)
    return known.id
  }
  const id = await nextId(session, 'mapping_profile')
  await session.run(sql`INSERT INTO mapping_profile VALUES (${id}, ${name}, ${json})`)
  return id
}

/** @throws NOT_FOUND, INVALID when another profile has the name */
export async function renameProfile(session: Session, id: number, name: string): Promise<void> {
  await profileOf(session, id)
  const other = await session.first(
    z.object({ id: z.number() }),
    sql`SELECT id FROM mapping_profile WHERE name = ${name} AND id <> ${id}`,
  )
  if (other !== null) throw fail('INVALID', { field: 'name', reason: 'taken' })
  await session.run(sql`UPDATE mapping_profile SET name = ${name} WHERE id = ${id}`)
}

/** @throws NOT_FOUND */
export async function removeProfile(session: Session, id: number): Promise<void> {
  await profileOf(session, id)
  await session.run(sql`DELETE FROM mapping_profile WHERE id = ${id}`)
}

async function profileOf(session: Session, id: number): Promise<MappingProfile> {
  const found = (await readProfiles(session)).find((profile) => profile.id === id)
  if (found === undefined) throw fail('NOT_FOUND', { what: 'profile' })
  return found
}

/** The file of a profile. @throws NOT_FOUND */
export async function exportProfile(session: Session, id: number): Promise<{ name: string; type: string; blob: Blob }> {
  const { name, spec } = await profileOf(session, id)
  const plain = name
    .normalize('NFKD')
    .replace(/[^\w-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  const text = writeProfile(name, spec)
  return {
    name: `${plain === '' ? 'profile' : plain}.portee.json`,
    type: 'application/json',
    blob: new Blob([text], { type: 'application/json' }),
  }
}

/**
 * Takes a profile's file in. Of another profile of the same name it becomes a second one, numbered.
 * @throws INVALID when it is no profile, with the reason
 */
export async function importProfile(session: Session, text: string): Promise<MappingProfile> {
  const read = readProfile(text)
  if (typeof read === 'string') throw fail('INVALID', { field: 'profile', reason: read })
  const profiles = await readProfiles(session)
  const same = profiles.find(
    ({ name, spec }) => name === read.name && JSON.stringify(spec) === JSON.stringify(read.spec),
  )
  if (same !== undefined) return same
  const taken = new Set(profiles.map(({ name }) => name))
  let name = read.name
  for (let i = 2; taken.has(name); i++) name = `${read.name} (${String(i)})`
  return { id: await saveProfile(session, name, read.spec), name, spec: read.spec }
}
