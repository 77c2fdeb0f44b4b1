import { useState } from 'react'
import type { Language } from '../../../shared/vocabulary'
import { useApi } from '../../api/apiContext'
import { toFailure, type Failure } from '../../api/errors'
import { saveBlob } from '../../api/saveBlob'
import { useTask } from '../../api/useTask'
import { Button } from '../../components/Button'
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
  const api = useApi()
  const [failure, setFailure] = useState<Failure | null>(null)
  const pdf = useTask((client, input: Options, signal) => client.report.pdf(input, { signal }))
  const savePdf = async () => {
    setFailure(null)
    const file = await pdf.start(options)
    if (file === null) return
    const bytes = Uint8Array.from(atob(file.base64), (each) => each.charCodeAt(0))
    saveBlob(file.name, new Blob([bytes], { type: file.type }))
  }
  const saveHtml = async () => {
    setFailure(null)
    try {
      const file = await api.report.html(options)
      saveBlob(file.name, file.blob)
    } catch (error) {
      setFailure(toFailure(error))
    }
  }
  const shown = failure ?? pdf.failure
  return (
    <section className="end" aria-label={t('report.export')}>
      {shown !== null && <ErrorPanel error={shown} />}
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
            <Button onPress={() => void saveHtml()}>{t('report.html.do')}</Button>
          </div>
          <p className="note">{t('report.export.why')}</p>
        </>
      )}
    </section>
  )
}
