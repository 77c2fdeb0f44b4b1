import { useEffect, useRef, useState } from 'react'
import type { Language } from '../../../shared/vocabulary'
import { toFailure } from '../../api/errors'
import { useChange } from '../../api/useChange'
import { ErrorPanel } from '../../components/ErrorPanel'
import { useWords } from '../../i18n/useWords'
import type { Section } from './SectionList'

/** Typing is saved after this pause, ms, and when the section is left. */
const PAUSE = 600
const LONGEST = 10_000

interface CommentEditorProps {
  readonly period: string
  readonly language: Language
  readonly section: Section
  readonly saved: string
}

/** What is written by hand under one section, kept per period and language, and saved while one types. */
export function CommentEditor({ period, language, section, saved }: CommentEditorProps) {
  const t = useWords()
  const [text, setText] = useState(saved)
  const [kept, setKept] = useState(saved)
  const save = useChange(
    (api, next: string) => api.report.saveComment({ period, language, section, text: next }),
    (_answer, next) => setKept(next),
  )
  const { mutate } = save
  const pending = useRef<string | null>(null)
  useEffect(() => {
    if (pending.current === null) return
    const timer = setTimeout(() => {
      pending.current = null
      mutate(text)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [text, mutate])
  useEffect(
    () => () => {
      // Leaving the section before the pause is over must not lose the last words.
      if (pending.current !== null) mutate(pending.current)
    },
    [mutate],
  )
  const type = (next: string) => {
    pending.current = next
    setText(next)
  }
  const id = `comment-${section}`
  const state = text !== kept ? 'saving' : kept !== saved || save.isSuccess ? 'saved' : 'idle'
  return (
    <section className="comment">
      <h2>{t(`report.section.${section}`)}</h2>
      <p className="note">{t(section === 'word' ? 'report.word.why' : 'report.comment.why')}</p>
      <label htmlFor={id} className="small soft">
        {t('report.comment.label')}
      </label>
      <textarea
        id={id}
        className="field area"
        rows={9}
        maxLength={LONGEST}
        value={text}
        lang={language}
        onChange={(event) => type(event.target.value)}
      />
      <p className="note" role="status">
        {state === 'idle' ? '' : t(`report.comment.${state}`)}
      </p>
      {save.error !== null && <ErrorPanel error={toFailure(save.error)} />}
    </section>
  )
}
