import type { MappingTrial } from '../../../../shared/contract/mappings'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Raised } from '../../../components/Raised'
import { RejectTable } from '../../../components/RejectTable'
import { useDays } from '../../../format/days'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import type { Mapping } from './useMapping'

/** How the whole table reads under the draft: rows, cells that cannot be read with where they are, days, networks. */
export function Outcome({ mapping }: { readonly mapping: Mapping }) {
  const t = useWords()
  const { trial, obstacles, trialError } = mapping
  return (
    <section className="outcome" aria-live="polite">
      {trialError !== null && trialError !== undefined && <ErrorPanel error={trialError} />}
      {obstacles.length > 0 && (
        <>
          <h2>{t('mapping.still')}</h2>
          <ul className="obstacles">
            {obstacles.map((code) => (
              <li key={code}>{t(`mapping.obstacle.${code}`)}</li>
            ))}
          </ul>
        </>
      )}
      {trial !== null && <Result trial={trial} mapping={mapping} />}
    </section>
  )
}

function Result({ trial, mapping }: { readonly trial: MappingTrial; readonly mapping: Mapping }) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const { firstDay, lastDay } = trial
  const bad = trial.columns.filter((column) => column.bad > 0)
  return (
    <>
      <h2>{t('mapping.result', { readable: trial.readable, bad: trial.badCells })}</h2>
      <p className="note">
        {firstDay !== null && lastDay !== null && <Raised>{days.range(firstDay, lastDay)}</Raised>}
        {firstDay !== null && ' · '}
        {t('mapping.result_rows', { rows: trial.rows, aside: trial.setAside })}
      </p>
      {trial.keyless > 0 && <p className="warned small">{t('mapping.keyless', { n: trial.keyless })}</p>}
      <RejectTable
        label={t('mapping.unreadable')}
        rejects={bad.flatMap((column) =>
          column.examples.map(({ row, text, why }, i) => ({
            ...{ row, text, why: t(`mapping.why.${why}`) },
            column: i === 0 && `${mapping.draft.columns[column.position]?.name ?? ''} (${numbers.count(column.bad)})`,
          })),
        )}
      />
    </>
  )
}
