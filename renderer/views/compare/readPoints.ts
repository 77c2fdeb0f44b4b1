import { tableFromIPC, type Vector } from 'apache-arrow'
import type { EstimateDot } from '../../plots/estimateScale'

/** Posts by panel, then by group; without panels all of them under ''. */
export type PanelPoints = ReadonlyMap<string, ReadonlyMap<string, readonly EstimateDot[]>>

/** Rows read before the clock is asked, and how long a piece may take, ms: the screen stays answerable between two pieces. */
const PIECE = 256
const LONG = 8

const NAMES = ['group', 'id', 'rate', 'mature', 'outlier', 'panel'] as const
type Columns = Readonly<Record<(typeof NAMES)[number], Vector | null>>

/**
 * Posts as the engine sends them: Arrow columns group, id, rate, mature, outlier and perhaps panel. A row without rate is not a
 * point. Read in pieces, since sixty groups may bring 300,000 rows. `outliers`: what flagged posts are to the numbers.
 */
export async function readPoints(arrow: Blob, outliers: 'with' | 'without' = 'with'): Promise<PanelPoints> {
  const table = tableFromIPC(new Uint8Array(await arrow.arrayBuffer()))
  const [group, id, rate, mature, outlier, panel] = NAMES.map((name) => table.getChild(name))
  const columns: Columns = {
    group: group ?? null,
    id: id ?? null,
    rate: rate ?? null,
    mature: mature ?? null,
    outlier: outlier ?? null,
    panel: panel ?? null,
  }
  const flagged = outliers === 'with' ? 'kept' : 'left_out'
  const points = new Map<string, Map<string, EstimateDot[]>>()
  let since = performance.now()
  for (let index = 0; index < table.numRows; index++) {
    const dot = dotAt(columns, index, flagged)
    if (dot !== null) rowOf(points, columns, index).push(dot)
    if (index % PIECE === 0 && performance.now() - since > LONG) {
      await new Promise((resolve) => setTimeout(resolve))
      since = performance.now()
    }
  }
  return points
}

function dotAt(columns: Columns, index: number, flagged: 'kept' | 'left_out'): EstimateDot | null {
  const rate: unknown = columns.rate?.get(index)
  if (typeof rate !== 'number') return null
  return {
    id: String(columns.id?.get(index)),
    rate,
    isMature: columns.mature?.get(index) !== false,
    outlier: columns.outlier?.get(index) === true ? flagged : undefined,
  }
}

function rowOf(points: Map<string, Map<string, EstimateDot[]>>, columns: Columns, index: number): EstimateDot[] {
  const panel = columns.panel === null ? '' : String(columns.panel.get(index))
  const group = String(columns.group?.get(index))
  const groups = points.get(panel) ?? new Map<string, EstimateDot[]>()
  const row = groups.get(group) ?? []
  if (!points.has(panel)) points.set(panel, groups)
  if (!groups.has(group)) groups.set(group, row)
  return row
}
