import type { ReactNode } from 'react'
import type { ComparisonResult } from '../../../shared/contract/compare'
import { BranchMark, PlatformMark } from '../../components/marks'
import type { EstimateLine } from '../../plots/estimateLine'

interface GroupNameProps {
  readonly line: Pick<EstimateLine, 'key' | 'name'>
  readonly result: Pick<ComparisonResult, 'by'> & {
    readonly focus?: string | null
    readonly rows: readonly Pick<ComparisonResult['rows'][number], 'key' | 'slot' | 'platform'>[]
  }
}

/** The mark of a row: a branch's notehead, a platform's form, or the name alone; grey beside the one looked at. */
export function GroupName({ line, result }: GroupNameProps) {
  const isFaded = (result.focus ?? null) !== null && result.focus !== line.key
  return isFaded ? <span className="faded">{markOf(line, result)}</span> : markOf(line, result)
}

function markOf(line: GroupNameProps['line'], result: GroupNameProps['result']): ReactNode {
  const row = result.rows.find((each) => each.key === line.key)
  if (result.by === 'platform' && row !== undefined && row.platform !== null)
    return <PlatformMark platform={row.platform} />
  if (result.by !== 'branch' && result.by !== 'account') return <span className="group">{line.name}</span>
  const mark = <BranchMark slot={row?.slot ?? null}>{line.name}</BranchMark>
  return result.by === 'account' && row !== undefined && row.platform !== null ? (
    <PlatformMark platform={row.platform} label={mark} />
  ) : (
    mark
  )
}
