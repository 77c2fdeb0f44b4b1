import { Fragment, useState } from 'react'
import type { CoverageAsk, CoverageKind, CoverageSheet } from '../../../../shared/contract/coverage'
import { LANGUAGES, type Language, type Platform } from '../../../../shared/vocabulary'
import { useQuery } from '../../../api/useQuery'
import { Link } from '../../../address/Link'
import { Button } from '../../../components/Button'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Raised } from '../../../components/Raised'
import { useUndo } from '../../../components/undoContext'
import { useWorkspace } from '../../../components/workspaceContext'
import { useWords } from '../../../i18n/useWords'
import { mailDraft } from './mailDraft'

interface ReminderProps {
  readonly sheet: CoverageSheet
  readonly ask: CoverageAsk
  readonly kind: CoverageKind
}

/** Platforms whose exports count in US Pacific time. */
const PACIFIC: readonly Platform[] = ['facebook', 'instagram', 'youtube']

/** The message in the language of the coordinator, to copy or to open in the mail program. */
export function Reminder({ sheet: { row, cell }, ask, kind }: ReminderProps) {
  const t = useWords()
  const { settings } = useWorkspace()
  const [language, setLanguage] = useState<Language>(settings.language)
  const input = { accountId: row.accountId, month: cell.month, kind, language }
  const reminder = useQuery(['coverage.reminder', input], (api, signal) => api.coverage.reminder(input, { signal }))
  const isPacific = PACIFIC.includes(row.platform)
  return (
    <section className="reminder">
      <div className="reminder-head">
        <h3>{t('coverage.reminder')}</h3>
        <div className="seg" role="group" aria-label={t('coverage.reminder.language')}>
          {LANGUAGES.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === language}
              lang={each}
              onClick={() => setLanguage(each)}
            >
              {t(`language.${each}`)}
            </button>
          ))}
        </div>
      </div>
      {reminder.isError && <ErrorPanel error={reminder.error} />}
      {reminder.data === null && <p className="note">{t('coverage.reminder.none')}</p>}
      {reminder.data !== null && reminder.data !== undefined && <Message message={reminder.data} language={language} />}
      <p className="note">
        {isPacific
          ? t('coverage.margin.pacific', { platform: t(`platform.${row.platform}`) })
          : t('coverage.margin.other', { platform: t(`platform.${row.platform}`), n: ask.margin })}{' '}
        <Link to={`/help?chapter=export_${row.platform}`}>{t('coverage.how_export')}</Link>
      </p>
    </section>
  )
}

interface MessageProps {
  readonly message: { readonly subject: string; readonly text: string; readonly strong: readonly string[] }
  readonly language: Language
}

function Message({ message, language }: MessageProps) {
  const t = useWords()
  const tell = useUndo()
  const copy = async () => {
    await navigator.clipboard.writeText(message.text)
    tell({ message: t('coverage.reminder.copied') })
  }
  return (
    <>
      <div className="msg" role="group" aria-label={t('coverage.reminder.text')} lang={language}>
        {message.text.split('\n\n').map((paragraph) => (
          <p key={paragraph}>
            <Strong text={paragraph} passages={message.strong} />
          </p>
        ))}
      </div>
      <div className="acts">
        <Button kind="primary" icon="copy" onPress={() => void copy()}>
          {t('coverage.reminder.copy')}
        </Button>
        <a className="lk" href={mailDraft(message.subject, message.text)} target="_blank" rel="noopener noreferrer">
          {t('coverage.reminder.mail')}
        </a>
      </div>
    </>
  )
}

/** A paragraph with the dates set off; lines stay lines. */
function Strong({ text, passages }: { readonly text: string; readonly passages: readonly string[] }) {
  const [passage, ...rest] = passages
  if (passage === undefined || passage === '') return <Raised>{text}</Raised>
  return text.split(passage).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && (
        <b>
          <Raised>{passage}</Raised>
        </b>
      )}
      <Strong text={part} passages={rest} />
    </Fragment>
  ))
}
