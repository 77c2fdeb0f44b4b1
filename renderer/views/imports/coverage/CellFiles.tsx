import type { CoverageSheet } from '../../../../shared/contract/coverage'
import { Raised } from '../../../components/Raised'
import { useWorkspace } from '../../../components/workspaceContext'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'

/** The files of a month: name, days covered and how they are known, rows, date of export. Newest first. */
export function CellFiles({ files }: { readonly files: CoverageSheet['files'] }) {
  const t = useWords()
  const days = useDays()
  const { settings } = useWorkspace()
  return (
    <section className="files">
      <h3>{t('coverage.files')}</h3>
      {files.length === 0 && <p className="note">{t('coverage.files_none')}</p>}
      <ul>
        {files.map((file) => (
          <li key={file.importId}>
            <span className="fname">{file.fileName}</span>
            <small>
              <Raised>
                {t('coverage.file', {
                  from: file.from,
                  days: file.from === file.to ? days.shortDay(file.from) : days.range(file.from, file.to),
                  rows: file.rows,
                  exported: days.dayOf(file.exportedAt, settings.zone),
                })}
              </Raised>
              {file.evidence === 'rows' && <> · {t('coverage.file.rows')}</>}
              {file.rejectedRows > 0 && (
                <span className="warned"> · {t('coverage.file.rejected', { n: file.rejectedRows })}</span>
              )}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
