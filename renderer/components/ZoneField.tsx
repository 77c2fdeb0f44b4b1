import { useId } from 'react'
import { useWords } from '../i18n/useWords'

const ZONES = Intl.supportedValuesOf('timeZone')

/** The network's time zone, in which every time is shown. A native list: typing finds among four hundred names. */
export function ZoneField({ value, onChange }: { readonly value: string; readonly onChange: (zone: string) => void }) {
  const t = useWords()
  const id = useId()
  const zones = ZONES.includes(value) ? ZONES : [value, ...ZONES]
  return (
    <div className="fieldset">
      <label htmlFor={id}>{t('network.zone')}</label>
      <select id={id} className="field" value={value} onChange={(event) => onChange(event.target.value)}>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
    </div>
  )
}
