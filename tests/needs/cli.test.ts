import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { needsBench, posts } from './support'
import { run } from '../support/commandLine'

it('portee audience shows needs and drift as tables, JSON and CSV', async () => {
  const { client, engine, note, accounts, branches, themes, folder, ...bench } = await needsBench()
  await note({ topic: 'Wifi', text: 'il coupe', branchId: branches.sante })
  await note({ branchId: branches.sciences })
  await bench.posts(
    posts(
      accounts.sante,
      Array.from({ length: 9 }, () => themes.spaces),
    ),
  )
  await client.network.saveLine({
    accountId: accounts.sante,
    ...{ validFrom: '2025-09-01', validTo: null, aim: 'reach', note: null, personaIds: [], clauses: [] },
    themes: [{ themeId: themes.hours, plannedShare: 0.9 }],
  })
  const { file } = engine.context.workspace()
  await engine.close()
  const audience = (...args: string[]) => run('audience', '--workspace', file, '--period', '2026-Q2', ...args)
  const csv = join(folder, 'needs.csv')
  const needs = await audience('--view', 'needs', '--lang', 'en', '--csv', csv)
  expect(needs.code, needs.error).toBe(0)
  expect(needs.out).toContain('Nobody answers: Wifi')
  expect(needs.out).toMatch(/Prises +1 +Spaces +9 +0 +posts/)
  expect(readFileSync(csv, 'utf8')).toContain('Wifi,1,no_theme')
  const one = await audience('--view', 'needs', '--branch', 'Sciences', '--json')
  expect(JSON.parse(one.out)).toMatchObject({ notes: 1, posts: 0, unanswered: ['Prises'] })
  const drift = await audience('--view', 'drift', '--lang', 'fr')
  expect(drift.out).toMatch(/Horaires +0\/9 +0,0.% .* 90,0.% +moins que prévu \(net\)/)
  const json: unknown = JSON.parse((await audience('--view', 'drift', '--account', 'BU Sciences', '--json')).out)
  expect(json).toEqual([])
})
