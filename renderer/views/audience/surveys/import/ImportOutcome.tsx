import type { SurveyPreview } from '../../../../../shared/contract/surveys'
import { ErrorPanel } from '../../../../components/ErrorPanel'
import { useNumbers } from '../../../../format/numbers'
import { useSentence } from '../../../../format/useFinding'
import { useWords } from '../../../../i18n/useWords'
import { useAccountNames } from '../BehindAccount'
import { SurveyRejects } from '../SurveyRejects'
import type { SurveyImport } from './useSurveyImport'

/** How the whole table reads so: who is counted, what they follow and are, what cannot be read and where it is. */
export function ImportOutcome({ state }: { readonly state: SurveyImport }) {
  const { preview, previewError, isBehind } = state
  return (
    <section className="outcome" aria-live="polite" aria-busy={isBehind}>
      {previewError !== null && previewError !== undefined && <ErrorPanel error={previewError} />}
      {preview !== null && <Outcome preview={preview} />}
    </section>
  )
}

function Outcome({ preview }: { readonly preview: SurveyPreview }) {
  const t = useWords()
  const say = useSentence()
  const { respondents, nEffective, rejects, rejected, problems, blocking } = preview
  const isWeighted = Math.abs(nEffective - respondents) > 0.5
  return (
    <>
      <h2>{t('surveys.outcome', { n: respondents, rejected })}</h2>
      {blocking.map((notice) => (
        <p key={JSON.stringify(notice)} className="warned small">
          {say('survey_problem', notice)}
        </p>
      ))}
      <Kept preview={preview} />
      {isWeighted && <p className="note">{t('surveys.weighted', { n: respondents, effective: nEffective })}</p>}
      {problems.map((notice) => (
        <p key={JSON.stringify(notice)} className="note">
          {say('survey_problem', notice)}
        </p>
      ))}
      {rejected > 0 && <h3>{t('surveys.rejects')}</h3>}
      <SurveyRejects rejects={rejects} total={rejected} />
    </>
  )
}

/** Who follows what, and who they are, in a line each. */
function Kept({ preview }: { readonly preview: SurveyPreview }) {
  const t = useWords()
  const names = useAccountNames()
  const { follows, followsAnswered, statuses } = preview
  const followed = follows.toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0))
  return (
    <dl className="survey-kept">
      {followsAnswered !== null && (
        <div>
          <dt>{t('surveys.kept.follows', { n: followsAnswered })}</dt>
          <dd>
            {followed.length === 0 && t('surveys.kept.no_account')}
            <Counts list={followed.map(({ accountId, n }) => ({ name: names(accountId), n }))} />
          </dd>
        </div>
      )}
      {statuses.length > 0 && (
        <div>
          <dt>{t('surveys.kept.statuses')}</dt>
          <dd>
            <Counts list={statuses.map(({ status, n }) => ({ name: status, n }))} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Counts({ list }: { readonly list: readonly { readonly name: string; readonly n: number | null }[] }) {
  const t = useWords()
  const numbers = useNumbers()
  return (
    <ul className="survey-values">
      {list.map(({ name, n }) => (
        <li key={name}>
          {name} <b>{n === null ? t('surveys.under_five') : numbers.count(n)}</b>
        </li>
      ))}
    </ul>
  )
}
