import { useMemo } from 'react'
import { useLanguage } from '../i18n/useLanguage'
import { useNetwork } from './useNetwork'

/** The codebook's themes in their order, named in the language of the interface. An unknown id is named by its number. */
export function useThemes(): {
  readonly themes: readonly { readonly id: number; readonly name: string }[]
  readonly nameOf: (id: number) => string
} {
  const network = useNetwork()
  const language = useLanguage()
  return useMemo(() => {
    const themes = (network?.themes ?? []).map(({ id, labelFr, labelEn }) => ({
      id,
      name: language === 'fr' ? labelFr : labelEn,
    }))
    const names = new Map(themes.map(({ id, name }) => [id, name]))
    return { themes, nameOf: (id: number) => names.get(id) ?? String(id) }
  }, [network, language])
}
