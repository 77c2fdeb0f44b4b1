import { lazy, type ComponentType } from 'react'

export interface View {
  readonly id: string
  /** Path of its address. */
  readonly path: string
  /** G then this digit. G then the letter of `view.<id>.letter` works too. */
  readonly digit: string | null
  /** Whether the masthead names it. */
  readonly inMasthead: boolean
  readonly Component: ComponentType
}

const load = (module: () => Promise<ComponentType>) => lazy(async () => ({ default: await module() }))

/** Every screen, in the order of the masthead. A new screen = one folder and one entry here, with `view.<id>` in the catalogues. */
export const VIEWS: readonly View[] = [
  {
    id: 'home',
    path: '/',
    digit: '1',
    inMasthead: true,
    Component: load(async () => (await import('./home/homeView')).HomeView),
  },
  {
    id: 'imports',
    path: '/imports',
    digit: '2',
    inMasthead: true,
    Component: load(async () => (await import('./imports/importsView')).ImportsView),
  },
  {
    id: 'compare',
    path: '/compare',
    digit: '3',
    inMasthead: true,
    Component: load(async () => (await import('./compare/compareView')).CompareView),
  },
  {
    id: 'posts',
    path: '/posts',
    digit: '4',
    inMasthead: true,
    Component: load(async () => (await import('./posts/postsView')).PostsView),
  },
  {
    id: 'themes',
    path: '/themes',
    digit: '5',
    inMasthead: true,
    Component: load(async () => (await import('./themes/themesView')).ThemesView),
  },
  {
    id: 'audience',
    path: '/audience',
    digit: '6',
    inMasthead: true,
    Component: load(async () => (await import('./audience/audienceView')).AudienceView),
  },
  {
    id: 'report',
    path: '/report',
    digit: '7',
    inMasthead: true,
    Component: load(async () => (await import('./report/reportView')).ReportView),
  },
  {
    id: 'network',
    path: '/network',
    digit: '8',
    inMasthead: true,
    Component: load(async () => (await import('./network/networkView')).NetworkView),
  },
  {
    id: 'help',
    path: '/help',
    digit: null,
    inMasthead: false,
    Component: load(async () => (await import('./help/helpView')).HelpView),
  },
  {
    id: 'about',
    path: '/about',
    digit: null,
    inMasthead: false,
    Component: load(async () => (await import('./about/aboutView')).AboutView),
  },
]

/** The screen of a path; a path below a screen's (`/posts/…`) is that screen's. Unknown paths are the front page. */
export function viewAt(path: string): View {
  const found = VIEWS.find((view) => view.path !== '/' && (path === view.path || path.startsWith(`${view.path}/`)))
  const home = VIEWS[0]
  if (home === undefined) throw new Error('no views')
  return found ?? home
}
