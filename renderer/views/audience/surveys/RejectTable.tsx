import type { SurveyReject } from '../../../../shared/contract/surveys'
import { useNumbers } from '../../../format/numbers'
import { useHasWords, useWords } from '../../../i18n/useWords'

/** Cells that could not be read: row as a spreadsheet counts it, column, the text found, why. */
export function RejectTable({ rejects, total }: { readonly rejects: readonly SurveyReject[]; readonly total: number }) {
  const t = useWords()
  const has = useHasWords()
  const numbers = useNumbers()
  if (rejects.length === 0) return null
  return (
    <>
      <div className="scroll">
        <table className="rej-table" aria-label={t('surveys.rejects')}>
          <thead>
            <tr>
              <th scope="col">{t('imports.reject_row')}</th>
              <th scope="col">{t('imports.reject_column')}</th>
              <th scope="col">{t('imports.reject_text')}</th>
              <th scope="col">{t('imports.reject_why')}</th>
            </tr>
          </thead>
          <tbody>
            {rejects.map(({ row, column, text, reason }, index) => (
              <tr key={index}>
                <th scope="row">{numbers.count(row)}</th>
                <td>{column}</td>
                <td>
                  <span className="v">{text.slice(0, 120)}</span>
                </td>
                <td>
                  {t(has(`survey_reject.${reason}`) ? `survey_reject.${reason}` : 'reject.other', { code: reason })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > rejects.length && <p className="note">{t('imports.rejects_more', { n: total - rejects.length })}</p>}
    </>
  )
}
