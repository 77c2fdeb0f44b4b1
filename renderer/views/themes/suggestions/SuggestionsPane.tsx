import { useState } from 'react'
import type { SuggestionState } from '../../../../shared/contract/suggestions'
import { useThemes } from '../../../api/useThemes'
import { Answer } from '../../../components/Answer'
import { Button, ButtonLink } from '../../../components/Button'
import { useWords } from '../../../i18n/useWords'
import { Headline } from './Headline'
import { PrecisionRows } from './PrecisionRows'
import { SuggestionText } from './SuggestionText'
import { Training } from './Training'
import { rowKey, useAnswers, useSuggestionList, useSuggestionState } from './useSuggestions'
import { useSingleKeys } from './useSingleKeys'
import './suggestions.css'

/** How many proposals are read ahead, so that the next one is there while the list is read again. */
const AHEAD = 20

/** Beside the codebook: what the suggestions are worth, theme by theme, and the first one to answer. */
export function SuggestionsPane() {
  const state = useSuggestionState()
  return <Answer query={state}>{(data) => <Worth state={data} />}</Answer>
}

function Worth({ state }: { readonly state: SuggestionState }) {
  const t = useWords()
  const { model } = state
  return (
    <section className="sug-pane" aria-label={t('suggestions.title')}>
      {model !== null && model.posts > 0 && (
        <>
          <Headline model={model} />
          <PrecisionRows model={model} />
        </>
      )}
      <Training state={state} />
      {(model?.overall ?? null) !== null && <Queue />}
    </section>
  )
}

/** One proposal at a time: O accepts, N refuses, J and K move. */
function Queue() {
  const t = useWords()
  const { nameOf } = useThemes()
  const list = useSuggestionList(AHEAD)
  const { answer, answered } = useAnswers()
  const [at, setAt] = useState(0)
  const open = list.data?.rows.filter((row) => !answered.has(rowKey(row))) ?? []
  const gone = (list.data?.rows.length ?? 0) - open.length
  const total = Math.max(0, (list.data?.total ?? 0) - gone)
  const index = Math.min(at, open.length - 1)
  const row = open[index]
  const letters = useSingleKeys((key) => {
    if (row === undefined) return false
    if (key === t('suggestions.accept.letter').toLowerCase()) answer([row], true)
    else if (key === t('suggestions.refuse.letter').toLowerCase()) answer([row], false)
    else if (key === 'j') setAt(Math.min(open.length - 1, index + 1))
    else if (key === 'k') setAt(Math.max(0, index - 1))
    else return false
    return true
  })
  return (
    <Answer query={list}>
      {() =>
        row === undefined ? (
          <p className="note sug-one">{t('suggestions.queue_empty')}</p>
        ) : (
          <article className="sug-one" aria-label={t('suggestions.one', { theme: nameOf(row.themeId) })}>
            <SuggestionText row={row} />
            <div className="acts">
              <Button small onPress={() => answer([row], true)}>
                {t('suggestions.accept')} {letters && <kbd>{t('suggestions.accept.letter')}</kbd>}
              </Button>
              <Button small onPress={() => answer([row], false)}>
                {t('suggestions.refuse')} {letters && <kbd>{t('suggestions.refuse.letter')}</kbd>}
              </Button>
              <span className="mute small end" aria-live="polite">
                {t('suggestions.place', { at: index + 1, total })}
              </span>
            </div>
            <ButtonLink kind="quiet" to="/themes?tab=suggestions">
              {t('suggestions.all', { n: total })}
            </ButtonLink>
          </article>
        )
      }
    </Answer>
  )
}
