import { join, sql } from '../../electron/engine/db/sql'
import type { AudienceShares } from '../../electron/engine/sample/writers/metaAudience'
import { personaConditions } from '../../electron/engine/sample/seedNetwork'
import { sampleNetwork } from '../../electron/engine/sample/network/network'
import { createRandom } from '../../electron/engine/sample/random'
import type { AudienceBasis, AudienceDimension } from '../../shared/vocabulary'
import type { TestEngine } from '../support/engine'

/** The answer or a loud failure: tests name what they rely on. */
export function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`not there: ${what}`)
  return value
}

/** An audience as an import leaves it in the file. */
export interface AudienceInsert {
  readonly accountId: number
  readonly basis?: AudienceBasis
  readonly dimension: AudienceDimension
  readonly takenOn: string
  readonly unit?: 'share' | 'count'
  readonly digits?: number | null
  readonly total?: number | null
  readonly knownShare?: number | null
  readonly isSorted?: boolean
  readonly importId?: number | null
  readonly cells: readonly {
    readonly label: string
    readonly value: number | null
    readonly ageFrom?: number
    readonly ageTo?: number | null
    readonly gender?: string
  }[]
}

let nextAudience = 1000

/** Puts an audience into the open workspace the way the importer does, and returns its id. */
export async function insertAudience({ engine }: TestEngine, audience: AudienceInsert): Promise<number> {
  const id = nextAudience++
  const { basis = 'followers', unit = 'share', digits = unit === 'share' ? 1 : null, isSorted = false } = audience
  const { total = null, knownShare = null, importId = null, accountId, dimension, takenOn } = audience
  await engine.context.workspace().database.write(async (session) => {
    await session.run(
      sql`INSERT INTO audience_snapshot (id, import_id, account_id, basis, dimension, taken_on, source, unit, digits, total,
            known_share, is_sorted)
          VALUES (${id}, ${importId}, ${accountId}, ${basis}, ${dimension}, ${takenOn}::DATE, 'Audience.csv', ${unit},
            ${digits}, ${total}, ${knownShare}, ${isSorted})`,
    )
    const lines = audience.cells.map(
      (cell, position) =>
        sql`(${id}, ${position}, ${cell.label}, ${cell.value}, ${cell.ageFrom}, ${cell.ageTo}, ${cell.gender})`,
    )
    if (lines.length === 0) return
    await session.run(
      sql`INSERT INTO audience_cell (audience_id, position, label, value, age_from, age_to, gender)
          VALUES ${join(lines, ', ')}`,
    )
  })
  return id
}

/** The three blocks of a Meta Audience.csv, with printed percentages as the importer reads them. */
export async function insertMetaFile(
  test: TestEngine,
  accountId: number,
  takenOn: string,
  shares: AudienceShares,
  total: number | null,
) {
  const value = (percent: number) => Number((percent / 100).toPrecision(12))
  const ages = shares.ages.flatMap(({ band, women, men }) => {
    const [from = '', to] = band.replace('+', '').split('-')
    const common = { ageFrom: Number(from), ageTo: to === undefined ? null : Number(to) }
    return [
      { label: `${band} · Women`, value: value(women), gender: 'women', ...common },
      { label: `${band} · Men`, value: value(men), gender: 'men', ...common },
    ]
  })
  const list = (rows: AudienceShares['cities']) => rows.map(({ name, share }) => ({ label: name, value: value(share) }))
  await insertAudience(test, { accountId, dimension: 'age_gender', takenOn, total, cells: ages })
  await insertAudience(test, {
    accountId,
    dimension: 'city',
    takenOn,
    total,
    isSorted: true,
    cells: list(shares.cities),
  })
  await insertAudience(test, {
    accountId,
    dimension: 'country',
    takenOn,
    total,
    isSorted: true,
    cells: list(shares.countries),
  })
}

export interface Seeded {
  /** Id of an account or persona by its key in the sample. */
  readonly account: (key: string) => number
  readonly persona: (key: string) => number
}

/** Types the sample network in through the contract: branches, accounts, personas, editorial lines, follower counts. */
export async function seedNetwork({ client }: TestEngine): Promise<Seeded> {
  const network = sampleNetwork(createRandom(7))
  const branches = new Map<string, number>()
  for (const { key, name, parent } of network.branches) {
    const parentId = parent === null ? null : found(branches.get(parent), parent)
    const { id } = await client.network.saveBranch({ parentId, name, shortName: name, archivedOn: null })
    branches.set(key, id)
  }
  const accounts = new Map<string, number>()
  for (const { key, platform, branch, handle, url, name, coordinator, closed } of network.accounts) {
    const branchId = branch === null ? null : found(branches.get(branch), branch)
    const own = { platform, name, handle, url, branchId, coordinator, openedOn: null, closedOn: closed, aliases: [] }
    accounts.set(key, (await client.network.saveAccount(own)).id)
  }
  const personas = new Map<string, number>()
  for (const each of network.personas) {
    const { key, name, who, needs } = each
    const { id } = await client.audience.savePersona({
      name,
      tagline: who.fr,
      story: null,
      needs: needs.map(({ fr }) => fr).join('\n'),
      conditions: personaConditions(each),
    })
    personas.set(key, id)
  }
  const account = (key: string) => found(accounts.get(key), key)
  const persona = (key: string) => found(personas.get(key), key)
  for (const line of network.editorialLines) {
    await client.network.saveLine({
      accountId: account(line.account),
      validFrom: line.from,
      validTo: line.to,
      aim: line.aim,
      note: null,
      personaIds: line.personas.map(persona),
      themes: [],
      clauses: line.clauses.map((clause) => ({
        ...clause,
        personaId: persona(clause.persona),
        kind: 'share' as const,
      })),
    })
  }
  for (const { account: key, day, count } of network.followers.filter((each) => each.day >= '2026-09-01')) {
    await client.network.saveFollowers({ accountId: account(key), day, followers: count, source: 'profil', note: null })
  }
  return { account, persona }
}
