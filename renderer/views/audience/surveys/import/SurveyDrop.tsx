import { changeQuery } from '../../../../address/location'
import { useWords } from '../../../../i18n/useWords'
import { FileDrop } from '../FileDrop'

/** Where the file of a survey is dropped or chosen, and what it may look like. */
export function SurveyDrop() {
  const t = useWords()
  return (
    <div className="survey-drop">
      <h1>{t('surveys.import')}</h1>
      <FileDrop
        label={t('surveys.drop')}
        what={t('surveys.drop_what')}
        onSent={(id) => changeQuery({ upload: id }, true)}
      />
      <ul className="survey-hints">
        <li>{t('surveys.hint.rows')}</li>
        <li>{t('surveys.hint.question')}</li>
        <li>{t('surveys.hint.private')}</li>
      </ul>
    </div>
  )
}
