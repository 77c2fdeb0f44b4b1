import { ORPCError } from '@orpc/server'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sql } from '../../electron/engine/db/sql'
import { NOW, SETTINGS, testEngine, testWorkspace } from '../support/engine'

describe('workspace', () => {
  test('create, describe, close, list, open again', async () => {
    const { client, folder } = await testEngine()
    expect(await client.workspace.current()).toBeNull()
    const created = await client.workspace.create({ name: 'Mon réseau', settings: SETTINGS })
    expect(created).toMatchObject({
      name: 'Mon réseau',
      settings: SETTINGS,
      isSample: false,
      posts: 0,
      imports: 0,
      today: '2026-07-08',
      exportedAt: null,
      period: '2026-Q3',
    })
    expect(readdirSync(join(folder, 'data')).filter((name) => !name.endsWith('.wal'))).toEqual(['Mon réseau.duckdb'])
    await client.workspace.close()
    expect(await client.workspace.current()).toBeNull()
    const [entry, more] = await client.workspace.list()
    expect(more).toBeUndefined()
    expect(entry).toMatchObject({ id: created.id, name: 'Mon réseau' })
    expect(await client.workspace.open({ id: created.id })).toEqual(created)
    expect(JSON.stringify(created)).not.toContain(folder)
  })

  test('a new file has storage version 68 and no WAL after closing', async () => {
    const { client, folder } = await testEngine()
    await client.workspace.create({ name: 'Valmont', settings: SETTINGS })
    await client.workspace.close()
    const bytes = readFileSync(join(folder, 'data', 'Valmont.duckdb'))
    expect(bytes.subarray(8, 12).toString()).toBe('DUCK')
    expect(bytes.readBigUInt64LE(12)).toBe(68n)
    expect(existsSync(join(folder, 'data', 'Valmont.duckdb.wal'))).toBe(false)
  })

  test('settings are kept in the file; the zone decides what day it is', async () => {
    const { client } = await testWorkspace({ clock: () => new Date('2026-06-30T23:30:00Z') })
    expect((await client.workspace.current())?.today).toBe('2026-07-01')
    const settings = { ...SETTINGS, zone: 'America/Martinique', keepOrganisations: true, networkName: 'Réseau "A"' }
    expect((await client.workspace.saveSettings(settings)).today).toBe('2026-06-30')
    const { id } = (await client.workspace.list())[0]!
    await client.workspace.close()
    expect((await client.workspace.open({ id })).settings).toEqual(settings)
  })

  test('a new zone moves posts to their day there', async () => {
    const { client, engine } = await testWorkspace()
    const { database } = engine.context.workspace()
    await database.write((session) =>
      session.run(sql`INSERT INTO post (id, key, account_id, platform, published_at, published_day, precision, format, is_share,
          is_crosspost, is_boosted, is_reply, is_collaboration, snapshots, exported_at)
          VALUES (1, 'k', 1, 'facebook', TIMESTAMPTZ '2026-06-30 23:30:00+00', '2026-07-01', 'instant', 'photo', false, false,
          false, false, false, 1, TIMESTAMPTZ '2026-07-02 00:00:00+00')`),
    )
    expect((await client.workspace.current())?.period).toBe('2026-Q3')
    expect((await client.workspace.saveSettings({ ...SETTINGS, zone: 'America/Martinique' })).period).toBe('2026-Q2')
    expect((await client.workspace.saveSettings(SETTINGS)).period).toBe('2026-Q3')
  })

  test('a second workspace of the same name is refused; opening another lets the first go', async () => {
    const { client } = await testWorkspace()
    await expect(client.workspace.create({ name: 'Valmont', settings: SETTINGS })).rejects.toMatchObject({
      code: 'WORKSPACE_EXISTS',
      data: { name: 'Valmont' },
    })
    await client.workspace.create({ name: 'Autre', settings: SETTINGS })
    expect((await client.workspace.current())?.name).toBe('Autre')
    expect(await client.workspace.list()).toHaveLength(2)
  })

  test('opening what does not open leaves the open one open', async () => {
    const { client } = await testWorkspace()
    await expect(client.workspace.open({ id: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await client.workspace.current())?.name).toBe('Valmont')
  })

  test('periods: quarters with posts, newest first, and terms', async () => {
    const { client, engine } = await testWorkspace()
    await engine.context.workspace().database.write(async (session) => {
      for (const day of ['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01']) {
        await session.run(sql`INSERT INTO post (id, key, account_id, platform, published_day, precision, format, is_share,
          is_crosspost, is_boosted, is_reply, is_collaboration, snapshots, exported_at)
          VALUES (1, ${day}, 1, 'facebook', CAST(${day} AS DATE), 'day', 'photo', false, false, false, false, false, 1,
          TIMESTAMPTZ '2026-04-02 00:00:00+00')`)
      }
      await session.run(
        sql`INSERT INTO calendar_event VALUES (7, 'term', 'Semestre 2', '2026-01-12', '2026-05-29', NULL)`,
      )
      await session.run(
        sql`INSERT INTO calendar_event VALUES (8, 'exams', 'Examens', '2026-05-01', '2026-05-29', NULL)`,
      )
    })
    expect(await client.workspace.periods()).toEqual({
      quarters: [
        { period: '2026-Q2', posts: 1 },
        { period: '2026-Q1', posts: 2 },
        { period: '2025-Q4', posts: 1 },
      ],
      terms: [{ period: 'term:7', label: 'Semestre 2', from: '2026-01-12', to: '2026-05-29' }],
    })
    expect((await client.workspace.current())?.period).toBe('2026-Q2')
  })

  test('the clock of a sample workspace stands still, that of a real one does not', async () => {
    const { engine, client } = await testEngine()
    const sample = { name: 'Exemple', settings: SETTINGS, sampleToday: '2026-07-01' }
    await engine.workspaces.create(sample)
    expect(engine.context.options.clock().toISOString()).toBe('2026-07-01T10:00:00.000Z')
    expect(await client.workspace.current()).toMatchObject({ isSample: true, today: '2026-07-01' })
    await client.workspace.close()
    expect(engine.context.options.clock()).toEqual(NOW)
  })
})

describe('errors', () => {
  test('input that does not fit names its path', async () => {
    const { client } = await testEngine()
    const wrong = { name: 'x', settings: { ...SETTINGS, zone: 'Mars/Olympus' } }
    const error = await client.workspace.create(wrong).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ORPCError)
    expect(error).toMatchObject({ code: 'INVALID', defined: true, data: { field: 'settings.zone', reason: 'custom' } })
  })

  test('an unforeseen error crosses as INTERNAL with a log id, and the log line quotes nothing', async () => {
    const clock = () => {
      throw new Error('caption ZZCANARY42 in /home/somebody/file.csv')
    }
    const { client, log } = await testEngine({ clock })
    const error = await client.workspace.create({ name: 'x', settings: SETTINGS }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'INTERNAL', defined: true })
    const line = log.find((entry) => entry.level === 'error')
    expect(error).toMatchObject({ data: { logId: line?.['logId'] } })
    expect(line).toMatchObject({ event: 'internal', method: 'workspace.create', kind: 'Error' })
    expect(JSON.stringify(log)).not.toMatch(/ZZCANARY42|somebody|\/home/)
  })

  test('without a workspace: NO_WORKSPACE', async () => {
    const { client } = await testEngine()
    await expect(client.workspace.periods()).rejects.toMatchObject({ code: 'NO_WORKSPACE', defined: true })
  })
})
