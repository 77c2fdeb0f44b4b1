import { useCallback } from 'react'
import type { Message, MessageList, MessagePairs } from '../../../../shared/contract/alike'
import { useDays } from '../../../format/days'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { useAlikeWriter } from '../alike/alikeWords'

/** The parts of the line under the sentence: ratio, interval, test, messages, posts. */
export function useMessagesUnder(list: MessageList, pairs: MessagePairs): readonly string[] {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const write = useAlikeWriter()
  const key = pairs.finding.data['key']
  const own = pairs.against.find(({ a }) => a === key)
  return [
    ...(own === undefined || own.ratio === null
      ? []
      : [
          t('messages.under.ratio', { ratio: numbers.ratio(own.ratio) }),
          ...(own.interval === null
            ? []
            : [
                t('alike.under.interval', {
                  low: numbers.ratio(own.interval.low),
                  high: numbers.ratio(own.interval.high),
                }),
              ]),
          ...(own.p === null ? [] : [t('messages.under.test', { p: write.p(own.p) })]),
        ]),
    t('messages.under.messages', { n: pairs.messages, posts: pairs.posts }),
    t(`compare.rate.${list.rate}.full`),
    days.range(list.from, list.to),
  ]
}

/** "21 – 23 sept.", one day alone as a day. */
export function useMessageDays(): (message: Pick<Message, 'from' | 'to'>) => string {
  const days = useDays()
  return useCallback(
    ({ from, to }) => {
      if (from === to) return days.shortDay(from)
      const isSameMonth = from.slice(0, 7) === to.slice(0, 7)
      // The month once: its day number is all that the first end needs.
      const first = isSameMonth ? days.shortDay(from).replace(/\s.*$/, '') : days.shortDay(from)
      return `${first}\u00a0\u2013 ${days.shortDay(to)}`
    },
    [days],
  )
}

/** First words of a message: enough to know it by. */
export function firstWords(text: string, most = 42): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  const end = cut.lastIndexOf(' ')
  return `${cut.slice(0, end > most / 2 ? end : most).replace(/[\s,;:.–-]+$/u, '')}…`
}
