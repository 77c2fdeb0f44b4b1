import { useState } from 'react'
import type { SuggestionRow, SuggestionState } from '../../../../shared/contract/suggestions'
import { useFilter } from '../../../address/useFilter'
import { useThemes } from '../../../api/useThemes'
import { Answer } from '../../../components/Answer'
import { Button } from '../../../components/Button'
import { DownloadButton } from '../../../components/DownloadButton'
import { Empty } from '../../../components/Empty'
import { useWords } from '../../../i18n/useWords'
import { Headline } from './Headline'
import { Measurement } from './Measurement'
import { PrecisionRows } from './PrecisionRows'
import { SuggestionList } from './SuggestionList'
import { Training } from './Training'
import { rowKey, useAnswers, useSuggestionList, useSuggestionState } from './useSuggestions'
import { useSingleKeys } from './useSingleKeys'
import './suggestions.css'

const [FIRST, MORE] = [50, 450]

/** The whole queue of proposals, many at once, with what they are worth beside it. */
export function SuggestionsTab() {
  const state = useSuggestionState()
  return <Answer query={state}>{(data) => <Suggestions state={data} />}</Answer>
}

function Suggestions({ state }: { readonly state: SuggestionState }) {
  const t = useWords()
  const { model, needed } = state
  if (model === null || model.posts === 0) {
    return (
      <div className="sug-tab none">
        <Empty title={t('suggestions.empty')}>{t('suggestions.empty_why', { needed })}</Empty>
        <Training state={state} />
      </div>
    )
  }
  return (
    <div className="sug-tab">
      <div className="queue">
        <Queue />
      </div>
      <aside aria-label={t('suggestions.worth')}>
        <Headline model={model} />
        <PrecisionRows model={model} />
        <Training state={state} withTarget />
        <Measurement model={model} />
      </aside>
    </div>
  )
}

function Queue() {
  const t = useWords()
  const [limit, setLimit] = useState(FIRST)
  const [themeId, setThemeId] = useState<number | null>(null)
  const list = useSuggestionList(limit, themeId)
  const { answer, answered } = useAnswers()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [at, setAt] = useState(0)
  const open = list.data?.rows.filter((row) => !answered.has(rowKey(row))) ?? []
  const index = Math.min(at, open.length - 1)
  const picked = open.filter((row) => chosen.has(rowKey(row)))
  const target = picked.length > 0 ? picked : open.slice(Math.max(0, index), index + 1)
  const act = (rows: readonly SuggestionRow[], accept: boolean) => {
    answer(rows, accept)
    setChosen(new Set())
  }
  const letters = useSingleKeys((key) => {
    if (open.length === 0) return false
    if (key === t('suggestions.accept.letter').toLowerCase()) act(target, true)
    else if (key === t('suggestions.refuse.letter').toLowerCase()) act(target, false)
    else if (key === 'j') setAt(Math.min(open.length - 1, index + 1))
    else if (key === 'k') setAt(Math.max(0, index - 1))
    else if (key === 'x' && open[index] !== undefined) setChosen(toggled(chosen, rowKey(open[index])))
    else return false
    return true
  })
  return (
    <Answer query={list}>
      {({ total, rows }) => (
        <>
          <QueueHead total={Math.max(0, total - (rows.length - open.length))} themeId={themeId} onTheme={setThemeId} />
          {open.length === 0 ? (
            <p className="note">{t('suggestions.queue_empty')}</p>
          ) : (
            <>
              <div className="acts bulk">
                <Button
                  kind="quiet"
                  onPress={() => setChosen(new Set(picked.length === open.length ? [] : open.map(rowKey)))}
                >
                  {t(picked.length === open.length ? 'suggestions.choose_none' : 'suggestions.choose_all', {
                    n: open.length,
                  })}
                </Button>
                <Button small isDisabled={picked.length === 0} onPress={() => act(picked, true)}>
                  {t('suggestions.accept_n', { n: picked.length })}
                </Button>
                <Button small isDisabled={picked.length === 0} onPress={() => act(picked, false)}>
                  {t('suggestions.refuse_n', { n: picked.length })}
                </Button>
                {letters && <span className="note">{t('suggestions.keys')}</span>}
              </div>
              <SuggestionList
                rows={open}
                at={index}
                chosen={chosen}
                onChoose={(key) => setChosen(toggled(chosen, key))}
                onPoint={setAt}
                onAnswer={(row, accept) => act([row], accept)}
              />
              {total > limit && limit < MORE && (
                <Button onPress={() => setLimit(MORE)}>{t('suggestions.more', { n: total - limit })}</Button>
              )}
            </>
          )}
        </>
      )}
    </Answer>
  )
}

function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(chosen)
  if (!next.delete(key)) next.add(key)
  return next
}

/** How many are open, one theme or all, and the list as a table. */
function QueueHead({
  total,
  themeId,
  onTheme,
}: {
  readonly total: number
  readonly themeId: number | null
  readonly onTheme: (themeId: number | null) => void
}) {
  const t = useWords()
  const { filter } = useFilter()
  const { nameOf } = useThemes()
  const all = useSuggestionList(1)
  return (
    <>
      <div className="queue-head">
        <h2>{t('suggestions.queue', { n: total })}</h2>
        <DownloadButton make={(api, language) => api.suggestions.csv({ filter, language })} />
      </div>
      <div className="themes" role="group" aria-label={t('suggestions.by_theme')}>
        <Button kind="quiet" aria-pressed={themeId === null} onPress={() => onTheme(null)}>
          {t('suggestions.theme_all')}
        </Button>
        {all.data?.byTheme.map((each) => (
          <Button
            key={each.themeId}
            kind="quiet"
            aria-pressed={themeId === each.themeId}
            onPress={() => onTheme(themeId === each.themeId ? null : each.themeId)}
          >
            {nameOf(each.themeId)} <span className="mute">{each.n}</span>
          </Button>
        ))}
      </div>
    </>
  )
}
