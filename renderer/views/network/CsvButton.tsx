import { useFilter } from '../../address/useFilter'
import { useApi } from '../../api/apiContext'
import { saveBlob } from '../../api/saveBlob'
import { Button } from '../../components/Button'
import { useWords } from '../../i18n/useWords'

/** A table of the network as CSV, safe for spreadsheets. */
export function CsvButton({ table }: { readonly table: 'accounts' | 'followers' | 'growth' | 'calendar' }) {
  const t = useWords()
  const api = useApi()
  const { filter } = useFilter()
  const save = async () => {
    const file = await api.network.csv({ table, period: filter.period })
    saveBlob(file.name, file.blob)
  }
  return (
    <Button kind="quiet" icon="download" aria-label={t(`network.csv.${table}`)} onPress={() => void save()}>
      CSV
    </Button>
  )
}
