import { Fragment } from 'react'
import type { ComparisonResult } from '../../../shared/contract/compare'
import { writeFilter } from '../../address/filterAddress'
import { changeQuery } from '../../address/location'
import { Button, ButtonLink } from '../../components/Button'
import { Empty } from '../../components/Empty'
import { useWords } from '../../i18n/useWords'
import { writeCompare } from './compareAddress'
import type { CompareState } from './compareState'
import { useWider } from './useWider'
import type { Wider } from './wider'

/** Goes where a way leads: the keys of the filter bar and of the comparison that it changes. */
function take({ id, query }: Wider, state: CompareState): void {
  const { filter } = query
  if (id === 'groups') changeQuery(writeCompare({ groups: [] }, state.query))
  else if (id === 'age') changeQuery(writeCompare({ age: null }, state.query))
  else if (id === 'year') changeQuery(writeFilter({ period: filter.period }))
  else changeQuery(writeFilter({ [id]: [] }))
}

/** Under the circles of too few posts: each way to more, with what it would bring. */
export function TooFew({ result, state }: { readonly result: ComparisonResult; readonly state: CompareState }) {
  const t = useWords()
  const ways = useWider(state, result) ?? []
  const immature = result.rows.reduce((sum, row) => sum + row.immature, 0)
  return (
    <p className="too-few">
      {t('compare.few.circles')} <b>{t('compare.few.ways')}</b>{' '}
      {ways.map((way) => (
        <Fragment key={way.id}>
          <Button kind="link" onPress={() => take(way, state)}>
            {t(`compare.wider.${way.id}`)}
          </Button>{' '}
          {t('compare.few.gain', { n: way.gain.n, largest: way.gain.largest })}
          {', '}
        </Fragment>
      ))}
      {t('compare.few.wait', { n: immature, isLast: ways.length > 0 })}
    </p>
  )
}

/** No post of the period has this measure: why, what each way would bring, and what may be done. */
export function NothingToCompare({
  result,
  state,
}: {
  readonly result: ComparisonResult
  readonly state: CompareState
}) {
  const t = useWords()
  const ways = useWider(state, result) ?? []
  const aside = result.setAside.reduce((sum, each) => sum + each.n, 0)
  const isNarrow = ways.length > 0
  const why =
    aside > 0
      ? t('compare.empty.aside.why', { n: aside, rate: t(`compare.rate.${result.rate}.full`) })
      : t('compare.empty.why')
  return (
    <Empty
      title={t(isNarrow ? 'compare.empty.narrow' : aside > 0 ? 'compare.empty.aside' : 'compare.empty')}
      note={!isNarrow}
      actions={
        <>
          {ways.map((way) => (
            <Button key={way.id} onPress={() => take(way, state)}>
              {t(`compare.wider.${way.id}.do`)}
            </Button>
          ))}
          {!isNarrow && (
            <ButtonLink to="/imports" kind="primary">
              {t('compare.empty.import')}
            </ButtonLink>
          )}
          {aside > 0 && (
            <ButtonLink to="/posts" kind="quiet">
              {t('compare.empty.posts')}
            </ButtonLink>
          )}
        </>
      }
    >
      {isNarrow ? ways.map((way) => t(`compare.wider.${way.id}.n`, { n: way.gain.n })).join(' ') : why}
    </Empty>
  )
}
