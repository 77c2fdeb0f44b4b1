import { useRef } from 'react'
import type { Message, MessageList } from '../../../../shared/contract/alike'
import { BranchMark } from '../../../components/marks'
import { useRovingGrid } from '../../../components/useRovingGrid'
import { MISSING, useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { kindOf } from '../unit'
import { firstWords, useMessageDays } from './messagesWords'

/** What the rows show, as numbers: one column per group. */
export function MessagesTable({
  list,
  messages,
}: {
  readonly list: MessageList
  readonly messages: readonly Message[]
}) {
  const t = useWords()
  const numbers = useNumbers()
  const days = useMessageDays()
  const table = useRef<HTMLTableElement>(null)
  const roving = useRovingGrid(table)
  const show = numbers[kindOf(list.unit)]
  const groups = list.groups.filter(({ key }) =>
    messages.some(({ members }) => members.some(({ group }) => group === key)),
  )
  const cell = ({ members }: Message, key: string) => {
    const values = members.filter(({ group, counts, value }) => group === key && counts && value !== null)
    return values.length === 0 ? MISSING : values.map(({ value }) => show(value)).join(', ')
  }
  return (
    <div className="scroll">
      <table className="t compare-table" ref={table} {...roving}>
        <caption>{t('messages.table.caption', { rate: t(`compare.rate.${list.rate}.full`) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('messages.head.message')}</th>
            <th scope="col">{t('messages.head.days')}</th>
            {groups.map(({ key, label, slot }) => (
              <th key={key} scope="col" className="num">
                <BranchMark slot={slot}>{label}</BranchMark>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {messages.map((message) => (
            <tr key={message.id}>
              <th scope="row">{firstWords(message.text)}</th>
              <td>{days(message)}</td>
              {groups.map(({ key }) => (
                <td key={key} className="num">
                  {cell(message, key)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
