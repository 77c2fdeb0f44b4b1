import { Table, type Column } from '../../components/Table'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { calibrationGroups, type CalibrationLine } from './calibration'

/** What the bench `calibration` measured: how often intervals hold the truth, how often tests raise a false alarm. */
export function CalibrationTable() {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const { measuredOn, seed, runs, groups } = calibrationGroups()
  return (
    <>
      {groups.map(({ id, sizes, lines }) => (
        <section key={id}>
          <h2>{t(`help.calibration.table.${id}`)}</h2>
          <Table
            label={t(`help.calibration.table.${id}`)}
            className="calibration"
            columns={columns(sizes, t, numbers)}
            rows={lines}
            rowKey={({ id: method, cv }) => `${method} ${cv}`}
            rowClass={({ offered }) => (offered ? '' : 'apart')}
          />
        </section>
      ))}
      <p className="note">
        {t('help.calibration.source', { day: days.day(measuredOn), seed: String(seed), runs: numbers.count(runs) })}
      </p>
    </>
  )
}

function columns(
  sizes: readonly number[],
  t: ReturnType<typeof useWords>,
  numbers: ReturnType<typeof useNumbers>,
): Column<CalibrationLine>[] {
  return [
    {
      id: 'method',
      header: t('help.calibration.method'),
      isName: true,
      cell: ({ id, offered }) => (
        <>
          {t(`help.calibration.method.${id}`)}
          {!offered && <span className="soft"> {t('help.calibration.apart')}</span>}
        </>
      ),
    },
    {
      id: 'cv',
      header: t('help.calibration.dispersion'),
      numeric: true,
      cell: ({ cv }) => (cv === 0 ? '–' : numbers.perPost(cv)),
    },
    ...sizes.map((n) => ({
      id: `n${n}`,
      header: `n\u00a0=\u00a0${n}`,
      numeric: true,
      cell: ({ cells }: CalibrationLine) => {
        const cell = cells.get(n)
        if (cell === undefined) return '–'
        return cell.met === false ? `${numbers.rate(cell.share)} †` : numbers.rate(cell.share)
      },
    })),
  ]
}
