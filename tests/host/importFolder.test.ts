import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProgram } from '../../electron/host/cli/program'
import { filesUnder } from '../../electron/host/cli/walk'
import { facebookCsv } from '../import/facebookCsv'
import { temporaryFolder } from '../support/folder'

/** Exports of two pages in folders of their own, with what systems leave beside them. */
function exportsFolder(): string {
  const folder = temporaryFolder()
  for (const [p, name] of ['Santé', 'Sciences'].entries()) {
    mkdirSync(join(folder, name, 'T1'), { recursive: true })
    for (const n of [1, 2, 10]) {
      const row = { id: String(800_000_000_000_000 + p * 100 + n), page: `10006490000010${p}`, pageName: `BU ${name}` }
      writeFileSync(join(folder, name, 'T1', `export ${n}.csv`), facebookCsv([row]))
    }
    writeFileSync(join(folder, name, '.DS_Store'), 'x')
  }
  mkdirSync(join(folder, '__MACOSX'))
  writeFileSync(join(folder, '__MACOSX', 'export 1.csv'), 'x')
  writeFileSync(join(folder, '~$suivi.xlsx'), 'x')
  return folder
}

async function run(...args: string[]) {
  const [out, said]: [string[], string[]] = [[], []]
  const streams = {
    out: (text: string) => out.push(text),
    error: (text: string) => said.push(text),
    status: (text: string) => said.push(text),
  }
  const code = await runProgram([...args, '--lang', 'en'], streams, new AbortController().signal, 'en_GB.UTF-8')
  return { code, out: out.join('\n'), said: said.join('\n') }
}

test('a folder stands for its files, in the order of their names, without hidden ones', async () => {
  const folder = exportsFolder()
  const { paths, hidden } = await filesUnder(folder)
  const names = ['Santé', 'Sciences'].flatMap((name) =>
    [1, 2, 10].map((n) => join(folder, name, 'T1', `export ${n}.csv`)),
  )
  expect(paths).toEqual(names)
  expect(hidden).toBe(4)
})

test('import FOLDER takes all of it in; a second time it is known and nothing changes', async () => {
  const [folder, workspace] = [exportsFolder(), join(temporaryFolder(), 'w.duckdb')]
  const args = ['import', folder, '--workspace', workspace, '--yes', '--exported', '2026-12-31', '--json']
  const first = await run(...args)
  const { imports } = JSON.parse(first.out) as { imports: { exportedAt: string }[] }
  expect([first.code, imports.length]).toEqual([0, 6])
  expect(imports.every(({ exportedAt }) => exportedAt.startsWith('2026-12-31T23:59:59'))).toBe(true)
  const again = await run(...args)
  const { imports: none, known } = JSON.parse(again.out) as { imports: unknown[]; known: unknown[] }
  expect([again.code, none.length, known.length]).toEqual([0, 0, 6])
})

test('an empty folder is said, and nothing is made', async () => {
  const { code } = await run('import', temporaryFolder(), '--workspace', join(temporaryFolder(), 'w.duckdb'))
  expect(code).toBe(1)
})
