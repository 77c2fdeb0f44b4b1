import type { SurveyQuestion, SurveySheet as Sheet } from '../../../../shared/contract/surveys'
import { useQuery } from '../../../api/useQuery'
import { Answer } from '../../../components/Answer'
import { DownloadRow } from '../../../components/DownloadRow'
import { Raised } from '../../../components/Raised'
import { useDays } from '../../../format/days'
import { useNumbers } from '../../../format/numbers'
import { useSentence } from '../../../format/useFinding'
import { useWords } from '../../../i18n/useWords'
import { BehindAccounts, cellName, useAccountNames } from './BehindAccount'
import { SurveyRejects } from './SurveyRejects'
import { ShareRows } from './ShareRows'

/** One survey: who is behind each account, every question with its answers, what could not be read. */
export function SurveySheet({ id }: { readonly id: number }) {
  const sheet = useQuery(['surveys.get', id], (api, signal) => api.surveys.get({ id }, { signal }))
  return <Answer query={sheet}>{(data) => <Opened sheet={data} />}</Answer>
}

function Opened({ sheet }: { readonly sheet: Sheet }) {
  const t = useWords()
  const say = useSentence()
  return (
    <div className="survey-open">
      <Facts sheet={sheet} />
      <h3>{t('surveys.behind.title')}</h3>
      <BehindAccounts sheet={sheet} />
      <details>
        <summary>{t('surveys.questions', { n: sheet.questions.length })}</summary>
        {sheet.questions.map((question) => (
          <Question key={`${question.role} ${question.question}`} question={question} sheet={sheet} />
        ))}
      </details>
      {(sheet.rejected > 0 || sheet.problems.length > 0) && (
        <details>
          <summary>{t('surveys.unread', { n: sheet.rejected })}</summary>
          {sheet.problems.map((problem) => (
            <p key={problem.code} className="note">
              {say('survey_problem', problem)}
            </p>
          ))}
          <SurveyRejects rejects={sheet.rejects} total={sheet.rejected} />
        </details>
      )}
      <DownloadRow csv={(api, language) => api.surveys.csv({ id: sheet.id, language })} />
    </div>
  )
}

function Facts({ sheet }: { readonly sheet: Sheet }) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const { fileName, importedOn, isProbability, drawnFrom, population, roles, respondents, nEffective } = sheet
  return (
    <p className="note">
      <Raised>{t('surveys.from_file', { file: fileName, day: days.day(importedOn) })}</Raised>{' '}
      {isProbability
        ? population === null
          ? t('surveys.drawn_open')
          : t('surveys.drawn_of', { population: numbers.count(population) })
        : t('surveys.whoever_why')}{' '}
      {isProbability && t(`surveys.drawn_from.${drawnFrom}`)}{' '}
      {roles.includes('weight') && t('surveys.weighted', { n: respondents, effective: nEffective })}
    </p>
  )
}

function Question({ question, sheet }: { readonly question: SurveyQuestion; readonly sheet: Sheet }) {
  const t = useWords()
  const names = useAccountNames()
  const { role, answered, missing, several, cells } = question
  return (
    <section className="behind">
      <h4>
        {question.question} <small className="mute">{t(`surveys.role.${role}`)}</small>
      </h4>
      <p className="note">
        {t('surveys.answered', { n: answered, missing })} {several && t('surveys.several')}
      </p>
      {cells.length === 0 ? (
        <p className="note">{t('surveys.nothing_told')}</p>
      ) : (
        <ShareRows
          label={question.question}
          cells={cells}
          nameOf={(cell) => (cell.accountId === null ? cellName(cell, role, t) : names(cell.accountId))}
          isIndicative={!sheet.isProbability}
        />
      )}
    </section>
  )
}
