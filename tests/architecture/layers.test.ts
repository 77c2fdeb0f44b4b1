import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'

const ROOT = join(import.meta.dirname, '../..')
const SOURCES = ['electron', 'renderer', 'shared']
const CONFIGS = ['package.json', 'tsconfig.json', 'tsconfig.base.json', '.dependency-cruiser.mjs']

/** A break of the layers, planted in a copy of the project: file, content, and the rule that must name it. */
const BREAKS: readonly [string, string, string][] = [
  ['shared/seeded.ts', `import { fail } from '../electron/engine/fail'\nexport const x = fail`, 'shared-alone'],
  ['shared/seeded.ts', `import { readFileSync } from 'node:fs'\nexport const x = readFileSync`, 'shared-packages'],
  ['shared/seeded.ts', `import { useState } from 'react'\nexport const x = useState`, 'shared-packages'],
  [
    'electron/engine/seeded.ts',
    `import { startHttp } from '../host/http'\nexport const x = startHttp`,
    'engine-to-shared',
  ],
  [
    'electron/engine/seeded.ts',
    `import { createServer } from 'node:http'\nexport const x = createServer`,
    'engine-without-hosts',
  ],
  ['electron/engine/seeded.ts', `import { useState } from 'react'\nexport const x = useState`, 'engine-without-hosts'],
  ['electron/engine/seeded.ts', `import { app } from 'electron'\nexport const x = app`, 'electron-in-main-and-preload'],
  ['electron/host/seeded.ts', `import { app } from 'electron'\nexport const x = app`, 'electron-in-main-and-preload'],
  ['electron/host/seeded.ts', `import { confine } from '../main/window'\nexport const x = confine`, 'host-to-engine'],
  ['electron/main/seeded.ts', `import { sql } from '../engine/db/sql'\nexport const x = sql`, 'main-to-host'],
  [
    'electron/preload/seeded.ts',
    `import { startHttp } from '../host/http'\nexport const x = startHttp`,
    'preload-alone',
  ],
  ['renderer/seeded.ts', `import { sql } from '../electron/engine/db/sql'\nexport const x = sql`, 'renderer-to-shared'],
  [
    'renderer/seeded.ts',
    `import { readFileSync } from 'node:fs'\nexport const x = readFileSync`,
    'renderer-without-node',
  ],
  [
    'electron/host/seeded.ts',
    `import { DuckDBInstance } from '@duckdb/node-api'\nexport const x = DuckDBInstance`,
    'duckdb-in-engine',
  ],
  ['shared/seeded.ts', `import './seededToo'\nexport const x = 1`, 'no-missing'],
]

/** Each break lies in a file of its own, so that one run of the checker judges all of them. */
const planted = BREAKS.map(([file, content, rule], i) => ({
  file: file.replace('seeded', `seeded${i}`),
  content,
  rule,
}))

let copy = ''
let violations: { from: string; rule: { name: string } }[] = []

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'portee-layers-'))
  for (const path of [...SOURCES, ...CONFIGS]) cpSync(join(ROOT, path), join(copy, path), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  mkdirSync(join(copy, 'tests'))
  for (const { file, content } of planted) writeFileSync(join(copy, file), content)
  const cruise = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [cruise, ...SOURCES, '--config', '.dependency-cruiser.mjs', '--output-type', 'json']
  const { stdout } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', maxBuffer: 2 ** 28 })
  violations = (JSON.parse(stdout) as { summary: { violations: typeof violations } }).summary.violations
  for (const { file } of planted) rmSync(join(copy, file))
  return () => rmSync(copy, { recursive: true, force: true })
}, 300_000)

describe('dependency-cruiser catches', () => {
  test.each(planted)('$rule: $content', ({ file, rule }) => {
    expect(violations.filter((each) => each.from === file).map((each) => each.rule.name)).toContain(rule)
  })

  test('and nothing else in the engine, the hosts and what they share', () => {
    const seeded = new Set(planted.map(({ file }) => file))
    const others = violations.filter((each) => !seeded.has(each.from) && !each.from.startsWith('renderer/'))
    expect(others).toEqual([])
  })
})

describe('type projects catch', () => {
  /** Errors of one project about one file. */
  function errors(project: string, file: string): string {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
    const args = [tsc, '-p', project, '--noEmit', '--emitDeclarationOnly', 'false']
    const { stdout } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', maxBuffer: 2 ** 28 })
    return stdout
      .split('\n')
      .filter((line) => line.startsWith(file))
      .join('\n')
  }

  test.each([
    ['shared', 'shared/seeded.ts', 'export const home = process.env', /process/],
    ['electron/engine', 'electron/engine/seeded.ts', 'export const title = document.title', /document/],
  ])(
    '%s: what its processes do not have',
    (project, file, content, wanted) => {
      writeFileSync(join(copy, file), content)
      try {
        expect(errors(project, file)).toMatch(wanted)
      } finally {
        rmSync(join(copy, file))
      }
    },
    300_000,
  )
})
