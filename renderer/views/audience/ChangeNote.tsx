import type { Persona, VerdictSheet } from '../../../shared/contract/audience'
import { useDays } from '../../format/days'
import { useWords } from '../../i18n/useWords'
import { useClauseWords } from './clauseWords'
import { periodOfDays } from './periodOfDays'

/** Against the quarter before: said only where the two intervals part. */
export function ChangeNote({
  sheet,
  persona,
}: {
  readonly sheet: VerdictSheet
  readonly persona: Persona | undefined
}) {
  const t = useWords()
  const days = useDays()
  const clauseWords = useClauseWords()
  const { change, clauses, basis } = sheet
  if (change === null) {
    return (
      <section className="rule">
        <h2>{t('audience.change.none')}</h2>
        <p>{t('audience.change.none.why')}</p>
      </section>
    )
  }
  const moved = change.clauses.flatMap(({ moved: way, before }, i) => {
    const clause = clauses[i]
    return way === 'cannot_tell' || before === null || clause === undefined ? [] : [{ way, before, clause }]
  })
  return (
    <section className="rule">
      <h2>{t('audience.change', { period: days.period(periodOfDays(change.from, change.to)) })}</h2>
      {moved.length === 0 ? (
        <p>{t('audience.change.overlap')}</p>
      ) : (
        moved.map(({ way, before, clause }) => {
          const now = clauseWords(clause, persona, basis)
          const then = clauseWords({ ...clause, bounds: before }, persona, basis)
          return (
            <p key={`${clause.kind} ${clause.dimension ?? ''}`}>
              {t('audience.change.moved', { way, condition: now.condition, before: then.bounds, now: now.bounds })}
            </p>
          )
        })
      )}
    </section>
  )
}
