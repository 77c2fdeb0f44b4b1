import { useState } from 'react'
import type { Account, EditorialLine } from '../../../shared/contract/network'
import { useChange } from '../../api/useChange'
import type { Network } from '../../api/useNetwork'
import { Button } from '../../components/Button'
import { Raised } from '../../components/Raised'
import { useUndo } from '../../components/undoContext'
import { useDays } from '../../format/days'
import { without } from '../../format/without'
import { useWords } from '../../i18n/useWords'
import { LineDialog } from './LineDialog'
import { usePersonaNames } from './names'

/** The other lines of an account, newest first: each quarter is judged by the line of its last day. */
export function LineHistory({
  network,
  account,
  lines,
}: {
  readonly network: Network
  readonly account: Account
  readonly lines: readonly EditorialLine[]
}) {
  const t = useWords()
  const days = useDays()
  const names = usePersonaNames()
  const tell = useUndo()
  const [edited, setEdited] = useState<EditorialLine | null>(null)
  const restore = useChange((api, line: EditorialLine) => api.network.saveLine(without(line, 'id')))
  const remove = useChange(
    (api, line: EditorialLine) => api.network.removeLine({ id: line.id }),
    (_, line) => tell({ message: t('line.removed'), undo: () => restore.mutate(line) }),
  )
  if (lines.length === 0) return null
  return (
    <section className="line-history" aria-label={t('line.history')}>
      <h3>{t('line.history')}</h3>
      <ul>
        {lines.map((line) => {
          const range =
            line.validTo === null
              ? t('network.valid_since', { day: days.day(line.validFrom) })
              : days.range(line.validFrom, line.validTo)
          return (
            <li key={line.id}>
              <span>
                <Raised>{range}</Raised>
                <span className="note">{names(line) || t('network.nobody')}</span>
              </span>
              <Button
                kind="quiet"
                icon="pencil"
                aria-label={t('line.history.change', { range })}
                onPress={() => setEdited(line)}
              />
              <Button
                kind="quiet"
                icon="cross"
                aria-label={t('line.history.remove', { range })}
                onPress={() => remove.mutate(line)}
              />
            </li>
          )
        })}
      </ul>
      {edited !== null && (
        <LineDialog network={network} account={account} line={edited} onClose={() => setEdited(null)} />
      )}
    </section>
  )
}
