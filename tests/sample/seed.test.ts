import { expect, it } from 'vitest'
import { generateSample, SAMPLE_TODAY } from '../../electron/engine/sample/generateSample'
import { sampleDrop, tableNames } from '../../electron/engine/sample/seed'
import { testEngine } from '../support/engine'
import { checkBoard, checkNetworkAudiences, checkNetworkDays, checkNetworkPosts, checkNowhere } from './imported'
import { checkPapers } from './importedPapers'

it(
  'the sample network is built by the importer itself and is whole; a cancelled second one leaves nothing',
  { timeout: 600_000 },
  async () => {
    const test = await testEngine()
    const { client } = test
    const stages = new Set<string>()
    let made = null
    for await (const step of await client.workspace.createSample({ language: 'fr' })) {
      if (step.kind === 'done') made = step.result
      else stages.add(step.stage)
    }
    const sample = generateSample()
    const tables = sampleDrop(sample).flatMap((file) => tableNames(file))
    expect(made).toMatchObject({ isSample: true, today: SAMPLE_TODAY, imports: tables.length, period: '2026-Q3' })
    expect(stages.size).toBeGreaterThan(1)
    const overview = await client.network.overview()
    expect(overview.accounts).toHaveLength(13)
    expect(overview.branches).toHaveLength(sample.network.branches.length)
    const imports = await client.imports.list()
    expect(imports.map(({ fileName }) => fileName).sort()).toEqual(tables.toSorted())
    // The instant in a workbook's name, the clock of an archive's entry, the time of a file: all give the export date.
    const exported = new Map(sample.files.flatMap((file) => tableNames(file).map((name) => [name, file.exportedAt])))
    for (const { fileName, exportedAt } of imports) {
      expect([fileName, new Date(exportedAt).toISOString()]).toEqual([fileName, exported.get(fileName)])
    }
    for (const { fileName, counts } of imports) {
      const { rowsIn, new: added, updated, unchanged, duplicate, setAside, rejected } = counts
      expect([fileName, rowsIn]).toEqual([fileName, added + updated + unchanged + duplicate + setAside + rejected])
    }
    // Every post of the truth table that the default drop shows, no other.
    const shown = sample.posts.filter((post) => post.snapshots > 0 && !post.collaboration)
    expect(made?.posts).toBe(shown.length)
    // Rows are rejected in the file that went through a spreadsheet, and nowhere else.
    const rejecting = imports.filter(({ counts }) => counts.rejected > 0).map(({ fileName }) => fileName)
    expect(rejecting).toEqual(sample.truths.flatMap((truth) => (truth.kind === 'resaved_file' ? [truth.file] : [])))

    await checkNetworkPosts(test, sample)
    await checkNetworkDays(test, sample)
    await checkNetworkAudiences(test)
    await checkNowhere(test, 'Delbecque')
    await checkBoard(test, sample)
    await checkPapers(test, sample)

    const first = made?.name
    const abort = new AbortController()
    const cancelled = async () => {
      for await (const step of await client.workspace.createSample({ language: 'fr' }, { signal: abort.signal })) {
        if (step.kind === 'progress' && step.stage !== 'network' && step.done >= 2) abort.abort(new Error('cancelled'))
      }
    }
    await expect(cancelled()).rejects.toThrow('cancelled')
    await expect.poll(async () => (await client.workspace.list()).map((entry) => entry.name)).toEqual([first])
    await expect.poll(async () => (await client.workspace.current())?.name).toBe(first)
  },
)
