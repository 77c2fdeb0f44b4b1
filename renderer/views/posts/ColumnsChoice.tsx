import { useQuery } from '../../api/useQuery'
import { useNetwork } from '../../api/useNetwork'
import { Button } from '../../components/Button'
import { Check } from '../../components/Field'
import { PopoverSheet } from '../../components/Sheet'
import { useHasWords, useWords } from '../../i18n/useWords'
import { moveColumn, toggleColumn } from './columnChoice'
import { COLUMN_IDS, type ColumnId, DEFAULT_COLUMNS, FIXED, headWords, isPostNumber } from './columns'
import type { PostsState } from './postsState'

/** Columns worth offering: a measure that no platform of the network has is left out, unless it is shown. */
function useOffered(shown: readonly ColumnId[]): readonly ColumnId[] {
  const network = useNetwork()
  const { data } = useQuery(['compare.definitions'], (api, signal) => api.compare.definitions(undefined, { signal }))
  if (network === undefined || data === undefined) return COLUMN_IDS
  const platforms = new Set(network.accounts.map(({ platform }) => platform))
  const isUseful = (id: ColumnId) => {
    const known = data.find(({ metric }) => metric === id)
    return known === undefined || known.platforms.some((platform) => platforms.has(platform))
  }
  return COLUMN_IDS.filter((id) => shown.includes(id) || !isPostNumber(id) || isUseful(id))
}

/** Which columns are shown, and in which order. */
export function ColumnsChoice({ state }: { readonly state: PostsState }) {
  const t = useWords()
  const has = useHasWords()
  const { columns, setColumns } = state
  const offered = useOffered(columns)
  const others = offered.filter((id) => !columns.includes(id))
  return (
    <PopoverSheet
      label={t('posts.columns')}
      placement="bottom end"
      trigger={<Button kind="quiet">{t('posts.columns.n', { n: columns.length, of: offered.length })}</Button>}
    >
      <ul className="columns" aria-label={t('posts.columns')}>
        {columns.map((id, place) => (
          <li key={id}>
            {FIXED.includes(id) ? (
              <span className="fixed">{headWords(id, t, has)}</span>
            ) : (
              <Check isSelected onChange={() => setColumns(toggleColumn(columns, id))}>
                {headWords(id, t, has)}
              </Check>
            )}
            <span className="moves">
              {([-1, 1] as const).map((step) => (
                <Button
                  key={step}
                  kind="quiet"
                  isDisabled={place + step < 0 || place + step >= columns.length}
                  aria-label={t(step < 0 ? 'posts.columns.earlier' : 'posts.columns.later', {
                    column: headWords(id, t, has),
                  })}
                  onPress={() => setColumns(moveColumn(columns, id, step))}
                >
                  <span aria-hidden="true">{step < 0 ? '↑' : '↓'}</span>
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <h4 className="columns-more">{t('posts.columns.more')}</h4>
      <div className="columns-others">
        {others.map((id) => (
          <Check key={id} isSelected={false} onChange={() => setColumns(toggleColumn(columns, id))}>
            {headWords(id, t, has)}
          </Check>
        ))}
      </div>
      <Button kind="quiet" onPress={() => setColumns(DEFAULT_COLUMNS)}>
        {t('posts.columns.usual')}
      </Button>
    </PopoverSheet>
  )
}
