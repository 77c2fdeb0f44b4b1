import type { Progress } from '../../../shared/contract/common'
import type { Session } from './command'

/** Follows long work to its result; progress goes to the error stream. */
export async function follow<T>(
  session: Session,
  steps: AsyncIterable<Progress | { kind: 'done'; result: T }>,
): Promise<T> {
  for await (const step of steps) {
    if (step.kind === 'done') return step.result
    session.progress(session.words.progress(step.stage, step.done, step.total, step.unit))
  }
  throw new Error('the work ended without a result')
}
