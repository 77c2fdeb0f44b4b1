import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../../shared/contract/contract'
import { useQuery } from '../../../api/useQuery'
import { useLanguage } from '../../../i18n/useLanguage'

type Place = InferContractRouterOutputs<Contract>['audience']['places'][number]

/** Places of the gazetteer like the text, from its second letter on. */
export function usePlaces(typed: string): readonly Place[] {
  const text = typed.trim().slice(0, 100)
  const language = useLanguage()
  const { data } = useQuery(
    ['audience.places', text, language],
    (api, signal) => api.audience.places({ text, language }, { signal }),
    { enabled: text.length >= 2 },
  )
  return text.length >= 2 ? (data ?? []) : []
}
