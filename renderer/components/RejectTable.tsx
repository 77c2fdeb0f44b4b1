import type { ReactNode } from 'react'
import { useNumbers } from '../format/numbers'
import { useWords } from '../i18n/useWords'
import './rejects.css'

/** What could not be read: row as a spreadsheet counts it, the text found, why in words. */
export interface Reject {
  readonly row: number
  readonly column: ReactNode
  readonly text: string | null
  readonly why: string
}

interface RejectTableProps {
  /** Said by readers. */
  readonly label: string
  readonly rejects: readonly Reject[]
  /** All of them, where the table shows the first ones. */
  readonly total?: number
}

const LONGEST_TEXT = 120

/** Cells and rows that could not be read, of whatever file; nothing where there are none. */
export function RejectTable({ label, rejects, total = rejects.length }: RejectTableProps) {
  const t = useWords()
  const numbers = useNumbers()
  if (rejects.length === 0) return null
  return (
    <div className="rejects">
      <table aria-label={label}>
        <thead className="label">
          <tr>
            <th scope="col">{t('imports.reject_row')}</th>
            <th scope="col">{t('imports.reject_column')}</th>
            <th scope="col">{t('imports.reject_text')}</th>
            <th scope="col">{t('imports.reject_why')}</th>
          </tr>
        </thead>
        <tbody>
          {rejects.map(({ row, column, text, why }, index) => (
            // A row may have several rejects, and two of them the same text.
            <tr key={index}>
              <th scope="row">{numbers.count(row)}</th>
              <td>{column}</td>
              <td>{text !== null && <mark>{text.slice(0, LONGEST_TEXT)}</mark>}</td>
              <td>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > rejects.length && <p className="note">{t('imports.rejects_more', { n: total - rejects.length })}</p>}
    </div>
  )
}
