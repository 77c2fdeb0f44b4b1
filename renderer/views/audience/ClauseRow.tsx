import { useCallback, useId } from 'react'
import type { Persona } from '../../../shared/contract/audience'
import { useDays } from '../../format/days'
import { VerdictBadge } from '../../components/VerdictBadge'
import { useSentence } from '../../format/useFinding'
import { useHasWords, useWords } from '../../i18n/useWords'
import { BOUNDS_HEIGHT, boundsPlot } from '../../plots/boundsPlot'
import { Figure } from '../../plots/Figure'
import { useClauseWords, type Clause } from './clauseWords'

interface ClauseRowProps {
  readonly clause: Clause
  readonly persona: Persona | undefined
  readonly basis: string | null
}

/** One clause: condition and threshold in words, the bar, the verdict and why the interval is as wide as it is. */
export function ClauseRow({ clause, persona, basis }: ClauseRowProps) {
  const t = useWords()
  const has = useHasWords()
  const say = useSentence()
  const days = useDays()
  const words = useClauseWords()(clause, persona, basis)
  const id = `b${useId().replaceAll(/[^\w-]/g, '')}`
  const draw = useCallback(
    (width: number) =>
      boundsPlot(
        {
          ...clause.bounds,
          threshold: clause.threshold,
          working:
            clause.working === null || words.working === null
              ? null
              : { value: clause.working.value, label: words.working },
          reaches: clause.verdict === 'reaches',
        },
        width,
        {
          id,
          max: clause.kind === 'index' ? Math.max(clause.bounds.high, clause.threshold) * 1.15 : 1,
          alt: t('audience.bounds.alt', { bounds: words.bounds, threshold: words.mark }),
          boundsLabel: words.bounds,
          thresholdLabel: words.mark,
        },
      ),
    [clause, words.working, words.bounds, words.mark, id, t],
  )
  const assumptions = (clause.working?.assumption ?? '').split('+').filter((each) => has(`assumption.${each}`))
  const hasEvidence = clause.evidenceIds.length + clause.surveyIds.length > 0
  return (
    <div className="cl">
      <div>
        <b>{words.condition}</b>
        <small>{words.threshold}</small>
      </div>
      {hasEvidence ? (
        <Figure draw={draw} height={BOUNDS_HEIGHT} />
      ) : (
        <p className="note">{t('audience.no_evidence')}</p>
      )}
      <div className="vd">
        <VerdictBadge verdict={clause.verdict} grade={clause.grade} />
        {clause.reasons.map((reason) => (
          <small key={JSON.stringify(reason)}>{say('reason', reason)}</small>
        ))}
        {clause.reference !== null && (
          <small>
            {t('audience.population_of', {
              label: clause.reference.label,
              day: days.day(clause.reference.takenOn),
              source: clause.reference.source,
            })}
          </small>
        )}
        {assumptions.length > 0 && (
          <small>
            {t('audience.assumes', { assumption: assumptions.map((each) => t(`assumption.${each}`)).join(', ') })}
            {clause.leaning !== null && ` ${t(`audience.leaning.${clause.leaning}`)}`}
          </small>
        )}
      </div>
    </div>
  )
}
