import type { ComparisonResult } from '../../../shared/contract/compare'
import { useQuery } from '../../api/useQuery'
import type { CompareState } from './compareState'
import { gainOf, waysWider, type Gain, type Wider } from './wider'

/** Each way to more posts with what it would really bring; only those that bring more, the most first. */
export function useWider(
  state: CompareState,
  result: ComparisonResult,
): readonly (Wider & { readonly gain: Gain })[] | undefined {
  const ways = waysWider(state.query, result)
  const now = gainOf(result)
  const { data } = useQuery(['compare.wider', ways], async (api, signal) => {
    const answers = await Promise.all(
      ways.map(async (way) => ({ ...way, gain: gainOf(await api.compare.groups(way.query, { signal })) })),
    )
    return answers.filter(({ gain }) => gain.n > now.n).sort((a, b) => b.gain.largest - a.gain.largest)
  })
  return data
}
