import { both } from '../../../api/answered'
import { useQuery } from '../../../api/useQuery'
import { Answer } from '../../../components/Answer'
import { MarginNote, MarginNotes } from '../../../components/MarginNotes'
import { useWords } from '../../../i18n/useWords'
import { useSurveysAddress } from './address'
import { ImportPage } from './import/ImportPage'
import { PopulationsSection } from './people/PopulationsSection'
import { SurveyList } from './SurveyList'
import '../../imports/imports.css'
import '../../imports/mapping/mapping.css'
import './surveys.css'

/** What platforms do not tell: surveys, with who is behind each account, and how many people there are to reach. */
export function SurveysTab() {
  const { adding, uploadId } = useSurveysAddress()
  if (adding === 'survey') return <ImportPage key={uploadId} uploadId={uploadId} />
  return <Lists />
}

function Lists() {
  const t = useWords()
  const surveys = useQuery(['surveys.list'], (api, signal) => api.surveys.list(undefined, { signal }))
  const populations = useQuery(['populations.list'], (api, signal) => api.populations.list(undefined, { signal }))
  return (
    <Answer query={both(surveys, populations)}>
      {([taken, tables]) => (
        <div className="cols surveys">
          <div>
            <h1 className="vh">{t('audience.tab.surveys')}</h1>
            <SurveyList surveys={taken} />
            <PopulationsSection tables={tables} />
          </div>
          <MarginNotes>
            <MarginNote title={t('surveys.note.why')}>
              <p>{t('surveys.note.why_text')}</p>
            </MarginNote>
            <MarginNote title={t('surveys.note.small')}>
              <p>{t('surveys.note.small_text')}</p>
            </MarginNote>
            <MarginNote title={t('surveys.note.people')}>
              <p>{t('surveys.note.people_text')}</p>
            </MarginNote>
          </MarginNotes>
        </div>
      )}
    </Answer>
  )
}
