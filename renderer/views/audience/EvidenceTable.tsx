import { useMemo } from 'react'
import type { VerdictSheet } from '../../../shared/contract/audience'
import { Button } from '../../components/Button'
import { Table } from '../../components/Table'
import { useWords } from '../../i18n/useWords'
import type { Prefill } from './evidencePrefill'
import { useEvidenceColumns, type EvidenceRow } from './evidenceColumns'

type Sheet = Pick<VerdictSheet, 'evidence' | 'surveys' | 'missing'>

/** What the verdict rests on, then what surveys say, then what the platform gives and was never received. */
export function EvidenceTable({ sheet, onAdd }: { readonly sheet: Sheet; readonly onAdd: (prefill: Prefill) => void }) {
  const t = useWords()
  const columns = useEvidenceColumns(onAdd)
  const rows = useMemo(() => rowsOf(sheet), [sheet])
  return (
    <section className="evidence">
      <div className="evidence-head">
        <h2>{t('audience.evidence')}</h2>
        <Button kind="quiet" icon="plus" onPress={() => onAdd({})}>
          {t('audience.evidence.add')}
        </Button>
      </div>
      {sheet.evidence.length + sheet.surveys.length === 0 && <p className="note">{t('audience.evidence.none')}</p>}
      {rows.length > 0 && (
        <div className="scroll">
          <Table
            label={t('audience.evidence')}
            columns={columns}
            rows={rows}
            rowKey={({ key }) => key}
            rowClass={({ missing }) => (missing === undefined ? '' : 'never')}
          />
        </div>
      )}
    </section>
  )
}

function rowsOf({ evidence, surveys, missing }: Sheet): EvidenceRow[] {
  return [
    ...evidence.map((each) => ({ key: `b${each.id}`, breakdown: each })),
    ...surveys.map((each) => ({ key: `s${each.surveyId}`, survey: each })),
    ...missing.map((each) => ({ key: `m${each.basis}${each.dimension}`, missing: each })),
  ]
}
