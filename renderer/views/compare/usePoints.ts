import type { CompareQuery } from '../../../shared/contract/compare'
import { useQuery } from '../../api/useQuery'
import type { EstimateDot } from '../../plots/estimateScale'
import { readPoints, type PanelPoints } from './readPoints'

export interface Points {
  readonly dots: ReadonlyMap<string, readonly EstimateDot[]>
  readonly panels: PanelPoints
  /** Circles sent, and posts there are. */
  readonly drawn: number
  readonly total: number
}

/** The posts behind a comparison; undefined until read. */
export function usePoints(query: CompareQuery): Points | undefined {
  return useQuery(['compare.points', query], async (client, signal) => {
    const { arrow, drawn, total } = await client.compare.points(query, { signal })
    const panels = await readPoints(arrow, query.outliers)
    return { dots: panels.get('') ?? new Map<string, EstimateDot[]>(), panels, drawn, total }
  }).data
}
