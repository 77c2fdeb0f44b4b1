import { useState } from 'react'
import { useFilter } from '../../../address/useFilter'
import { useChange } from '../../../api/useChange'
import { Button } from '../../../components/Button'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Field, SelectField } from '../../../components/Field'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'

const SIZES = ['30', '60', '100', '150', '200', '300']

/** Draws a sample of the posts of the filter bar. */
export function NewRound({ onStarted }: { readonly onStarted: (id: number) => void }) {
  const t = useWords()
  const days = useDays()
  const { filter } = useFilter()
  const [label, setLabel] = useState('')
  const [size, setSize] = useState('100')
  const [by, setBy] = useState<'all' | 'account'>('all')
  const name = label.trim() === '' ? t('agreement.default_label', { period: days.period(filter.period) }) : label.trim()
  const start = useChange(
    (api) => api.agreement.start({ label: name, filter, size: Number(size), by }),
    ({ id }) => {
      setLabel('')
      onStarted(id)
    },
  )
  return (
    <form
      className="new-round"
      onSubmit={(event) => {
        event.preventDefault()
        start.mutate(undefined)
      }}
    >
      <h2>{t('agreement.new')}</h2>
      <p className="note">{t('agreement.new_why', { period: days.period(filter.period) })}</p>
      <Field label={t('agreement.label')} value={label} onChange={setLabel} placeholder={name} />
      <div className="pair">
        <SelectField
          label={t('agreement.size')}
          value={size}
          onChange={setSize}
          choices={SIZES.map((id) => ({ id, text: id }))}
        />
        <SelectField
          label={t('agreement.by')}
          value={by}
          onChange={(value) => setBy(value === 'account' ? 'account' : 'all')}
          choices={[
            { id: 'all', text: t('agreement.by.all') },
            { id: 'account', text: t('agreement.by.account') },
          ]}
        />
      </div>
      {start.error !== null && <ErrorPanel error={start.error} />}
      <Button type="submit" isDisabled={start.isPending}>
        {t('agreement.draw')}
      </Button>
    </form>
  )
}
