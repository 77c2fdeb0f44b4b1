import { useRef } from 'react'
import { both } from '../../../api/answered'
import { useQuery } from '../../../api/useQuery'
import { Answer } from '../../../components/Answer'
import { Button } from '../../../components/Button'
import { Empty } from '../../../components/Empty'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { MarginNote, MarginNotes } from '../../../components/MarginNotes'
import { capital, useNumberWord } from '../../../format/numberWord'
import { useLanguage } from '../../../i18n/useLanguage'
import { useWords } from '../../../i18n/useWords'
import { AskedPlace } from './AskedPlace'
import { usePlaceAnswer } from './usePlaceAnswer'
import './places.css'

/** Labels of places that nothing or several fit: each is asked once, and remembered for every list that holds it. */
export function PlacesTab() {
  const language = useLanguage()
  const asked = useQuery(['audience.unresolved', language], (api, signal) =>
    api.audience.unresolved({ language }, { signal }),
  )
  const told = useQuery(['audience.placeAnswers', language], (api, signal) =>
    api.audience.placeAnswers({ language }, { signal }),
  )
  return <Answer query={both(asked, told)}>{([open, answers]) => <Places open={open} answers={answers} />}</Answer>
}

function Places({
  open,
  answers,
}: {
  readonly open: Parameters<typeof AskedPlace>[0]['asked'][]
  readonly answers: readonly { readonly label: string; readonly reading: { readonly label: string } | null }[]
}) {
  const t = useWords()
  const word = useNumberWord()
  const title = useRef<HTMLHeadingElement>(null)
  const { answer, forget } = usePlaceAnswer()
  const error = answer.error ?? forget.error
  if (open.length === 0 && answers.length === 0) {
    return (
      <Empty title={t('places.none')} note>
        {t('places.none.why')}
      </Empty>
    )
  }
  return (
    <div className="cols">
      <div>
        <h1 ref={title} tabIndex={-1}>
          {t('places.title', { n: open.length, word: capital(word(open.length, false)) })}
        </h1>
        {error !== null && <ErrorPanel error={error} />}
        <ul className="asked-places">
          {open.map((each) => (
            <AskedPlace
              key={`${each.dimension} ${each.label}`}
              asked={each}
              onAnswer={(place, shown) => {
                // The row goes: the focus waits at the head of the list.
                title.current?.focus()
                answer.mutate({ label: each.label, place, shown })
              }}
            />
          ))}
        </ul>
        {answers.length > 0 && (
          <section className="told-places">
            <h2>{t('places.answered')}</h2>
            <ul>
              {answers.map(({ label, reading }) => (
                <li key={label}>
                  <span>
                    <b>{label}</b>
                    <span className="soft">{reading === null ? t('places.nowhere') : reading.label}</span>
                  </span>
                  <Button
                    kind="quiet"
                    icon="undo"
                    aria-label={t('places.forget.of', { label })}
                    onPress={() => forget.mutate(label)}
                  >
                    {t('places.forget')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <MarginNotes>
        <MarginNote title={t('places.why')}>
          <p>{t('places.why.text')}</p>
        </MarginNote>
        <MarginNote title={t('places.once')}>
          <p>{t('places.once.text')}</p>
        </MarginNote>
        <MarginNote title={t('places.source')}>
          <p>{t('places.source.text')}</p>
        </MarginNote>
      </MarginNotes>
    </div>
  )
}
