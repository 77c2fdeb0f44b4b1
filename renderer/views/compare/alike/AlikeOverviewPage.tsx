import type { AlikeOverview } from '../../../../shared/contract/alike'
import { ButtonLink } from '../../../components/Button'
import { Empty } from '../../../components/Empty'
import { MarginNote, MarginNotes } from '../../../components/MarginNotes'
import { Raised } from '../../../components/Raised'
import { Sentence } from '../../../components/Sentence'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'
import { AlikeChart } from './AlikeChart'
import type { AlikeState } from './alikeState'
import { leftOut } from './alikeWords'

/** All groups at equal content: the sentence, the rows, what to beware of. */
export function AlikeOverviewPage({ result, state }: { readonly result: AlikeOverview; readonly state: AlikeState }) {
  const t = useWords()
  const under = useOverviewUnder(result)
  if (result.rows.length === 0) return <NothingAlike result={result} />
  return (
    <div className="cols">
      <div>
        <Sentence as="h1" finding={result.finding} under={<Raised>{under.join(' · ')}</Raised>} />
        <AlikeChart result={result} state={state} under={under.join(' · ')} />
      </div>
      <MarginNotes>
        <MarginNote title={t('alike.note.reading')}>
          <p>{t('alike.note.reading.text')}</p>
        </MarginNote>
        <MarginNote title={t('alike.note.network')}>
          <p>{t(`alike.note.network.text.${result.by}`)}</p>
        </MarginNote>
        <StrataNote result={result} />
        {result.ofNoBranch > 0 && (
          <MarginNote title={t('alike.note.no_branch')}>
            <p>{t('alike.note.no_branch.text', { n: result.ofNoBranch })}</p>
          </MarginNote>
        )}
      </MarginNotes>
    </div>
  )
}

/** What is held equal; without any theme it is less, and the note says so. */
export function StrataNote({ result }: { readonly result: Pick<AlikeOverview, 'hasThemes' | 'withoutTheme'> }) {
  const t = useWords()
  const { hasThemes, withoutTheme } = result
  return (
    <MarginNote title={t(hasThemes ? 'alike.note.strata' : 'alike.note.no_themes')}>
      <p>
        {t(hasThemes ? 'alike.note.strata.text' : 'alike.note.no_themes.text')}
        {hasThemes && withoutTheme > 0 && ` ${t('alike.note.without_theme', { n: withoutTheme })}`}
      </p>
    </MarginNote>
  )
}

function useOverviewUnder(result: AlikeOverview): readonly string[] {
  const t = useWords()
  const days = useDays()
  const n = result.rows.reduce((total, row) => total + row.n, 0)
  const clear = result.rows.filter(({ pieces }) => pieces?.strength === 'clear').length
  const tested = result.rows.filter(({ pieces }) => (pieces?.q ?? null) !== null).length
  const aside = leftOut(result)
  return [
    t(`compare.rate.${result.rate}.full`),
    days.range(result.from, result.to),
    t('compare.under.posts', { n }),
    ...(tested === 0 ? [] : [t('compare.under.tests', { clear, n: tested })]),
    ...(aside === 0 ? [] : [t('compare.under.aside', { n: aside })]),
  ]
}

/** No post of the period has this measure. */
export function NothingAlike({ result }: { readonly result: AlikeOverview }) {
  const t = useWords()
  const aside = leftOut(result)
  return (
    <Empty
      title={t(aside > 0 ? 'compare.empty.aside' : 'compare.empty')}
      note
      actions={
        <ButtonLink to={aside > 0 ? '/posts' : '/imports'} kind="primary">
          {t(aside > 0 ? 'compare.empty.posts' : 'compare.empty.import')}
        </ButtonLink>
      }
    >
      {t(aside > 0 ? 'alike.empty.aside' : 'alike.empty', { n: aside })}
    </Empty>
  )
}
