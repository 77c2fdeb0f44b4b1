import type { VerdictSheet } from '../../../shared/contract/audience'
import { Link } from '../../address/Link'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { Raised } from '../../components/Raised'
import type { Column } from '../../components/Table'
import { Grade } from '../../components/VerdictBadge'
import { useDays } from '../../format/days'
import { MISSING, useNumbers } from '../../format/numbers'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'
import { prefillFor, type Prefill } from './evidencePrefill'
import { audienceTabAddress } from './tabAddress'

/** Breakdowns that hold the largest values only: one not copied whole from its top may miss a larger one. */
const LISTS: ReadonlySet<string> = new Set(['city', 'country', 'language', 'job_function', 'seniority', 'industry'])

type Breakdown = VerdictSheet['evidence'][number]

/** A line of the evidence: a breakdown, a survey, or a breakdown that was never received. */
export interface EvidenceRow {
  readonly key: string
  readonly breakdown?: Breakdown
  readonly survey?: VerdictSheet['surveys'][number]
  readonly missing?: VerdictSheet['missing'][number]
}

/** Source, basis, date, part known, length of the list, grade; what was typed in can be removed, what is missing added. */
export function useEvidenceColumns(
  onAdd: (prefill: Prefill) => void = () => undefined,
): readonly Column<EvidenceRow>[] {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  return [
    {
      id: 'source',
      isName: true,
      header: t('audience.evidence.source'),
      cell: (row) => <SourceCell row={row} />,
    },
    {
      id: 'basis',
      header: t('audience.evidence.basis'),
      cell: ({ breakdown, missing }) => t(`audience.basis.${breakdown?.basis ?? missing?.basis ?? 'followers'}`),
    },
    {
      id: 'date',
      header: t('audience.evidence.date'),
      cell: ({ breakdown, survey }) => {
        const day = breakdown?.takenOn ?? survey?.takenOn
        return day === undefined ? t('audience.evidence.never') : <Raised>{days.day(day)}</Raised>
      },
    },
    {
      id: 'known',
      numeric: true,
      header: t('audience.evidence.known'),
      cell: ({ breakdown }) => {
        const known = breakdown?.knownShare ?? null
        return known === null ? MISSING : numbers.share(known)
      },
    },
    { id: 'list', numeric: true, header: t('audience.evidence.cells'), cell: (row) => <ListCell row={row} /> },
    {
      id: 'grade',
      numeric: true,
      header: t('audience.evidence.grade'),
      cell: ({ breakdown, survey }) => {
        const grade = breakdown?.grade ?? survey?.grade ?? null
        return grade === null ? MISSING : <Grade grade={grade} />
      },
    },
    {
      id: 'do',
      header: <span className="vh">{t('audience.evidence.do')}</span>,
      cell: (row) => <DoCell row={row} onAdd={onAdd} />,
    },
  ]
}

function SourceCell({ row: { breakdown, survey, missing } }: { readonly row: EvidenceRow }) {
  const t = useWords()
  const say = useSentence()
  if (survey !== undefined) {
    return (
      <>
        <Link to={`${audienceTabAddress('surveys')}&survey=${survey.surveyId}`}>{survey.label}</Link>
        <span className="note">
          {' '}
          {t(survey.isProbability ? `audience.evidence.from.${survey.drawnFrom}` : 'audience.evidence.indicative')}
        </span>
      </>
    )
  }
  if (missing !== undefined) return <>{t(`audience.evidence.by.${missing.dimension}`)}</>
  if (breakdown === undefined) return null
  return (
    <>
      {t(`audience.evidence.by.${breakdown.dimension}`)}, {breakdown.source}
      {breakdown.stale && <span className="note"> {t('audience.evidence.stale')}</span>}
      {breakdown.problem !== null && <span className="st ask small"> {say('reason', breakdown.problem)}</span>}
      {breakdown.note !== null && <span className="note"> {breakdown.note}</span>}
    </>
  )
}

/** How many lines, how they are rounded and how many the platform withholds; of a survey, how many follow the account. */
function ListCell({ row: { breakdown, survey } }: { readonly row: EvidenceRow }) {
  const t = useWords()
  if (survey !== undefined) {
    const { respondents } = survey
    return (
      <>
        {survey.followers === null
          ? t('audience.evidence.few')
          : t('audience.evidence.follow', { n: survey.followers, respondents })}
      </>
    )
  }
  if (breakdown === undefined) return <>{MISSING}</>
  const { cells, withheld, rounding, isSorted } = breakdown
  const isList = LISTS.has(breakdown.dimension)
  return (
    <>
      {t('audience.evidence.lines', { n: cells })}
      {isList && !isSorted && <small>{t('audience.evidence.unsorted')}</small>}
      {rounding !== null && rounding > 0 && <small>{t('audience.evidence.rounded', { step: rounding })}</small>}
      {withheld > 0 && <small>{t('audience.evidence.withheld', { n: withheld })}</small>}
    </>
  )
}

function DoCell({
  row: { breakdown, missing },
  onAdd,
}: {
  readonly row: EvidenceRow
  readonly onAdd: (prefill: Prefill) => void
}) {
  const t = useWords()
  const remove = useChange((api, id: number) => api.audience.removeEvidence({ id }))
  if (missing !== undefined) {
    const what = t(`audience.evidence.by.${missing.dimension}`)
    return (
      <Button
        kind="quiet"
        icon="plus"
        aria-label={t('audience.evidence.add_this', { what, basis: t(`audience.basis.${missing.basis}`) })}
        onPress={() => onAdd(prefillFor(missing.basis, missing.dimension))}
      />
    )
  }
  if (breakdown === undefined || breakdown.importId !== null) return null
  return (
    <Button
      kind="quiet"
      icon="cross"
      aria-label={t('audience.evidence.remove', { source: breakdown.source })}
      onPress={() => remove.mutate(breakdown.id)}
    />
  )
}
