export interface Block {
  readonly id: string
  readonly kind: 'text' | 'list' | 'steps'
  /** Messages `help.<chapter>.<block>.1` … `.n`. */
  readonly items: number
}

interface Chapter {
  readonly id: string
  /** Chapter it is listed under. */
  readonly within?: string
  /** A picture of the screen: `resources/pictures/guide/<picture>.<language>.png`, described by `help.<chapter>.picture`. */
  readonly picture?: string
  readonly blocks: readonly Block[]
}

/** The chapters of the guide and the shape of their text; the words are in help.json of each language. */
export const CHAPTERS: readonly [Chapter, ...Chapter[]] = [
  {
    id: 'export',
    blocks: [
      { id: 'which', kind: 'text', items: 2 },
      { id: 'dates', kind: 'list', items: 3 },
      { id: 'traps', kind: 'list', items: 4 },
    ],
  },
  {
    id: 'export_facebook',
    within: 'export',
    blocks: [
      { id: 'posts', kind: 'steps', items: 5 },
      { id: 'audience', kind: 'steps', items: 3 },
      { id: 'daily', kind: 'steps', items: 3 },
      { id: 'traps', kind: 'list', items: 4 },
    ],
  },
  {
    id: 'export_instagram',
    within: 'export',
    blocks: [
      { id: 'posts', kind: 'steps', items: 4 },
      { id: 'stories', kind: 'list', items: 1 },
      { id: 'audience', kind: 'list', items: 2 },
      { id: 'traps', kind: 'list', items: 4 },
    ],
  },
  {
    id: 'export_linkedin',
    within: 'export',
    blocks: [
      { id: 'posts', kind: 'steps', items: 4 },
      { id: 'more', kind: 'list', items: 2 },
      { id: 'traps', kind: 'list', items: 3 },
    ],
  },
  {
    id: 'export_x',
    within: 'export',
    blocks: [
      { id: 'posts', kind: 'steps', items: 4 },
      { id: 'traps', kind: 'list', items: 4 },
    ],
  },
  {
    id: 'export_youtube',
    within: 'export',
    blocks: [
      { id: 'posts', kind: 'steps', items: 4 },
      { id: 'audience', kind: 'list', items: 2 },
      { id: 'traps', kind: 'list', items: 4 },
    ],
  },
  {
    id: 'export_tiktok',
    within: 'export',
    blocks: [
      { id: 'posts', kind: 'steps', items: 3 },
      { id: 'more', kind: 'list', items: 1 },
      { id: 'traps', kind: 'list', items: 2 },
    ],
  },
  {
    id: 'import',
    blocks: [
      { id: 'order', kind: 'text', items: 2 },
      { id: 'questions', kind: 'list', items: 3 },
      { id: 'undo', kind: 'text', items: 1 },
    ],
  },
  {
    id: 'mapping',
    blocks: [
      { id: 'once', kind: 'steps', items: 5 },
      { id: 'asked', kind: 'list', items: 4 },
      { id: 'profile', kind: 'list', items: 4 },
    ],
  },
  {
    id: 'compare',
    picture: 'compare',
    blocks: [
      { id: 'ask', kind: 'list', items: 5 },
      { id: 'rate', kind: 'list', items: 4 },
      { id: 'row', kind: 'list', items: 5 },
      { id: 'strength', kind: 'list', items: 3 },
      { id: 'tests', kind: 'list', items: 3 },
      { id: 'limits', kind: 'list', items: 4 },
      { id: 'unusual', kind: 'list', items: 3 },
      { id: 'reach', kind: 'text', items: 1 },
      { id: 'aims', kind: 'text', items: 1 },
    ],
  },
  {
    id: 'alike',
    picture: 'alike',
    within: 'compare',
    blocks: [
      { id: 'question', kind: 'text', items: 2 },
      { id: 'steps', kind: 'steps', items: 5 },
      { id: 'network', kind: 'list', items: 4 },
      { id: 'messages', kind: 'text', items: 3 },
    ],
  },
  {
    id: 'time',
    picture: 'time',
    blocks: [
      { id: 'compare', kind: 'text', items: 3 },
      { id: 'breaks', kind: 'text', items: 3 },
      { id: 'calendar', kind: 'text', items: 3 },
      { id: 'clock', kind: 'text', items: 3 },
    ],
  },
  {
    id: 'themes',
    picture: 'themes',
    blocks: [
      { id: 'what', kind: 'text', items: 3 },
      { id: 'rules', kind: 'list', items: 6 },
      { id: 'hand', kind: 'list', items: 4 },
    ],
  },
  {
    id: 'suggestions',
    blocks: [
      { id: 'what', kind: 'text', items: 3 },
      { id: 'measure', kind: 'list', items: 4 },
      { id: 'answer', kind: 'list', items: 2 },
      { id: 'agreement', kind: 'list', items: 3 },
    ],
  },
  {
    id: 'posts',
    picture: 'posts',
    blocks: [
      { id: 'find', kind: 'text', items: 3 },
      { id: 'columns', kind: 'list', items: 3 },
      { id: 'tag', kind: 'list', items: 5 },
      { id: 'sheet', kind: 'text', items: 2 },
    ],
  },
  {
    id: 'calibration',
    within: 'compare',
    blocks: [
      { id: 'what', kind: 'text', items: 2 },
      { id: 'read', kind: 'list', items: 5 },
    ],
  },
  {
    id: 'maturity',
    blocks: [
      { id: 'default', kind: 'text', items: 1 },
      { id: 'fitted', kind: 'list', items: 4 },
    ],
  },
  {
    id: 'personas',
    picture: 'personas',
    blocks: [
      { id: 'what', kind: 'text', items: 2 },
      { id: 'steps', kind: 'steps', items: 5 },
    ],
  },
  {
    id: 'line',
    picture: 'line',
    within: 'personas',
    blocks: [
      { id: 'what', kind: 'text', items: 2 },
      { id: 'thresholds', kind: 'list', items: 4 },
    ],
  },
  {
    id: 'surveys',
    picture: 'surveys',
    blocks: [
      { id: 'why', kind: 'text', items: 1 },
      { id: 'steps', kind: 'steps', items: 5 },
      { id: 'read', kind: 'list', items: 5 },
      { id: 'people', kind: 'text', items: 2 },
    ],
  },
  {
    id: 'verdict',
    picture: 'verdict',
    blocks: [
      { id: 'answers', kind: 'list', items: 3 },
      { id: 'grade', kind: 'list', items: 4 },
      { id: 'settle', kind: 'text', items: 2 },
    ],
  },
  {
    id: 'bounds',
    within: 'verdict',
    blocks: [
      { id: 'parts', kind: 'list', items: 5 },
      { id: 'never', kind: 'list', items: 4 },
    ],
  },
  {
    id: 'needs',
    picture: 'needs',
    blocks: [
      { id: 'log', kind: 'list', items: 3 },
      { id: 'matrix', kind: 'text', items: 3 },
      { id: 'drift', kind: 'text', items: 1 },
    ],
  },
  {
    id: 'privacy',
    blocks: [
      { id: 'where', kind: 'text', items: 2 },
      { id: 'kept', kind: 'list', items: 3 },
      { id: 'backup', kind: 'text', items: 2 },
    ],
  },
]
