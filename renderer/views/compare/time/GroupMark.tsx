import type { TimeResult, TimeSeriesRow } from '../../../../shared/contract/timeline'
import { BranchMark, PlatformMark } from '../../../components/marks'
import { useTimeNames } from './timeNames'

/** A branch's notehead, a platform's form, or the name alone. */
export function GroupMark({ result, row }: { readonly result: TimeResult; readonly row: TimeSeriesRow }) {
  const names = useTimeNames(result)
  const { by } = result
  if (by === 'platform' && row.platform !== null) return <PlatformMark platform={row.platform} />
  if (by === 'branch' || by === 'account') return <BranchMark slot={row.slot}>{names.name(row)}</BranchMark>
  return <span>{names.name(row)}</span>
}
