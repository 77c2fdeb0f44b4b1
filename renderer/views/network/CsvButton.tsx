import { useFilter } from '../../address/useFilter'
import { DownloadButton } from '../../components/DownloadButton'
import { useWords } from '../../i18n/useWords'

/** A table of the network as CSV, safe for spreadsheets. */
export function CsvButton({ table }: { readonly table: 'accounts' | 'followers' | 'growth' | 'calendar' }) {
  const t = useWords()
  const { filter } = useFilter()
  return (
    <DownloadButton
      label={t(`network.csv.${table}`)}
      make={(api) => api.network.csv({ table, period: filter.period })}
    />
  )
}
