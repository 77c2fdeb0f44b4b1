import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type { Persona } from '../../../shared/contract/audience'
import type { EditorialLine } from '../../../shared/contract/network'
import type { Network } from '../../api/useNetwork'
import { useQuery } from '../../api/useQuery'

export function usePersonas(): readonly Persona[] {
  return useQuery(['audience.personas'], (api, signal) => api.audience.personas(undefined, { signal })).data ?? []
}

/** The personas of a line, by name. */
export function usePersonaNames(): (line: EditorialLine) => string {
  const personas = usePersonas()
  return useCallback(
    (line) => line.personaIds.map((id) => personas.find((each) => each.id === id)?.name ?? '').join(', '),
    [personas],
  )
}

/** The themes of a line in the language of the screen. */
export function useThemeNames(network: Network): (line: EditorialLine | null) => string[] {
  const { locale } = useIntl()
  return useCallback(
    (line) =>
      (line?.themes ?? [])
        .map(({ themeId }) => network.themes.find((each) => each.id === themeId))
        .map((theme) => (locale.startsWith('fr') ? theme?.labelFr : theme?.labelEn) ?? ''),
    [network.themes, locale],
  )
}
