import type { COMPARE_TABLES, CompareQuery } from '../../../shared/contract/compare'
import { useApi } from '../../api/apiContext'
import { saveBlob } from '../../api/saveBlob'
import { useLanguage } from '../../i18n/useLanguage'

/** Saves one of the tables behind the comparison, in the language of the screen. */
export function useCompareCsv(query: CompareQuery, table: (typeof COMPARE_TABLES)[number]): () => void {
  const api = useApi()
  const language = useLanguage()
  return () => {
    void api.compare.csv({ ...query, table, language }).then((file) => saveBlob(file.name, file.blob))
  }
}
