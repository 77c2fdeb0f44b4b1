import { useState } from 'react'
import type { Population, PopulationDraft } from '../../../../../shared/contract/populations'
import { changeQuery } from '../../../../address/location'
import { useChange } from '../../../../api/useChange'
import { useQuery } from '../../../../api/useQuery'
import { Button } from '../../../../components/Button'
import { ErrorPanel } from '../../../../components/ErrorPanel'
import { Icon } from '../../../../components/Icon'
import { Raised } from '../../../../components/Raised'
import { useUndo } from '../../../../components/undoContext'
import { useDays } from '../../../../format/days'
import { useNumbers } from '../../../../format/numbers'
import { useWords } from '../../../../i18n/useWords'
import { beginAdding, useSurveysAddress } from '../address'
import { valueWords } from '../valueWords'
import { PopulationDialog } from './PopulationDialog'

/** How many people there are to reach: tables of enrolment, newest first; each opens, is changed, replaced or removed. */
export function PopulationsSection({ tables }: { readonly tables: readonly Population[] }) {
  const t = useWords()
  const { adding } = useSurveysAddress()
  const [edited, setEdited] = useState<Population | null>(null)
  const undo = useUndo()
  const putBack = useChange((api, table: PopulationDraft) => api.populations.save({ table, replaces: null }))
  const remove = useChange(
    (api, { id }: Population) => api.populations.remove({ id }),
    ({ before }) =>
      undo({ message: t('populations.removed', { label: before.label }), undo: () => putBack.mutate(before) }),
  )
  return (
    <section className="populations" aria-labelledby="populations-title">
      <div className="surveys-head">
        <h2 id="populations-title">{t('populations.title')}</h2>
        <Button icon="plus" onPress={() => beginAdding('people')}>
          {t('populations.add')}
        </Button>
      </div>
      {tables.length === 0 && <p className="lede-note">{t('populations.empty')}</p>}
      {remove.error !== null && <ErrorPanel error={remove.error} />}
      {putBack.error !== null && <ErrorPanel error={putBack.error} />}
      <ul className="survey-list">
        {tables.map((table) => (
          <TableRow
            key={table.id}
            table={table}
            onEdit={() => setEdited(table)}
            onRemove={() => remove.mutate(table)}
          />
        ))}
      </ul>
      {(adding === 'people' || edited !== null) && (
        <PopulationDialog
          table={edited}
          onClose={() => {
            setEdited(null)
            changeQuery({ add: null }, true)
          }}
        />
      )}
    </section>
  )
}

function TableRow({
  table,
  onEdit,
  onRemove,
}: {
  readonly table: Population
  readonly onEdit: () => void
  readonly onRemove: () => void
}) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const [isOpen, setOpen] = useState(false)
  const { label, dimension, takenOn, source, people, rows, used } = table
  return (
    <li>
      <div className="survey-row people">
        <h3>
          <button
            type="button"
            className={`opener${isOpen ? ' on' : ''}`}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="chevron" />
            {t('populations.row', { label, by: t(`populations.by.${dimension}`) })}
          </button>
        </h3>
        <span>
          <Raised>{days.day(takenOn)}</Raised>
          <small className="mute">{source}</small>
        </span>
        <span>
          {people === null
            ? t('populations.personas_n', { n: rows.length })
            : t('populations.people', { n: people, count: numbers.count(people) })}
          {!used && <small className="mute">{t('populations.older')}</small>}
        </span>
        <span className="acts">
          <Button kind="quiet" icon="pencil" aria-label={t('populations.edit', { label })} onPress={onEdit} />
          <Button kind="quiet" icon="cross" aria-label={t('populations.remove', { label })} onPress={onRemove} />
        </span>
      </div>
      {isOpen && <Lines table={table} />}
    </li>
  )
}

function Lines({ table }: { readonly table: Population }) {
  const t = useWords()
  const numbers = useNumbers()
  const personas = useQuery(['audience.personas'], (api, signal) => api.audience.personas(undefined, { signal }))
  const { dimension, rows, people } = table
  const name = (value: string) =>
    dimension === 'persona'
      ? (personas.data?.find(({ id }) => String(id) === value)?.name ?? t('populations.persona_gone'))
      : valueWords(dimension, value, t)
  return (
    <table className="t population-lines" aria-label={table.label}>
      <thead>
        <tr>
          <th scope="col">{t(`populations.value.${dimension}`)}</th>
          <th scope="col" className="num">
            {t('populations.col.people')}
          </th>
          {people !== null && people > 0 && (
            <th scope="col" className="num">
              {t('populations.col.share')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.value}>
            <th scope="row">{name(row.value)}</th>
            <td className="num">{numbers.count(row.people)}</td>
            {people !== null && people > 0 && <td className="num">{numbers.rate(row.people / people)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
