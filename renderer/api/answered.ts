/** What a screen needs of a query (useQuery) to show its answer. */
export interface Answered<T> {
  readonly data: T | undefined
  readonly error: unknown
  /** `data` answers the question before; the answer to this one is on its way. */
  readonly isPlaceholderData: boolean
  readonly refetch: () => Promise<unknown>
}

/** Two queries of one screen as one: answered when both are; asking again asks only what failed. */
export function both<A, B>(first: Answered<A>, second: Answered<B>): Answered<readonly [A, B]> {
  const failed = [first, second].filter(({ error }) => error !== null)
  return {
    data: first.data === undefined || second.data === undefined ? undefined : [first.data, second.data],
    error: first.error ?? second.error,
    isPlaceholderData: first.isPlaceholderData || second.isPlaceholderData,
    refetch: () => Promise.all(failed.map(({ refetch }) => refetch())),
  }
}
