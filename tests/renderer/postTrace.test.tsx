import { IntlProvider } from 'react-intl'
import { JSDOM } from 'jsdom'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { WorkspaceContext } from '../../renderer/components/workspaceContext'
import { MESSAGES } from '../../renderer/i18n/catalogue'
import { PostTrace } from '../../renderer/views/posts/PostTrace'
import type { PostDetail, TraceOf } from '../../renderer/views/posts/postDetail'
import { testWorkspace } from '../support/engine'
import type { Metric, Platform } from '../../shared/vocabulary'

type Column = readonly [metric: Metric, value: number, column: string]

/** A post of one export: its numbers under the headers of the file. */
function detail(platform: Platform, columns: readonly Column[]): PostDetail {
  const value = (metric: Metric) => columns.find(([name]) => name === metric)?.[1] ?? null
  const exportedAt = '2026-10-09T08:00:00.000Z'
  return {
    post: {
      id: '1',
      accountId: 1,
      platform,
      format: 'text',
      publishedAt: null,
      publishedDay: '2026-09-12',
      text: null,
      permalink: null,
      views: value('views'),
      impressions: value('impressions'),
      reach: value('reach'),
      interactions: 12,
      clicks: null,
      err: null,
      erv: null,
      maturesIn: null,
      setAside: [],
      snapshots: 1,
      themes: [],
      suggestions: [],
      values: {},
    },
    keys: [],
    metrics: columns.map(([metric, number, column]) => {
      return { metric, value: number, column, fileName: 'export.csv', row: 7, exportedAt, importId: 1 }
    }),
    rates: [],
    snapshots: [],
    among: null,
    place: null,
    flag: null,
    weight: null,
  }
}

const X = detail('x', [
  ['impressions', 300, 'Impressions'],
  ['reactions', 5, 'Likes'],
  ['comments', 4, 'Replies'],
  ['shares', 2, 'Reposts'],
  ['saves', 1, 'Bookmarks'],
])

async function shown(post: PostDetail, of: TraceOf, language: 'fr' | 'en'): Promise<string> {
  const { client } = await testWorkspace()
  const workspace = await client.workspace.current()
  const markup = renderToStaticMarkup(
    <IntlProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'} messages={MESSAGES[language]}>
      <WorkspaceContext value={workspace}>
        <PostTrace detail={post} of={of} />
      </WorkspaceContext>
    </IntlProvider>,
  )
  return new JSDOM(markup).window.document.body.textContent.replace(/[\u00a0\u202f]/g, ' ')
}

describe('where a number of a post comes from', () => {
  it('says what the platform of the post counts, under the headers of its file', async () => {
    const text = await shown(X, 'interactions', 'en')
    expect(text).toContain('columns “Likes”, “Replies”, “Reposts”, “Bookmarks”')
    expect(text).toContain('likes + replies + reposts + bookmarks')
    expect(text).toContain('export.csv, row 7')
    expect(text).toContain('9 Oct')
  })

  it('says it by the platform: the same word counts something else on LinkedIn', async () => {
    const linkedin = detail('linkedin', [['views', 40, 'Views']])
    expect(await shown(linkedin, 'denominator', 'fr')).toContain('vues de vidéos seules')
    const youtube = detail('youtube', [['views', 40, 'Vues']])
    const text = await shown(youtube, 'denominator', 'fr')
    expect(text).toContain('lectures de la vidéo')
    expect(text).toContain('colonne « Vues »')
  })

  it('names the column of the total where the file gives no parts', async () => {
    const total = detail('facebook', [['interactions_stated', 12, 'Reactions, Comments and Shares']])
    expect(await shown(total, 'interactions', 'en')).toContain('column “Reactions, Comments and Shares”')
  })

  it('claims no division where there is no rate', async () => {
    const text = await shown(X, 'rate', 'en')
    expect(text).toContain('A term is missing in the file')
    // The definition says what would be divided; no figures are.
    expect(text).not.toMatch(/\d\s*÷/)
    expect(text).toContain('times the post was displayed')
  })
})
