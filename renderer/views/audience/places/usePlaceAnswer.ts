import { useChange } from '../../../api/useChange'
import { useUndo } from '../../../components/undoContext'
import { useWords } from '../../../i18n/useWords'

export interface PlaceAnswer {
  readonly label: string
  /** null = nowhere that is known. */
  readonly place: string | null
  /** The place as it is shown. */
  readonly shown: string | null
}

/** Tells what a label stands for, or forgets it; both can be taken back. */
export function usePlaceAnswer() {
  const t = useWords()
  const tell = useUndo()
  const forgetQuietly = useChange((api, label: string) => api.audience.forgetPlace({ label }))
  const answerQuietly = useChange((api, { label, place }: { label: string; place: string | null }) =>
    api.audience.answerPlace({ label, place }),
  )
  const answer = useChange(
    (api, { label, place }: PlaceAnswer) => api.audience.answerPlace({ label, place }),
    (_, { label, shown }) =>
      tell({
        message: shown === null ? t('places.told.nowhere', { label }) : t('places.told', { label, place: shown }),
        undo: () => forgetQuietly.mutate(label),
      }),
  )
  const forget = useChange(
    (api, label: string) => api.audience.forgetPlace({ label }),
    ({ place }, label) =>
      tell({ message: t('places.forgotten', { label }), undo: () => answerQuietly.mutate({ label, place }) }),
  )
  return { answer, forget }
}
