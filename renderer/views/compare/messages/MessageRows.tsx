import { useCallback, useMemo } from 'react'
import type { Message, MessageList, MessagePairs } from '../../../../shared/contract/alike'
import { DownloadRow } from '../../../components/DownloadRow'
import { BranchMark } from '../../../components/marks'
import { Raised } from '../../../components/Raised'
import { useNumbers } from '../../../format/numbers'
import { useSentence } from '../../../format/useFinding'
import { useWords } from '../../../i18n/useWords'
import { Figure } from '../../../plots/Figure'
import { rowsFigure } from '../../../plots/rowsFigure'
import { valueRowsHeight, valueRowsPlot } from '../../../plots/valueRowsPlot'
import type { AlikeState } from '../alike/alikeState'
import { lookOf } from '../alike/alikeWords'
import { tickText } from '../estimateLines'
import { firstWords, useMessageDays } from './messagesWords'
import { MessagesTable } from './MessagesTable'
import { anchorOf } from './useMessagePages'

const ROW = 37
/** Rows drawn at once: the messages on most accounts; all are in the list below and in the CSV. */
const SHOWN = 40

/** The messages that are drawn: those of the group spoken of, at most forty. */
export function shownMessages(list: MessageList, spoken: string | null): readonly Message[] {
  const isOf = ({ members }: Message) =>
    members.some(({ group, counts, value }) => group === spoken && counts && value !== null)
  const own = spoken === null ? list.messages : list.messages.filter(isOf)
  const size = ({ members }: Message) => members.filter(({ value, counts }) => counts && value !== null).length
  const most = own.toSorted((a, b) => size(b) - size(a)).slice(0, SHOWN)
  return own.filter((message) => most.includes(message))
}

/** Group the sentence speaks of; null when it speaks of none. */
export function spokenOf({ finding, focus }: MessagePairs): string | null {
  const key = finding.data['key']
  return typeof key === 'string' ? key : focus
}

/** One row per message: a circle per account, the notehead for the group the sentence speaks of. */
export function MessageRows({
  list,
  pairs,
  state,
  under,
  onOpen,
}: {
  readonly list: MessageList
  readonly pairs: MessagePairs
  readonly state: AlikeState
  readonly under: readonly string[]
  /** Goes to the posts of a message. */
  readonly onOpen: (id: number) => void
}) {
  const t = useWords()
  const say = useSentence()
  const days = useMessageDays()
  const spoken = spokenOf(pairs)
  const group = list.groups.find(({ key }) => key === spoken)
  const messages = useMemo(() => shownMessages(list, spoken), [list, spoken])
  const drawing = useDrawing(list, messages, group ?? null)
  const draw = useCallback((width: number) => valueRowsPlot(drawing.rows, width, drawing.options), [drawing])
  const figure = () =>
    rowsFigure({
      title: say('finding', pairs.finding),
      under: under.join(' · '),
      alt: drawing.options.alt,
      rowHeight: ROW,
      before: [
        {
          head: t('messages.head.message'),
          width: 330,
          align: 'start',
          cells: messages.map(({ text }) => firstWords(text)),
          notes: messages.map(days),
        },
      ],
      plotHead: t(`compare.rate.${list.rate}.full`),
      plot: draw,
      after: [],
    })
  const name = t('messages.file', { rate: list.rate, from: list.from, to: list.to })
  return (
    <section className="chapter" aria-labelledby="messages-rows">
      <div className="chapter-head">
        <h2 id="messages-rows">{t('messages.rows')}</h2>
        <DownloadRow
          onTable={state.toggleTable}
          isTable={state.isTable}
          picture={{ name, draw: figure }}
          csv={(api, language) => api.messages.csv({ ...state.query, language })}
        />
      </div>
      {state.isTable ? (
        <MessagesTable list={list} messages={messages} />
      ) : messages.length === 0 ? (
        <p className="note">{t('messages.none_of', { label: String(pairs.finding.data['label'] ?? '') })}</p>
      ) : (
        <div className="message-rows">
          <div>
            {messages.map((message) => (
              <div key={message.id} className="lab">
                <a
                  href={`#${anchorOf(message.id)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    onOpen(message.id)
                  }}
                >
                  {firstWords(message.text)}
                </a>
                <small>
                  <Raised>{days(message)}</Raised>
                </small>
              </div>
            ))}
          </div>
          <Figure draw={draw} height={valueRowsHeight(messages.length, drawing.options)} />
        </div>
      )}
      <Key list={list} spoken={spoken} shown={messages.length} />
    </section>
  )
}

/** What the circles and the notehead are, and how alike the texts. */
function Key({
  list,
  spoken,
  shown,
}: {
  readonly list: MessageList
  readonly spoken: string | null
  readonly shown: number
}) {
  const t = useWords()
  const group = list.groups.find(({ key }) => key === spoken)
  const names = list.groups.filter(({ key }) => key !== spoken).map(({ label }) => label)
  const { similarity: share, days, total } = list
  return (
    <p className="note">
      {group !== undefined && (
        <>
          <BranchMark slot={group.slot}>{group.label}</BranchMark>
          {'. '}
        </>
      )}
      {t('messages.key', { isAll: group === undefined, names: names.join(', '), share, days })}
      {shown < total &&
        ` ${t('messages.shown', { shown, total, hasLabel: group !== undefined, label: group?.label ?? '' })}`}
    </p>
  )
}

function useDrawing(list: MessageList, messages: readonly Message[], group: MessageList['groups'][number] | null) {
  const t = useWords()
  const numbers = useNumbers()
  return useMemo(() => {
    const { unit } = list
    const rows = messages.map(({ id, members }) => {
      const counted = members.filter(({ counts, value }) => counts && value !== null)
      const values = (isOwn: boolean) =>
        counted
          .filter((member) => (group !== null && member.group === group.key) === isOwn)
          .flatMap(({ value }) => value ?? [])
      const [focus = null, ...more] = values(true)
      return { key: String(id), circles: values(false), focus, dots: more, isJoined: false }
    })
    const alt = t('messages.alt', { n: messages.length, hasLabel: group !== null, label: group?.label ?? '' })
    const tick = (value: number, isLast: boolean) => tickText(value, isLast, unit, numbers)
    return { rows, options: { alt, rowHeight: ROW, ...lookOf(group?.slot ?? null), type: 'log' as const, tick } }
  }, [list, messages, group, numbers, t])
}
