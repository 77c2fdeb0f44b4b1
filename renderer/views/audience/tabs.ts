import { lazy, type ComponentType } from 'react'

/**
 * A tab of Publics: `/audience?tab=<id>`. Its component draws what is under the row of tabs; `<main>` and the row of tabs are
 * there already, and the filter bar unless `hasPeriod` is false. Words: `audience.tab.<id>`.
 */
export interface AudienceTab {
  readonly id: string
  readonly Component: ComponentType
  /** What it shows depends on the period of the filter bar. */
  readonly hasPeriod: boolean
  /** It also depends on the libraries of the filter bar. */
  readonly hasBranches?: boolean
  /** Another reading of the first tab: a link at the end of the row. */
  readonly isEnd?: boolean
}

const load = (module: () => Promise<ComponentType>) => lazy(async () => ({ default: await module() }))

/** In the order of the row of tabs; the first is the one without `tab` in the address. */
export const AUDIENCE_TABS: readonly AudienceTab[] = [
  { id: 'matrix', hasPeriod: true, Component: load(async () => (await import('./MatrixTab')).MatrixTab) },
  { id: 'personas', hasPeriod: false, Component: load(async () => (await import('./PersonasTab')).PersonasTab) },
  { id: 'surveys', hasPeriod: false, Component: load(async () => (await import('./surveys/SurveysTab')).SurveysTab) },
  {
    id: 'needs',
    hasPeriod: true,
    hasBranches: true,
    Component: load(async () => (await import('./needs/NeedsTab')).NeedsTab),
  },
  {
    id: 'places',
    hasPeriod: false,
    isEnd: true,
    Component: load(async () => (await import('./places/PlacesTab')).PlacesTab),
  },
  {
    id: 'network',
    hasPeriod: true,
    isEnd: true,
    Component: load(async () => (await import('./network/NetworkTab')).NetworkTab),
  },
]

/** The tab of the address; unknown ones are the first. */
export function audienceTab(id: string | null): AudienceTab {
  const [first] = AUDIENCE_TABS
  if (first === undefined) throw new Error('no tabs')
  return AUDIENCE_TABS.find((tab) => tab.id === id) ?? first
}
