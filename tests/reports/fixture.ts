import type { ComparisonResult, GroupRow } from '../../shared/contract/compare'
import type { QuarterlyReport } from '../../electron/engine/reports/report'

const EMPTY_ROW = {
  label: null,
  slot: null,
  platform: null,
  median: null,
  interval: null,
  ratioOfSums: null,
  disagrees: false,
  dominant: null,
  interactions: 0,
  views: null,
  shrunken: null,
  immature: 0,
  previous: null,
} satisfies Partial<GroupRow>

/** Two branches with an interval, one with five posts; invented numbers. */
export function branchComparison(): ComparisonResult {
  const rows: GroupRow[] = [
    {
      ...EMPTY_ROW,
      key: '1',
      label: 'Lettres & Arts',
      slot: 5,
      n: 31,
      median: 0.046,
      interval: { low: 0.034, high: 0.064 },
      interactions: 900,
    },
    {
      ...EMPTY_ROW,
      key: '2',
      label: '<b>Sciences</b>',
      slot: 2,
      n: 29,
      median: 0.023,
      interval: { low: 0.018, high: 0.033 },
      interactions: 400,
    },
    { ...EMPTY_ROW, key: '3', label: 'La Citadelle', slot: 9, n: 5 },
  ]
  return {
    by: 'branch',
    rate: 'err',
    unit: 'rate',
    from: '2026-07-01',
    to: '2026-09-30',
    before: { from: '2025-07-01', to: '2025-09-30' },
    rows,
    network: { ...EMPTY_ROW, key: 'network', n: 65, median: 0.033, interval: { low: 0.029, high: 0.037 } },
    pairs: [],
    brackets: [{ letter: 'A', from: 0, to: 1 }],
    kruskal: null,
    finding: {
      code: 'no_posts',
      strength: null,
      data: { by: 'branch', rate: 'err', unit: 'rate', from: '2026-07-01', to: '2026-09-30', setAside: 0 },
    },
    trend: null,
    asides: [],
    setAside: [{ reason: 'boosted', n: 4 }],
  }
}

/** A report whose texts are hostile: they must come out as text. */
export function hostileReport(language: 'fr' | 'en'): QuarterlyReport {
  const post = {
    postId: '1',
    accountId: 1,
    rate: 0.129,
    text: '</script><script>alert(1)</script>\u202egnp.exe\n{{7*7}}',
    permalink: 'javascript:alert(1)',
    day: '2026-09-12',
  }
  return {
    language,
    period: { kind: 'quarter', year: 2026, quarter: 3 },
    days: { from: '2026-07-01', to: '2026-09-30' },
    networkName: 'Université de <img src=x onerror=alert(1)>',
    zone: 'Europe/Paris',
    builtAt: '2026-10-12T08:00:00.000Z',
    exportedAt: '2026-10-09T08:42:00.000Z',
    sections: ['summary', 'key_figures', 'branches', 'platforms', 'posts', 'audiences', 'word', 'method'],
    accounts: [
      {
        id: 1,
        platform: 'facebook',
        name: 'La Halle',
        handle: null,
        url: null,
        branchId: 1,
        coordinator: null,
        openedOn: null,
        closedOn: null,
        aliases: [],
      },
    ],
    branches: [{ id: 1, parentId: null, name: 'La Halle', shortName: 'La Halle', slot: 8, archivedOn: null }],
    personas: [],
    findings: [],
    proposals: [
      { code: 'gap', account: 'Droit-Gestion', month: '2026-08' },
      { code: 'immature', n: 3 },
    ],
    keyFigures: [
      {
        code: 'err',
        platform: 'facebook',
        unit: 'rate',
        now: 0.033,
        before: 0.034,
        yearBefore: null,
        n: 206,
        reading: { code: 'no_before', strength: null },
      },
      {
        code: 'reach',
        platform: 'facebook',
        unit: 'count',
        now: 1820,
        before: null,
        yearBefore: 842,
        n: 206,
        reading: { code: 'cannot_tell', strength: null },
      },
      {
        code: 'views',
        platform: 'linkedin',
        unit: 'count',
        now: 310,
        before: null,
        yearBefore: null,
        n: 12,
        reading: { code: 'no_before', strength: null },
      },
    ],
    byBranch: branchComparison(),
    byPlatform: null,
    extremes: {
      best: [post, { ...post, postId: '2', permalink: 'https://www.facebook.com/reel/1/' }],
      weakest: [post],
    },
    audiences: null,
    comments: new Map([['word', '<style>@import url(http://example.org)</style>']]),
    files: [],
    gaps: [],
  }
}
