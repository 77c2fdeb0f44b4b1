import { Link } from '../../../address/Link'
import { useQuery } from '../../../api/useQuery'
import { MarginNote } from '../../../components/MarginNotes'
import { useNumbers } from '../../../format/numbers'
import { useLanguage } from '../../../i18n/useLanguage'
import { useWords } from '../../../i18n/useWords'
import { audienceTabAddress } from '../tabAddress'

/** In the margin of Publics: how many labels of places wait for somebody to say what they are, and what the largest holds. */
export function PlacesNote() {
  const t = useWords()
  const numbers = useNumbers()
  const language = useLanguage()
  const { data } = useQuery(['audience.unresolved', language], (api, signal) =>
    api.audience.unresolved({ language }, { signal }),
  )
  const [largest] = data ?? []
  if (data === undefined || largest === undefined) return null
  return (
    <MarginNote title={t('audience.tab.places')}>
      <p>
        {t('places.note', { n: data.length, label: largest.label, share: numbers.rate(largest.share) })}{' '}
        <Link to={audienceTabAddress('places')}>{t('places.note.link')}</Link>
      </p>
    </MarginNote>
  )
}
