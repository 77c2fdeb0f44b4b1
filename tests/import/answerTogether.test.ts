import { expect, it } from 'vitest'
import type { Review } from '../../shared/contract/imports'
import { facebookCsv } from './facebookCsv'
import { bench, EXPORTED, type Bench } from './importing'

const PAGE = { page: '100064900000555', pageName: 'BU Inconnue' }

/** Three files of one unknown page and one of another, staged through the contract. */
async function staged(test: Bench): Promise<Review> {
  const files = [1, 2, 3].map((n) => facebookCsv([{ ...PAGE, id: `80000000000100${n}`, time: `0${n}/05/2026 08:00` }]))
  const other = facebookCsv([{ id: '800000000002001', page: '100064900000777', pageName: 'BU Autre' }])
  const uploads = [...files, other].map((content, i) => {
    const { path } = test.file('x', content)
    const file = { name: `${i}.csv`, path, bytes: content.length, modifiedAt: EXPORTED, owned: false }
    return test.engine.context.uploads.register(file).id
  })
  for await (const step of await test.client.imports.stage({ uploads })) if (step.kind === 'done') return step.result
  throw new Error('no result')
}

/** Files that name the page, and its key in them. */
function ofPage(review: Review) {
  const files = review.files.filter((file) => file.accounts.some(({ sourceName }) => sourceName === PAGE.pageName))
  const sourceKey = files[0]?.accounts[0]?.sourceKey ?? ''
  return { fileIds: files.map(({ id }) => id), sourceKey }
}

it('creates the account once for all files that name it', async () => {
  const test = await bench()
  const review = await staged(test)
  const { fileIds, sourceKey } = ofPage(review)
  expect(fileIds).toHaveLength(3)
  const create = { name: 'BU Nouvelle', branchId: null }
  const accounts = [{ sourceKey, choice: { create }, remember: true }]
  const answered = await test.client.imports.answerMany({ dropId: review.dropId, fileIds, accounts })
  expect(answered.totals).toMatchObject({ ready: 3, asks: 1 })
  expect(await test.rows(`SELECT name FROM account`)).toEqual([{ name: 'BU Nouvelle' }])
})

it('gives the same review as one answer per file', async () => {
  const [one, many] = [await bench(), await bench()]
  const totals = []
  for (const [test, together] of [
    [one, false],
    [many, true],
  ] as const) {
    const accountId = await test.account('facebook', 'BU Connue')
    const review = await staged(test)
    const { dropId } = review
    const { fileIds, sourceKey } = ofPage(review)
    const accounts = [{ sourceKey, choice: { accountId }, remember: false }]
    if (together) await test.client.imports.answerMany({ dropId, fileIds, accounts })
    else for (const fileId of fileIds) await test.client.imports.answer({ dropId, fileId, accounts })
    totals.push((await test.client.imports.review({ dropId })).totals)
  }
  expect(totals[1]).toEqual(totals[0])
  expect(totals[0]).toMatchObject({ ready: 3, asks: 1, postsNew: 3 })
})

it('skips many at once, and takes them back', async () => {
  const test = await bench()
  const { dropId, files } = await staged(test)
  const fileIds = files.map(({ id }) => id)
  const skipped = await test.client.imports.answerMany({ dropId, fileIds, skip: true })
  expect(skipped.files.map(({ state }) => state)).toEqual(files.map(() => 'skipped'))
  const back = await test.client.imports.answerMany({ dropId, fileIds, skip: false })
  expect(back.totals.asks).toBe(4)
})

it('refuses a name that one of the files does not have', async () => {
  const test = await bench()
  const accountId = await test.account('facebook', 'BU Connue')
  const review = await staged(test)
  const { sourceKey } = ofPage(review)
  const fileIds = review.files.map(({ id }) => id)
  const accounts = [{ sourceKey, choice: { accountId }, remember: false }]
  await expect(test.client.imports.answerMany({ dropId: review.dropId, fileIds, accounts })).rejects.toMatchObject({
    code: 'INVALID',
    data: { field: 'accounts.sourceKey', reason: 'unknown' },
  })
})
