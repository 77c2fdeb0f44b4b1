import { useCallback } from 'react'
import { useApi } from '../../../api/apiContext'
import { saveBlob } from '../../../api/saveBlob'
import { useLanguage } from '../../../i18n/useLanguage'
import type { AlikeState } from './alikeState'

/** Saves the table behind this screen, of one group or of all. */
export function useAlikeCsv({ query }: Pick<AlikeState, 'query'>, focus: string | null): () => void {
  const api = useApi()
  const language = useLanguage()
  return useCallback(() => {
    const save = async () => {
      const file = await api.alike.csv({ ...query, focus, language })
      saveBlob(file.name, file.blob)
    }
    void save()
  }, [api, language, query, focus])
}
