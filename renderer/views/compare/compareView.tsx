import { Suspense, useMemo, useState } from 'react'
import { useAddress } from '../../address/location'
import { FilterBar } from '../../components/filters/FilterBar'
import { SavedViews } from '../../components/filters/SavedViews'
import { Tabs } from '../../components/Tabs'
import { Waiting } from '../../components/Waiting'
import { useWords } from '../../i18n/useWords'
import { FrameContext, type LeftOut } from './frame'
import { tabAddress } from './tabAddress'
import { COMPARE_TABS, tabOf } from './tabs'
import './compare.css'

/** Comparer: the filter bar, one tab per question, and the tab of the address. */
export function CompareView() {
  const t = useWords()
  const { path, query } = useAddress()
  const [leftOut, setLeftOut] = useState<LeftOut>([])
  const [end, setEnd] = useState<HTMLElement | null>(null)
  const frame = useMemo(() => ({ end, setLeftOut }), [end])
  const tab = tabOf(path)
  return (
    <FrameContext value={frame}>
      <FilterBar leftOut={leftOut} end={<SavedViews screen="compare" />} />
      <main>
        <Tabs
          label={t('compare.tabs')}
          current={tab.id}
          tabs={COMPARE_TABS.map(({ id }) => ({
            id,
            to: tabAddress(id, query),
            label: t(id === '' ? 'compare.tab.chart' : `compare.tab.${id}`),
          }))}
          end={<span className="tab-end" ref={setEnd} />}
        />
        <Suspense key={tab.id} fallback={<Waiting />}>
          <tab.Component />
        </Suspense>
      </main>
    </FrameContext>
  )
}
