import { ORPCError } from '@orpc/client'
import { describe, expect, test } from 'vitest'
import { SCHEMA } from '../../electron/engine/db/migrate'
import { contract } from '../../shared/contract/contract'
import { SETTINGS, testEngine, testWorkspace } from '../support/engine'
import { DOORS, through } from '../support/doors'

const EMPTY = {
  period: '2026-Q2',
  compare: 'none' as const,
  branches: [],
  accounts: [],
  platforms: [],
  formats: [],
  themes: [],
  include: [],
}

async function caught(promise: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error instanceof ORPCError) return error as ORPCError<string, unknown>
  throw new Error(`no contract error: ${String(error)}`)
}

describe.each(DOORS)('the contract through: %s', (door) => {
  test('values come back as they were given', async () => {
    const client = await through(door, await testEngine())
    const settings = { ...SETTINGS, networkName: 'Été — “guillemets” 日本 🎼 \u0000 \u202E' }
    const created = await client.workspace.create({ name: 'Réseau', settings })
    expect(created.settings).toEqual(settings)
    expect(await client.workspace.current()).toEqual(created)
    expect(await client.system.about()).toMatchObject({ version: '0.0.0-test', schema: SCHEMA })
  })

  test('an error arrives with its code and data', async () => {
    const client = await through(door, await testWorkspace())
    const error = await caught(client.workspace.create({ name: 'Valmont', settings: SETTINGS }))
    expect(error).toMatchObject({ code: 'WORKSPACE_EXISTS', status: 409, defined: true, data: { name: 'Valmont' } })
  })

  test('input that does not fit names its path', async () => {
    const client = await through(door, await testWorkspace())
    const error = await caught(
      client.compare.groups({ filter: { ...EMPTY, period: 'soon' }, by: 'branch', rate: 'err' }),
    )
    expect(error).toMatchObject({ code: 'INVALID', defined: true, data: { field: 'filter.period', reason: 'custom' } })
  })

  test('every method without a workspace says so, or needs none', async () => {
    const client = await through(door, await testEngine())
    const asked = [
      () => client.network.overview(),
      () => client.imports.list(),
      () => client.posts.list({ filter: EMPTY, offset: 0, limit: 10 }),
      () => client.compare.groups({ filter: EMPTY, by: 'branch', rate: 'err' }),
      () => client.audience.personas(),
      () => client.report.comments({ period: '2026-Q2', language: 'fr' }),
      () => client.home.overview({ period: '2026-Q2' }),
      () => client.workspace.periods(),
    ]
    for (const ask of asked) expect((await caught(ask())).code).toBe('NO_WORKSPACE')
  })

  test('an empty workspace answers every screen', async () => {
    const client = await through(door, await testWorkspace())
    expect((await client.network.overview()).accounts).toEqual([])
    expect(await client.posts.list({ filter: EMPTY, offset: 0, limit: 10 })).toMatchObject({ total: 0, rows: [] })
    const compared = await client.compare.groups({ filter: EMPTY, by: 'branch', rate: 'err' })
    expect(compared).toMatchObject({ rows: [], pairs: [], network: { n: 0, median: null } })
    expect((await client.home.overview({ period: '2026-Q2' })).main).toBeNull()
    expect(await client.audience.matrix({ period: '2026-Q2' })).toMatchObject({ cells: [] })
  })

  test('a file and Arrow bytes come as blobs', async () => {
    const client = await through(door, await testWorkspace())
    const file = await client.network.csv({ table: 'accounts', period: '2026-Q2' })
    expect(file.blob).toBeInstanceOf(Blob)
    expect(file.blob.size).toBeGreaterThan(0)
    const { arrow } = await client.compare.points({ filter: EMPTY, by: 'branch', rate: 'err' })
    expect(arrow).toBeInstanceOf(Blob)
  })

  test('long work tells its progress and ends with its result; an unknown upload is named', async () => {
    const made = await testWorkspace()
    const client = await through(door, made)
    const failed = async () => {
      for await (const step of await client.imports.stage({ uploads: ['nobody'] })) expect(step.kind).toBe('progress')
    }
    expect(await caught(failed())).toMatchObject({ code: 'NOT_FOUND', defined: true, data: { what: 'upload' } })
  })
})

test('the contract names every area', () => {
  expect(Object.keys(contract).sort()).toEqual([
    'agreement',
    'alike',
    'audience',
    'compare',
    'coverage',
    'home',
    'imports',
    'mappings',
    'maturity',
    'messages',
    'needs',
    'network',
    'populations',
    'posts',
    'report',
    'suggestions',
    'surveys',
    'system',
    'themes',
    'timeline',
    'views',
    'workspace',
  ])
})
