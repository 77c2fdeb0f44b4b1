import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { utils } from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { facebookExport } from '../support/facebookExport'
import { temporaryFolder } from '../support/folder'
import { bookOf } from '../support/workbook'
import { buildDesktop } from './build'

let out = ''
beforeAll(async () => {
  out = await buildDesktop()
}, 300_000)

const TABLE = facebookExport(1, 5)
  .replace(/^\uFEFF/, '')
  .trimEnd()
  .split('\n')
  .map((line) => line.replace('"Reactions, Comments and Shares"', 'Reactions').split(','))

/** The thread is handed over as text, so that it needs no file of the application's archive: it must be whole in itself. */
describe('the thread that reads workbooks, as built', () => {
  it('is one script that loads nothing but what Node has', () => {
    const script = readFileSync(join(out, 'main/workbookWorker.js'), 'utf8')
    const loaded = [...script.matchAll(/^import .*?from ["']([^"']+)["']/gm)].map((match) => match[1])
    expect(loaded.length).toBeGreaterThan(0)
    expect(loaded.filter((name) => name?.startsWith('node:') !== true)).toEqual([])
    expect(script).not.toMatch(/\bimport\(["']/)
  })

  it('reads a workbook when started from its text', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'x.xls')
    writeFileSync(path, bookOf({ 'All posts': utils.aoa_to_sheet(TABLE) }, 'biff8'))
    const text = readFileSync(join(out, 'main/workbookWorker.js'), 'base64')
    const limits = { rows: 100, columns: 100, sheets: 10, bytes: 1e6 }
    const workerData = { path, kind: 'compound', out: join(folder, 'sheet'), limits }
    const worker = new Worker(new URL(`data:text/javascript;base64,${text}`), { workerData })
    const answer = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
    expect(answer).toMatchObject({ sheets: [{ name: 'All posts', rows: 6 }] })
  })

  it('is found by the built command line', () => {
    const folder = temporaryFolder()
    const path = join(folder, 'posts.xlsx')
    writeFileSync(path, bookOf({ 'All posts': utils.aoa_to_sheet(TABLE) }, 'xlsx'))
    const args = [join(out, 'main/cli.js'), 'import', path, '--workspace', join(folder, 'a.duckdb'), '--yes', '--json']
    // Exit code 2: whose posts they are is a question that --yes does not answer; the sheet has been read all the same.
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect(stdout).toContain('posts.xlsx › All posts')
    expect(stdout).toContain('facebook-content')
  })
})
