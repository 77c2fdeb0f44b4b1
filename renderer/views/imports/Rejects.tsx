import { useQuery } from '../../api/useQuery'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Waiting } from '../../components/Waiting'
import { useNumbers } from '../../format/numbers'
import { useHasWords, useWords } from '../../i18n/useWords'

type Of = { readonly dropId: string; readonly fileId: string } | { readonly importId: number }
const SHOWN = 200

/** Rows that could not be read: line as a spreadsheet counts it, column, the text found, why. */
export function Rejects({ of }: { readonly of: Of }) {
  const t = useWords()
  const has = useHasWords()
  const numbers = useNumbers()
  const rejects = useQuery(['imports.rejects', of], (api, signal) => api.imports.rejects(of, { signal }))
  if (rejects.isPending) return <Waiting />
  if (rejects.isError) return <ErrorPanel error={rejects.error} />
  return (
    <div className="rej">
      <table>
        <caption className="vh">{t('imports.rejects')}</caption>
        <thead className="label">
          <tr>
            <th scope="col">{t('imports.reject_row')}</th>
            <th scope="col">{t('imports.reject_column')}</th>
            <th scope="col">{t('imports.reject_text')}</th>
            <th scope="col">{t('imports.reject_why')}</th>
          </tr>
        </thead>
        <tbody>
          {rejects.data.slice(0, SHOWN).map((each, index) => (
            <tr key={index}>
              <td>{numbers.count(each.row)}</td>
              <td>{each.column}</td>
              <td>{each.text !== null && <span className="v">{each.text.slice(0, 120)}</span>}</td>
              <td>{t(has(`reject.${each.code}`) ? `reject.${each.code}` : 'reject.other', { code: each.code })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rejects.data.length > SHOWN && (
        <p className="note">{t('imports.rejects_more', { n: rejects.data.length - SHOWN })}</p>
      )}
    </div>
  )
}
