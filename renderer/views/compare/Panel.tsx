import { useMemo, useState } from 'react'
import { Button } from '../../components/Button'
import { Sentence } from '../../components/Sentence'
import { useWords } from '../../i18n/useWords'
import { EstimateRows } from '../../plots/EstimateRows'
import type { EstimateScale } from '../../plots/estimateScale'
import { PostPreview } from '../posts/PostPreview'
import { GroupName } from './GroupName'
import { useNamedFinding } from './groupNames'
import type { PanelLines } from './panelLines'
import { TestSheet } from './TestSheet'

/** One small chart with its name, its sentence and its tests, on the scale of all of them. */
export function Panel({
  drawing,
  scale,
  onOpen,
}: {
  readonly drawing: PanelLines
  /** Its own where panels do not count the same thing. */
  readonly scale: EstimateScale | null
  readonly onOpen: (postId: string) => void
}) {
  const t = useWords()
  const named = useNamedFinding()
  const [isOpen, setOpen] = useState(false)
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
            {result.pairs.length > 0 && (
              <>
                {' · '}
                <Button kind="link" onPress={() => setOpen(true)}>
                  {t('compare.under.test')}
                </Button>
                <TestSheet result={result} isOpen={isOpen} onClose={() => setOpen(false)} />
              </>
            )}
          </>
        }
      />
      {lines.length > 0 && (
        <EstimateRows
          heads={heads}
          options={options}
          lines={lines}
          brackets={[]}
          bracketAlt=""
          pointsLabel={t('compare.points', { n: lines.reduce((sum, line) => sum + line.dots.length, 0) })}
          renderName={(line) => <GroupName line={line} result={result} />}
          renderPoint={(id, line) => <PostPreview id={id} group={line.name} n={line.n} />}
          onOpen={onOpen}
        />
      )}
    </section>
  )
}
