import { useFilter } from '../../address/useFilter'
import { useAddress, withQuery } from '../../address/location'
import { useWords } from '../../i18n/useWords'
import { Button } from '../Button'
import { useUndo } from '../undoContext'

/** Copies the address of what is on screen, its period written out even when it is the default. */
export function CopyLink() {
  const t = useWords()
  const tell = useUndo()
  const address = useAddress()
  const { filter } = useFilter()
  const copy = async () => {
    const query = new URLSearchParams(address.query)
    query.set('p', filter.period)
    await navigator.clipboard.writeText(new URL(withQuery(address.path, query), window.location.origin).href)
    tell({ message: t('filter.copied') })
  }
  return (
    <Button kind="quiet" icon="link" onPress={() => void copy()}>
      {t('filter.copy')}
    </Button>
  )
}
