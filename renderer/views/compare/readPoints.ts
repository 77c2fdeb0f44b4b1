import { tableFromIPC } from 'apache-arrow'
import type { EstimateDot } from '../../plots/estimateScale'

/** Posts by group, as the engine sends them: Arrow columns group, id, rate, mature. A row without rate is not a point. */
export async function readPoints(arrow: Blob): Promise<ReadonlyMap<string, readonly EstimateDot[]>> {
  const table = tableFromIPC(new Uint8Array(await arrow.arrayBuffer()))
  const [groups, ids, rates, mature] = ['group', 'id', 'rate', 'mature'].map((name) => table.getChild(name))
  const points = new Map<string, EstimateDot[]>()
  for (let index = 0; index < table.numRows; index++) {
    const rate: unknown = rates?.get(index)
    if (typeof rate !== 'number') continue
    const group = String(groups?.get(index))
    const dot = { id: String(ids?.get(index)), rate, isMature: mature?.get(index) !== false }
    const row = points.get(group)
    if (row === undefined) points.set(group, [dot])
    else row.push(dot)
  }
  return points
}
