import type { Review } from '../../../shared/contract/imports'
import type { EngineContext } from '../context'
import { answerFiles, type Answer } from './drops'

/** One answer for several files; see `imports.answerMany` of the contract. */
export interface SharedAnswer extends Omit<Answer, 'fileId'> {
  readonly dropId: string
  readonly fileIds: readonly string[]
}

/**
 * Gives one answer to every file that asks the same. An account to be created is created by the first file; the others are
 * given the one it got, or each would create its own. @throws NOT_FOUND INVALID
 */
export async function answerTogether(
  context: EngineContext,
  { dropId, fileIds, ...answer }: SharedAnswer,
): Promise<Review> {
  const [first, ...others] = [...new Set(fileIds)]
  const creates = answer.accounts?.some(({ choice }) => 'create' in choice) ?? false
  if (!creates || first === undefined) return answerFiles(context, dropId, toEach([...new Set(fileIds)], answer))
  const review = await answerFiles(context, dropId, toEach([first], answer))
  if (others.length === 0) return review
  const settled = review.files.find((file) => file.id === first)?.accounts ?? []
  const accounts = answer.accounts?.map((account) => {
    const accountId = settled.find(({ sourceKey }) => sourceKey === account.sourceKey)?.accountId ?? null
    return accountId === null ? account : { ...account, choice: { accountId } }
  })
  return answerFiles(context, dropId, toEach(others, { ...answer, accounts }))
}

function toEach(fileIds: readonly string[], answer: Omit<Answer, 'fileId'>): Answer[] {
  return fileIds.map((fileId) => ({ ...answer, fileId }))
}
