import { useQuery } from '../../api/useQuery'

/** How many staged files wait for an answer, over all drops that were not committed. */
export function useOpenQuestions(): number {
  const asks = useQuery(['imports.pending', 'asks'], async (api, signal) => {
    const drops = await api.imports.pending(undefined, { signal })
    const reviews = await Promise.all(drops.map((dropId) => api.imports.review({ dropId }, { signal })))
    return reviews.reduce((sum, review) => sum + review.totals.asks, 0)
  })
  return asks.data ?? 0
}
