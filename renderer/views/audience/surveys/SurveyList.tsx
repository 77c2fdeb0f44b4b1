import type { Survey } from '../../../../shared/contract/surveys'
import { useChange } from '../../../api/useChange'
import { Button } from '../../../components/Button'
import { Empty } from '../../../components/Empty'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Icon } from '../../../components/Icon'
import { Raised } from '../../../components/Raised'
import { useUndo } from '../../../components/undoContext'
import { useDays } from '../../../format/days'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { beginAdding, openSurvey, useSurveysAddress } from './address'
import { SurveySheet } from './SurveySheet'

/** The surveys that were taken in, newest first; each opens in its place. */
export function SurveyList({ surveys }: { readonly surveys: readonly Survey[] }) {
  const t = useWords()
  const { surveyId } = useSurveysAddress()
  const undo = useUndo()
  const restore = useChange((api, id: number) => api.surveys.restore({ id }))
  const remove = useChange(
    (api, { id }: Survey) => api.surveys.remove({ id }),
    (_, { id, label }) => {
      if (surveyId === id) openSurvey(null)
      undo({ message: t('surveys.removed', { label }), undo: () => restore.mutate(id) })
    },
  )
  if (surveys.length === 0) return <NoSurvey />
  return (
    <section aria-labelledby="surveys-title">
      <div className="surveys-head">
        <h2 id="surveys-title">{t('surveys.title')}</h2>
        <Button kind="primary" onPress={() => beginAdding('survey')}>
          {t('surveys.import')}
        </Button>
      </div>
      {remove.error !== null && <ErrorPanel error={remove.error} />}
      {restore.error !== null && <ErrorPanel error={restore.error} />}
      <ul className="survey-list">
        {surveys.map((survey) => (
          <SurveyRow
            key={survey.id}
            survey={survey}
            isOpen={survey.id === surveyId}
            onRemove={() => remove.mutate(survey)}
          />
        ))}
      </ul>
    </section>
  )
}

function NoSurvey() {
  const t = useWords()
  return (
    <Empty
      note
      title={t('surveys.empty')}
      actions={
        <Button kind="primary" onPress={() => beginAdding('survey')}>
          {t('surveys.import')}
        </Button>
      }
    >
      {t('surveys.empty_why')}
    </Empty>
  )
}

function SurveyRow({
  survey,
  isOpen,
  onRemove,
}: {
  readonly survey: Survey
  readonly isOpen: boolean
  readonly onRemove: () => void
}) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const { id, label, takenOn, respondents, isProbability, population, accountIds } = survey
  return (
    <li>
      <div className="survey-row">
        <h3>
          <button
            type="button"
            className={`opener${isOpen ? ' on' : ''}`}
            aria-expanded={isOpen}
            onClick={() => openSurvey(isOpen ? null : id)}
          >
            <Icon name="chevron" />
            {label}
          </button>
        </h3>
        <span>
          <Raised>{days.day(takenOn)}</Raised>
        </span>
        <span>{t('surveys.respondents', { n: respondents })}</span>
        <span>
          {isProbability
            ? t(population === null ? 'surveys.drawn' : 'surveys.drawn_n', { population: numbers.count(population) })
            : t('surveys.whoever')}
        </span>
        <span>{t('surveys.accounts_n', { n: accountIds.length })}</span>
        <Button kind="quiet" icon="cross" aria-label={t('surveys.remove', { label })} onPress={onRemove} />
      </div>
      {isOpen && <SurveySheet id={id} />}
    </li>
  )
}
