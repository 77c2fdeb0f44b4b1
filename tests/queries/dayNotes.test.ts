import { expect, it } from 'vitest'
import { filter } from '../../shared/contract/common'
import { testWorkspace } from '../support/engine'

const all = filter.parse({ period: '2026-Q3' })

it('notes on charts are kept, changed, removed and brought back; a branch’s note stands on its charts alone', async () => {
  const { client } = await testWorkspace()
  const branch = { shortName: 'Sciences', parentId: null, archivedOn: null }
  const { id: sciences } = await client.network.saveBranch({ ...branch, name: 'Sciences' })
  const { id: health } = await client.network.saveBranch({ ...branch, name: 'Santé', shortName: 'Santé' })
  const { id } = await client.timeline.saveNote({ day: '2026-07-14', branchId: null, text: '  Grève des transports  ' })
  const local = await client.timeline.saveNote({ day: '2026-03-02', branchId: sciences, text: 'Nouveaux horaires' })
  expect(await client.timeline.notes()).toEqual([
    { id: local.id, day: '2026-03-02', branchId: sciences, text: 'Nouveaux horaires' },
    { id, day: '2026-07-14', branchId: null, text: 'Grève des transports' },
  ])
  await client.timeline.saveNote({ id, day: '2026-07-15', branchId: null, text: 'Grève' })
  const removed = await client.timeline.removeNote({ id: local.id })
  expect(removed).toEqual({ id: local.id, day: '2026-03-02', branchId: sciences, text: 'Nouveaux horaires' })
  expect(await client.timeline.notes()).toEqual([{ id, day: '2026-07-15', branchId: null, text: 'Grève' }])
  await client.timeline.saveNote({ day: removed.day, branchId: removed.branchId, text: removed.text })
  const onChart = async (branches: number[]) =>
    (await client.timeline.series({ filter: { ...all, branches } })).notes.map(({ text }) => text)
  expect(await onChart([])).toEqual(['Nouveaux horaires', 'Grève'])
  expect(await onChart([sciences])).toEqual(['Nouveaux horaires', 'Grève'])
  expect(await onChart([health])).toEqual(['Grève'])
})

it('a note of an unknown branch, without words, too long, or gone is refused', async () => {
  const { client } = await testWorkspace()
  const note = { day: '2026-07-14', branchId: null, text: 'Grève' }
  await expect(client.timeline.saveNote({ ...note, branchId: 9 })).rejects.toMatchObject({ code: 'INVALID' })
  await expect(client.timeline.saveNote({ ...note, text: ' ' })).rejects.toThrow()
  await expect(client.timeline.saveNote({ ...note, text: 'x'.repeat(201) })).rejects.toThrow()
  await expect(client.timeline.saveNote({ ...note, id: 5 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(client.timeline.removeNote({ id: 5 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
