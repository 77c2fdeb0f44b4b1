import { useState, type ComponentType } from 'react'
import { useAddress } from '../../address/location'
import { FilterBar } from '../../components/filters/FilterBar'
import { Tabs } from '../../components/Tabs'
import { Button } from '../../components/Button'
import { useWords } from '../../i18n/useWords'
import { AgreementTab } from './agreement/AgreementTab'
import { isFinished, useRoundScore } from './agreement/roundScore'
import { useRounds } from './agreement/useRounds'
import { CodebookTab } from './CodebookTab'
import { SuggestionsTab } from './suggestions/SuggestionsTab'
import { useSuggestionList } from './suggestions/useSuggestions'
import { ThemeDialog } from './ThemeDialog'
import './themes.css'

interface Tab {
  readonly id: string
  readonly Component: ComponentType
}

/** The tabs of the screen; each is an address: `/themes`, `/themes?tab=…`. */
const TABS: readonly [Tab, ...Tab[]] = [
  { id: 'codebook', Component: CodebookTab },
  { id: 'suggestions', Component: SuggestionsTab },
  { id: 'agreement', Component: AgreementTab },
]

/** The codebook: themes and their rules, what is suggested, how far two readers agree. */
export function ThemesView() {
  const t = useWords()
  const { query } = useAddress()
  const [isNew, setNew] = useState(false)
  const open = useSuggestionList(20).data?.total ?? 0
  const score = useRoundScore(useRounds().data?.find(isFinished))
  const labels: Readonly<Record<string, string | undefined>> = {
    suggestions: open > 0 ? t('themes.tab.suggestions_n', { n: open }) : undefined,
    agreement: score?.isMeasured === true ? t('themes.tab.agreement_score', { score: score.short }) : undefined,
  }
  const tab = TABS.find(({ id }) => id === query.get('tab')) ?? TABS[0]
  return (
    <>
      <FilterBar hide={['compare', 'themes']} />
      <main className="themes-view">
        <h1 className="vh">{t('view.themes')}</h1>
        <Tabs
          label={t('themes.tabs')}
          tabs={TABS.map(({ id }, i) => ({
            id,
            to: i === 0 ? '/themes' : `/themes?tab=${id}`,
            label: labels[id] ?? t(`themes.tab.${id}`),
            about: id === 'agreement' ? score?.long : undefined,
          }))}
          current={tab.id}
          end={
            tab.id === 'codebook' ? (
              <Button kind="quiet" icon="plus" onPress={() => setNew(true)}>
                {t('themes.new')}
              </Button>
            ) : undefined
          }
        />
        <tab.Component />
        {isNew && <ThemeDialog theme={null} onClose={() => setNew(false)} />}
      </main>
    </>
  )
}
