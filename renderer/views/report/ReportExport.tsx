import type { Language } from '../../../shared/vocabulary'
import { saveBlob } from '../../api/saveBlob'
import { useDownload } from '../../api/useDownload'
import { useTask } from '../../api/useTask'
import { Button } from '../../components/Button'
import { DownloadFailed } from '../../components/DownloadButton'
import { ErrorPanel } from '../../components/ErrorPanel'
import { Steps } from '../../components/Waiting'
import { useWords } from '../../i18n/useWords'
import type { Section } from './SectionList'

interface Options {
  readonly period: string
  readonly language: Language
  readonly sections: Section[]
}

/** The report as one HTML file or as a tagged PDF; printing shows its steps and can be cancelled. */
export function ReportExport({ options }: { readonly options: Options }) {
  const t = useWords()
  const html = useDownload((api) => api.report.html(options))
  const pdf = useTask((api, input: Options, signal) => api.report.pdf(input, { signal }))
  const savePdf = async () => {
    html.forget()
    const file = await pdf.start(options)
    if (file === null) return
    const bytes = Uint8Array.from(atob(file.base64), (each) => each.charCodeAt(0))
    saveBlob(file.name, new Blob([bytes], { type: file.type }))
  }
  return (
    <section className="end" aria-label={t('report.export')}>
      <DownloadFailed download={html} />
      {html.error === null && pdf.failure !== null && <ErrorPanel error={pdf.failure} />}
      {pdf.state === 'running' ? (
        <Steps
          title={t('report.printing')}
          stages={pdf.stages}
          expected={['build', 'print']}
          onCancel={pdf.cancel}
          note={t('report.printing.note')}
        />
      ) : (
        <>
          <div className="acts">
            <Button kind="primary" onPress={() => void savePdf()}>
              {t('report.pdf.do')}
            </Button>
            <Button isPending={html.isBusy} onPress={html.save}>
              {t('report.html.do')}
            </Button>
          </div>
          <p className="note">{t('report.export.why')}</p>
        </>
      )}
    </section>
  )
}
