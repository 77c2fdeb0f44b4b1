import type { PostFormatFile } from '../format'

/**
 * Facebook Insights "Data Export (Post Level)", 2011 to 2021: Insights › Export Data › Post data. `Facebook Insights Data Export (Post
 * Level) - <Page> - 2017-10-22.xls`, which is SpreadsheetML (XML) in UTF-8, or CSV. Row 1 headers, row 2 their descriptions
 * ("Lifetime: …"). Seen in English: a workbook of 2017, one of the same year with the API's names as headers, a CSV of 2015.
 * French headers were never found. Times are US Pacific.
 *
 * `Key Metrics` has no likes, comments or shares: they stand on `Lifetime Post Stories by act…` (totals; `Lifetime Talking About This` counts
 * people), a sparse table: of a post that has any of the three, an empty cell is none. Four pairs of columns have one name, the
 * first counting people, the second times: kept as text. The id is `<page>_<post>`; the modern export has the second part.
 */
export default {
  id: 'facebook-legacy-posts',
  platform: 'facebook',
  level: 'post',
  fields: {
    native_id: { en: ['Post ID'] },
    permalink: { en: ['Permalink'] },
    description: { en: ['Post Message'] },
    post_type: { en: ['Type'] },
    published: { en: ['Posted'] },
  },
  metrics: {
    reach: { en: ['Lifetime Post Total Reach', 'post_impressions_unique:lifetime'] },
    reach_organic: { en: ['Lifetime Post organic reach', 'post_impressions_organic_unique:lifetime'] },
    reach_boosted: { en: ['Lifetime Post Paid Reach', 'post_impressions_paid_unique:lifetime'] },
    impressions: { en: ['Lifetime Post Total Impressions', 'post_impressions:lifetime'] },
    clicks: { en: ['Lifetime Post Consumptions', 'post_consumptions:lifetime'] },
    negative_feedback: { en: ['Lifetime Negative Feedback from Users', 'post_negative_feedback:lifetime'] },
    reactions: { en: ['like'] },
    comments: { en: ['comment'] },
    shares: { en: ['share'] },
  },
  required: ['native_id', 'published', 'reach'],
  types: {
    photo: 'photo',
    video: 'video',
    link: 'link',
    status: 'text',
    sharedvideo: 'video',
    event: 'other',
    offer: 'other',
    note: 'text',
  },
  zone: 'America/Los_Angeles',
  time: { written: 'clock' },
  permalinks: 'facebook',
  ids: 'page_and_post',
  joins: {
    id: 'post id',
    main: [['lifetime post total reach', 'post_impressions_unique:lifetime'], ['posted']],
    sheet: /stories/i,
    columns: { like: 'like', comment: 'comment', share: 'share' },
  },
} satisfies PostFormatFile
