import type { ComparisonResult } from '../../../shared/contract/compare'
import { BranchMark, PlatformMark } from '../../components/marks'
import type { EstimateLine } from '../../plots/estimateLine'

/** The mark of a row: a branch's notehead, a platform's form, or the name alone. */
export function GroupName({
  line,
  result,
}: {
  readonly line: Pick<EstimateLine, 'key' | 'name'>
  readonly result: ComparisonResult
}) {
  const row = result.rows.find((each) => each.key === line.key)
  if (result.by === 'platform' && row !== undefined && row.platform !== null)
    return <PlatformMark platform={row.platform} />
  if (result.by === 'format') return <span>{line.name}</span>
  const mark = <BranchMark slot={row?.slot ?? null}>{line.name}</BranchMark>
  return result.by === 'account' && row !== undefined && row.platform !== null ? (
    <PlatformMark platform={row.platform} label={mark} />
  ) : (
    mark
  )
}
