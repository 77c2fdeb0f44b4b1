import type { VerdictSheet } from '../../../shared/contract/audience'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { Raised } from '../../components/Raised'
import { Table, type Column } from '../../components/Table'
import { Grade } from '../../components/VerdictBadge'
import { useDays } from '../../format/days'
import { MISSING, useNumbers } from '../../format/numbers'
import { useSentence } from '../../format/useFinding'
import { useWords } from '../../i18n/useWords'

type Evidence = VerdictSheet['evidence'][number]

/** What the verdict rests on: source, basis, date, part known, length of the list, grade. Typed-in evidence can be removed. */
export function EvidenceTable({
  evidence,
  onAdd,
}: {
  readonly evidence: readonly Evidence[]
  readonly onAdd: () => void
}) {
  const t = useWords()
  const columns = useEvidenceColumns()
  return (
    <section className="evidence">
      <div className="evidence-head">
        <h2>{t('audience.evidence')}</h2>
        <Button kind="quiet" icon="plus" onPress={onAdd}>
          {t('audience.evidence.add')}
        </Button>
      </div>
      {evidence.length === 0 ? (
        <p className="note">{t('audience.evidence.none')}</p>
      ) : (
        <Table label={t('audience.evidence')} columns={columns} rows={evidence} rowKey={(each) => String(each.id)} />
      )}
    </section>
  )
}

export function useEvidenceColumns(): readonly Column<Evidence>[] {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const say = useSentence()
  const remove = useChange((api, id: number) => api.audience.removeEvidence({ id }))
  return [
    {
      id: 'source',
      isName: true,
      header: t('audience.evidence.source'),
      cell: (each) => (
        <>
          {t(`audience.dimension.${each.dimension}`)}, {each.source}
          {each.problem !== null && <span className="st ask small"> {say('reason', each.problem)}</span>}
          {each.note !== null && <span className="note"> {each.note}</span>}
        </>
      ),
    },
    { id: 'basis', header: t('audience.evidence.basis'), cell: (each) => t(`audience.basis.${each.basis}`) },
    { id: 'date', header: t('audience.evidence.date'), cell: (each) => <Raised>{days.day(each.takenOn)}</Raised> },
    {
      id: 'known',
      numeric: true,
      header: t('audience.evidence.known'),
      cell: (each) => (each.knownShare === null ? MISSING : numbers.share(each.knownShare)),
    },
    { id: 'cells', numeric: true, header: t('audience.evidence.cells'), cell: (each) => numbers.count(each.cells) },
    {
      id: 'grade',
      numeric: true,
      header: t('audience.evidence.grade'),
      cell: (each) => (each.grade === null ? MISSING : <Grade grade={each.grade} />),
    },
    {
      id: 'remove',
      header: <span className="vh">{t('common.remove')}</span>,
      cell: (each) =>
        each.importId === null ? (
          <Button
            kind="quiet"
            icon="cross"
            aria-label={t('audience.evidence.remove', { source: each.source })}
            onPress={() => remove.mutate(each.id)}
          />
        ) : null,
    },
  ]
}
