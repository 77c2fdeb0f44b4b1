import { useMemo } from 'react'
import { Sentence } from '../../components/Sentence'
import { useWords } from '../../i18n/useWords'
import type { EstimateScale } from '../../plots/estimateScale'
import { useNamedFinding } from './groupNames'
import { GroupRows } from './GroupRows'
import type { PanelLines } from './panelLines'
import { TestLink } from './TestLink'

/** One small chart with its name, its sentence and its tests, on the scale of all of them. */
export function Panel({
  drawing,
  scale,
}: {
  readonly drawing: PanelLines
  /** Its own where panels do not count the same thing. */
  readonly scale: EstimateScale | null
}) {
  const t = useWords()
  const named = useNamedFinding()
  const { name, lines, heads, result } = drawing
  const options = useMemo(
    () => (scale === null ? drawing.options : { ...drawing.options, scale }),
    [drawing.options, scale],
  )
  return (
    <section className="panel-one" aria-label={name}>
      <h2>{name}</h2>
      <Sentence
        size="small"
        finding={named(result.finding, result)}
        under={
          <>
            {t('compare.under.posts', { n: result.network.n })}
            <TestLink result={result} />
          </>
        }
      />
      {lines.length > 0 && <GroupRows result={result} heads={heads} options={options} lines={lines} />}
    </section>
  )
}
