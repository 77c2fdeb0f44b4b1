import { useIntl } from 'react-intl'
import type { DateStyle, NumberStyle } from '../../../../shared/mapping'
import { Check } from '../../../components/Field'
import { Raised } from '../../../components/Raised'
import { exampleDay, exampleNumber } from './examples'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'
import { Choices, Part } from './parts'
import type { Mapping } from './useMapping'

/** How numbers are written: the two signs, the proof, and what an example is under the reading chosen. */
export function NumberStyleField({ mapping }: { readonly mapping: Mapping }) {
  const t = useWords()
  const intl = useIntl()
  const { draft, change, preview } = mapping
  const { numbers } = preview.guess
  const style = draft.numbers
  const set = (part: Partial<NumberStyle>) =>
    change((before) => ({
      ...before,
      numbers: { ...before.numbers, ...part },
      asks: { ...before.asks, numbers: false },
    }))
  const same = style.decimal === numbers.style.decimal
  const asNumber = (decimal: ',' | '.') => {
    const value = draft.asks.numbers ? exampleNumber(numbers.example, decimal) : null
    if (value === null) return t(decimal === ',' ? 'mapping.numbers.comma' : 'mapping.numbers.dot')
    const text = intl.formatNumber(value, { maximumFractionDigits: 6 })
    return t('mapping.reads_as', { example: numbers.example, value: text })
  }
  return (
    <Part isOpen={draft.asks.numbers}>
      <Choices
        label={t('mapping.numbers')}
        value={draft.asks.numbers ? '' : style.decimal}
        {...(draft.asks.numbers ? { empty: t('mapping.choose') } : {})}
        options={[
          { id: ',', label: asNumber(',') },
          { id: '.', label: asNumber('.') },
        ]}
        onChange={(id) => id !== '' && set(id === ',' ? { decimal: ',', groups: '.' } : { decimal: '.', groups: ',' })}
      />
      {draft.asks.numbers ? (
        <p className="warned small">{t(`mapping.numbers.${numbers.reason}`, { example: numbers.example })}</p>
      ) : (
        <p className="note">
          {same && numbers.certainty !== 'asked'
            ? t(`mapping.numbers.${numbers.reason}`, { example: numbers.example, cells: numbers.cells })
            : t('mapping.said')}
        </p>
      )}
      {numbers.rounded > 0 && (
        <Check
          isSelected={style.rounded === 'accept'}
          onChange={(accepts) =>
            change((before) => ({ ...before, numbers: { ...before.numbers, rounded: accepts ? 'accept' : 'reject' } }))
          }
        >
          {t('mapping.rounded', { n: numbers.rounded })}
        </Check>
      )}
    </Part>
  )
}

const ORDERS = ['day_first', 'month_first'] as const

/** How days are written: the order, the proof, and which day the example is. */
export function DateStyleField({ mapping }: { readonly mapping: Mapping }) {
  const t = useWords()
  const days = useDays()
  const { draft, change, preview } = mapping
  const { dates } = preview.guess
  const set = (part: Partial<DateStyle>) =>
    change((before) => ({ ...before, dates: { ...before.dates, ...part }, asks: { ...before.asks, dates: false } }))
  const asked = draft.asks.dates
  const asDay = (order: DateStyle['order']) => {
    const day = asked ? exampleDay(dates.example, order) : null
    const name = t(`mapping.dates.order.${order}`)
    return day === null ? name : `${name} (${days.day(day)})`
  }
  if (dates.reason === 'serial' || dates.reason === 'serial_open')
    return (
      <Part isOpen={asked}>
        <Choices
          label={t('mapping.serial')}
          value={asked ? '' : String(draft.dates.serial ?? '')}
          {...(asked ? { empty: t('mapping.choose') } : {})}
          options={[
            { id: '1900', label: t('mapping.serial.1900') },
            { id: '1904', label: t('mapping.serial.1904') },
          ]}
          onChange={(id) => id !== '' && set({ serial: id === '1904' ? 1904 : 1900 })}
        />
        <p className={asked ? 'warned small' : 'note'}>
          {t(`mapping.dates.${dates.reason}`, { example: dates.example })}
        </p>
      </Part>
    )
  if (dates.reason === 'unneeded') return null
  return (
    <Part isOpen={asked}>
      <Choices
        label={t('mapping.dates')}
        value={asked ? '' : draft.dates.order}
        {...(asked ? { empty: t('mapping.choose') } : {})}
        options={ORDERS.map((order) => ({ id: order, label: asDay(order) }))}
        onChange={(id) => id !== '' && set({ order: ORDERS.find((order) => order === id) ?? 'day_first' })}
      />
      <DateEvidence mapping={mapping} />
    </Part>
  )
}

function DateEvidence({ mapping }: { readonly mapping: Mapping }) {
  const t = useWords()
  const days = useDays()
  const { draft, preview } = mapping
  const { dates } = preview.guess
  if (draft.asks.dates)
    return <p className="warned small">{t(`mapping.dates.${dates.reason}`, { example: dates.example })}</p>
  const same = draft.dates.order === dates.style.order && dates.certainty === 'proven'
  if (!same || dates.day === null) return <p className="note">{t('mapping.said')}</p>
  return (
    <p className="note">
      <Raised>
        {t(`mapping.dates.${dates.reason}`, { example: dates.example, day: days.day(dates.day), cells: dates.cells })}
      </Raised>
    </p>
  )
}
