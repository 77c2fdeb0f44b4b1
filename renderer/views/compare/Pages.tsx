import { changeQuery } from '../../address/location'
import { Button } from '../../components/Button'
import { useWords } from '../../i18n/useWords'

/** Which part of a long list is on screen; the page is in the address. Nothing where one page holds all. */
export function Pages({
  page,
  pages,
  total,
  size,
}: {
  readonly page: number
  readonly pages: number
  readonly total: number
  readonly size: number
}) {
  const t = useWords()
  if (pages < 2) return null
  const go = (to: number) => changeQuery({ page: to === 1 ? null : String(to) })
  return (
    <nav className="pages" aria-label={t('compare.pages')}>
      <Button kind="quiet" isDisabled={page === 1} onPress={() => go(page - 1)}>
        {t('compare.pages.before')}
      </Button>
      <span role="status">
        {t('compare.pages.now', { from: (page - 1) * size + 1, to: Math.min(page * size, total), n: total })}
      </span>
      <Button kind="quiet" isDisabled={page === pages} onPress={() => go(page + 1)}>
        {t('compare.pages.next')}
      </Button>
    </nav>
  )
}
