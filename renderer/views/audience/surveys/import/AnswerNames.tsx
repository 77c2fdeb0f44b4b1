import { useId, useState } from 'react'
import type { SurveyPreview } from '../../../../../shared/contract/surveys'
import { useNetwork } from '../../../../api/useNetwork'
import { Button } from '../../../../components/Button'
import { useNumbers } from '../../../../format/numbers'
import { useWords } from '../../../../i18n/useWords'
import { useAccountNames } from '../BehindAccount'
import { withAccount, withStatus } from './surveyDraft'
import type { SurveyImport } from './useSurveyImport'

/** What the answers stand for: which account each names, and under which word each status is kept. */
export function AnswerNames({ state }: { readonly state: SurveyImport }) {
  const { draft, preview, read } = state
  const has = (role: string) => draft.columns.some((column) => column.role === role)
  const follows = preview?.followTexts ?? read.accounts
  const statuses = preview?.statusTexts ?? read.statuses
  return (
    <>
      {has('follows') && follows.length > 0 && <Accounts texts={follows} state={state} />}
      {has('status') && statuses.length > 0 && <Statuses texts={statuses} state={state} />}
    </>
  )
}

const FIRST = 8

/** The first lines of a list that may be long; the others on demand. */
function useFirst<T>(list: readonly T[]) {
  const [isWhole, setWhole] = useState(false)
  return {
    shown: isWhole ? list : list.slice(0, FIRST),
    more: isWhole ? 0 : Math.max(0, list.length - FIRST),
    showAll: () => setWhole(true),
  }
}

function Accounts({ texts, state }: { readonly texts: SurveyPreview['followTexts']; readonly state: SurveyImport }) {
  const t = useWords()
  const id = useId()
  const network = useNetwork()
  const names = useAccountNames()
  const { shown, more, showAll } = useFirst(texts)
  const { accounts } = state.draft
  return (
    <section className="survey-names" aria-labelledby={id}>
      <h2 id={id}>{t('surveys.follows.title')}</h2>
      <p className="note">{t('surveys.follows.how')}</p>
      <ul>
        {shown.map(({ text, n, accountId }) => {
          const said = accounts.find((each) => each.text === text)
          const account = said === undefined ? accountId : said.accountId
          return (
            <li key={text}>
              <Named id={`${id}-${text}`} text={text} n={n} />
              <select
                id={`${id}-${text}`}
                className="field"
                value={account ?? ''}
                onChange={(event) => {
                  const chosen = event.target.value === '' ? null : Number(event.target.value)
                  state.change((draft) => withAccount(draft, text, chosen))
                }}
              >
                <option value="">{t('surveys.follows.none')}</option>
                {(network?.accounts ?? []).map((each) => (
                  <option key={each.id} value={each.id}>
                    {names(each.id)}
                  </option>
                ))}
              </select>
            </li>
          )
        })}
      </ul>
      {more > 0 && <More n={more} onPress={showAll} />}
    </section>
  )
}

function Statuses({ texts, state }: { readonly texts: SurveyPreview['statusTexts']; readonly state: SurveyImport }) {
  const t = useWords()
  const id = useId()
  const { shown, more, showAll } = useFirst(texts)
  return (
    <section className="survey-names" aria-labelledby={id}>
      <h2 id={id}>{t('surveys.statuses.title')}</h2>
      <p className="note">{t('surveys.statuses.how')}</p>
      <ul>
        {shown.map(({ text, n }) => {
          const said = state.draft.statuses.find((each) => each.text === text)
          return (
            <li key={text}>
              <Named id={`${id}-${text}`} text={text} n={n} />
              <StatusInput
                key={said?.status ?? text}
                id={`${id}-${text}`}
                status={said?.status ?? text}
                onSay={(status) => state.change((draft) => withStatus(draft, text, status))}
              />
            </li>
          )
        })}
      </ul>
      {more > 0 && <More n={more} onPress={showAll} />}
    </section>
  )
}

/** The word is said when the field is left, or Enter is pressed: half a word is no status. */
function StatusInput({
  id,
  status,
  onSay,
}: {
  readonly id: string
  readonly status: string
  readonly onSay: (status: string) => void
}) {
  const [text, setText] = useState(status)
  return (
    <input
      id={id}
      className="field"
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => text !== status && onSay(text)}
      onKeyDown={(event) => event.key === 'Enter' && text !== status && onSay(text)}
    />
  )
}

function Named({ id, text, n }: { readonly id: string; readonly text: string; readonly n: number | null }) {
  const t = useWords()
  const numbers = useNumbers()
  return (
    <label htmlFor={id}>
      {text} <span className="mute">{n === null ? t('surveys.under_five') : numbers.count(n)}</span>
    </label>
  )
}

function More({ n, onPress }: { readonly n: number; readonly onPress: () => void }) {
  const t = useWords()
  return (
    <Button kind="quiet" onPress={onPress}>
      {t('surveys.show_more', { n })}
    </Button>
  )
}
