import { useMemo, useState } from 'react'
import { REPORT_SECTIONS } from '../../../shared/contract/report'
import { LANGUAGES, type Language } from '../../../shared/vocabulary'
import { changeQuery, useAddress } from '../../address/location'
import { useFilter } from '../../address/useFilter'
import { useQuery } from '../../api/useQuery'
import { ErrorPanel } from '../../components/ErrorPanel'
import { FilterBar } from '../../components/filters/FilterBar'
import { useWorkspace } from '../../components/workspaceContext'
import { useWords } from '../../i18n/useWords'
import { CommentEditor } from './CommentEditor'
import { ReportExport } from './ReportExport'
import { ReportPage } from './ReportPage'
import { SectionList, type Section } from './SectionList'
import './report.css'

/** The report of a period: sections, the page as it will be printed, and what is written by hand. */
export function ReportView() {
  const t = useWords()
  const { query } = useAddress()
  const { period } = useFilter().filter
  const workspace = useWorkspace()
  const language = LANGUAGES.find((each) => each === query.get('lang')) ?? workspace.settings.language
  const left = query.get('without')
  const options = useMemo(
    () => ({ period, language, sections: REPORT_SECTIONS.filter((each) => !(left ?? '').split(',').includes(each)) }),
    [period, language, left],
  )
  const [chosen, setChosen] = useState<Section>('summary')
  const preview = useQuery(['report.preview', options], (api, signal) => api.report.preview(options, { signal }))
  const comments = useQuery(['report.comments', period, language], (api, signal) =>
    api.report.comments({ period, language }, { signal }),
  )
  const toggle = (section: Section, isOn: boolean) => {
    const without = REPORT_SECTIONS.filter((each) => (each === section ? !isOn : !options.sections.includes(each)))
    changeQuery({ without: without.length === 0 ? null : without.join(',') }, true)
  }
  const setLanguage = (next: Language) =>
    changeQuery({ lang: next === workspace.settings.language ? null : next }, true)
  return (
    <div className="report-view">
      <FilterBar hide={['compare', 'branches', 'platforms', 'formats', 'themes']} />
      <main className="rb">
        <SectionList
          period={period}
          language={language}
          builtAt={preview.data?.builtAt ?? null}
          states={preview.data?.sections ?? []}
          chosen={chosen}
          included={options.sections}
          onChoose={setChosen}
          onToggle={toggle}
          onLanguage={setLanguage}
        />
        <section className="stage" aria-label={t('report.page.frame')}>
          {preview.error !== null ? (
            <ErrorPanel error={preview.error} />
          ) : (
            <ReportPage html={preview.data?.html ?? null} isStale={preview.isPlaceholderData} section={chosen} />
          )}
        </section>
        <aside className="rside" aria-label={t('report.write')}>
          {comments.error !== null && <ErrorPanel error={comments.error} />}
          {comments.data !== undefined && !comments.isPlaceholderData && (
            <CommentEditor
              key={`${period} ${language} ${chosen}`}
              period={period}
              language={language}
              section={chosen}
              saved={comments.data.find((each) => each.section === chosen)?.text ?? ''}
            />
          )}
          <ReportExport options={options} />
        </aside>
      </main>
    </div>
  )
}
