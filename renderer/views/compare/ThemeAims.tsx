import { useMemo } from 'react'
import type { AimRow } from '../../../shared/contract/compare'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/contract'
import { Answer } from '../../components/Answer'
import { Strength } from '../../components/Notehead'
import { DownloadRow } from '../../components/DownloadRow'
import { Raised } from '../../components/Raised'
import { Sentence } from '../../components/Sentence'
import { Table, type Column } from '../../components/Table'
import { useQuery } from '../../api/useQuery'
import { useDays } from '../../format/days'
import { MISSING, useNumbers } from '../../format/numbers'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { estimateFigure } from '../../plots/estimateFigure'
import { EstimateRows } from '../../plots/EstimateRows'
import { aimChart } from './aimLines'
import type { CompareState } from './compareState'
import { useGroupName, useNamedFinding } from './groupNames'

type Aims = InferContractRouterOutputs<Contract>['compare']['aims']

/** Every theme judged by its own aim: practical information by reach, workshops by clicks, image by interactions. */
export function ThemeAims({ state }: { readonly state: CompareState }) {
  const t = useWords()
  const { filter } = state.query
  const aims = useQuery(['compare.aims', filter], (api, signal) => api.compare.aims({ filter }, { signal }))
  return (
    <section className="chapter aims" aria-label={t('compare.aims.title')}>
      <h2>{t('compare.aims.title')}</h2>
      <Answer query={aims}>
        {(data) =>
          data.rows.length === 0 ? (
            <p className="note">{t('compare.aims.none')}</p>
          ) : (
            <Judged aims={data} state={state} />
          )
        }
      </Answer>
    </section>
  )
}

function Judged({ aims, state }: { readonly aims: Aims; readonly state: CompareState }) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const say = useSentence()
  const name = useGroupName()
  const named = useNamedFinding()
  const finding = named(aims.finding, { by: 'theme', rows: [], choices: [] })
  const under = [t('compare.aims.under'), days.range(aims.from, aims.to), t('compare.aims.family', { n: aims.family })]
  const title = say('finding', finding)
  const chart = useMemo(
    () => aimChart(aims.rows, { name: (row) => name('theme', String(row.themeId), row.label), numbers, t, title }),
    [aims.rows, name, numbers, t, title],
  )
  const figure = () =>
    estimateFigure({
      ...chart,
      brackets: [],
      options: { ...chart.options, id: 'aims' },
      title,
      under: under.join(' · '),
    })
  const file = t('compare.aims.file', { from: aims.from, to: aims.to })
  return (
    <>
      <Sentence size="lede" finding={finding} under={<Raised>{under.join(' · ')}</Raised>} />
      {state.isTable ? (
        <AimTable rows={aims.rows} />
      ) : (
        <EstimateRows
          {...chart}
          brackets={[]}
          bracketAlt=""
          pointsLabel=""
          renderName={(line) => <span className="group">{line.name}</span>}
          renderPoint={() => null}
          onOpen={() => undefined}
        />
      )}
      <div className="foot">
        <p className="note">{t('compare.aims.note')}</p>
        <DownloadRow
          onTable={state.toggleTable}
          isTable={state.isTable}
          picture={{ name: file, draw: figure }}
          csv={(api, language) => api.compare.csv({ ...state.query, table: 'aims', language })}
        />
      </div>
    </>
  )
}

function AimTable({ rows }: { readonly rows: readonly AimRow[] }) {
  const t = useWords()
  const numbers = useNumbers()
  const name = useGroupName()
  const between = (interval: AimRow['interval'], kind: 'index' | 'ratio') =>
    interval === null ? MISSING : numbers.interval(interval.low, interval.high, kind)
  const p = (value: number | null) => (value === null ? MISSING : t('compare.test.p', { p: value }))
  const columns: Column<AimRow>[] = [
    {
      id: 'name',
      isName: true,
      header: t('compare.by.theme'),
      cell: (row) => name('theme', String(row.themeId), row.label),
    },
    { id: 'aim', header: t('compare.aims.aim'), cell: ({ measure }) => t(`compare.rate.${measure}.full`) },
    { id: 'n', numeric: true, header: 'n', cell: ({ n }) => numbers.count(n) },
    {
      id: 'median',
      numeric: true,
      header: t('plots.head.median'),
      cell: ({ median }) => <b>{numbers.index(median)}</b>,
    },
    {
      id: 'interval',
      numeric: true,
      header: t('plots.head.interval'),
      cell: ({ interval }) => between(interval, 'index'),
    },
    {
      id: 'ratio',
      numeric: true,
      header: t('compare.aims.ratio'),
      cell: ({ ratio }) => (ratio === null ? MISSING : `× ${numbers.ratio(ratio)}`),
    },
    {
      id: 'between',
      numeric: true,
      header: t('plots.head.interval'),
      cell: ({ ratioInterval }) => between(ratioInterval, 'ratio'),
    },
    { id: 'p', numeric: true, header: 'p', cell: (row) => p(row.p) },
    { id: 'q', numeric: true, header: 'q', cell: (row) => p(row.q) },
    {
      id: 'strength',
      header: t('compare.test.strength'),
      cell: ({ strength }) => (strength === null ? MISSING : <Strength strength={strength} />),
    },
  ]
  return (
    <div className="scroll">
      <Table label={t('compare.aims.title')} columns={columns} rows={rows} rowKey={(row) => String(row.themeId)} />
    </div>
  )
}
