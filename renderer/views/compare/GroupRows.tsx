import { useCallback } from 'react'
import type { ComparisonResult } from '../../../shared/contract/compare'
import { carryFilter } from '../../address/Link'
import { go, useAddress } from '../../address/location'
import { useWords } from '../../i18n/useWords'
import type { EstimateLine } from '../../plots/estimateLine'
import { EstimateRows } from '../../plots/EstimateRows'
import { PostPreview } from '../posts/PostPreview'
import { GroupName } from './GroupName'

type Rows = Parameters<typeof EstimateRows>[0]

const NONE: Rows['brackets'] = []

/** The groups of a comparison, drawn: names that open them, posts that show their words and open in Publications. */
export function GroupRows({
  result,
  heads,
  options,
  lines,
  brackets = NONE,
  points,
}: Pick<Rows, 'heads' | 'options'> & {
  readonly result: ComparisonResult
  readonly lines: readonly EstimateLine[]
  readonly brackets?: Rows['brackets']
  /** Posts there are; those drawn when it is not told. */
  readonly points?: number
}) {
  const t = useWords()
  const { query } = useAddress()
  const open = useCallback((id: string) => go(carryFilter(`/posts?post=${id}`, query)), [query])
  return (
    <EstimateRows
      heads={heads}
      options={options}
      lines={lines}
      brackets={brackets}
      bracketAlt={t('compare.brackets.alt', { n: result.brackets.length })}
      pointsLabel={t('compare.points', { n: points ?? lines.reduce((sum, { dots }) => sum + dots.length, 0) })}
      renderName={(line) => <GroupName line={line} result={result} />}
      renderPoint={(id, line) => <PostPreview id={id} group={line.name} n={line.n} />}
      onOpen={open}
    />
  )
}
