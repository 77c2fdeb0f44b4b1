import type { DailyFormatFile } from '../format'

/**
 * Daily figures of one account: Meta Business Suite › Insights › Results › Export. `Reach.csv`, `Visits.csv`…, UTF-16LE with
 * BOM, `sep=,`, a title, `"Date","Primary"`, one ISO day per row, blank line. 2020–2023: two sections (Facebook, then
 * Instagram) in one file, some with the wrong value header ("Facebook Page visits" headed "Facebook Page likes"): the
 * title counts. The account is not in the file, and both platforms share some titles. French titles were never seen:
 * those below are what French applications call these figures; a title nobody knows is asked about.
 */
export default {
  id: 'meta-daily',
  platform: null,
  oneOf: ['facebook', 'instagram'],
  level: 'account_day',
  shape: 'sections',
  titles: {
    reach: { metric: 'reach', platform: null },
    'instagram reach': { metric: 'reach', platform: 'instagram' },
    'facebook reach': { metric: 'reach', platform: 'facebook' },
    'facebook page reach': { metric: 'reach', platform: 'facebook' },
    views: { metric: 'views', platform: null },
    'instagram views': { metric: 'views', platform: 'instagram' },
    'facebook views': { metric: 'views', platform: 'facebook' },
    viewers: { metric: 'viewers', platform: 'facebook' },
    'content interactions': { metric: 'interactions', platform: null },
    interactions: { metric: 'interactions', platform: null },
    'instagram follows': { metric: 'follows', platform: 'instagram' },
    'new instagram followers': { metric: 'follows', platform: 'instagram' },
    'facebook follows': { metric: 'follows', platform: 'facebook' },
    'facebook page new likes': { metric: 'follows', platform: 'facebook' },
    'instagram link clicks': { metric: 'link_clicks', platform: 'instagram' },
    'facebook link clicks': { metric: 'link_clicks', platform: 'facebook' },
    'instagram profile visits': { metric: 'visits', platform: 'instagram' },
    'facebook visits': { metric: 'visits', platform: 'facebook' },
    'facebook page visits': { metric: 'visits', platform: 'facebook' },
    couverture: { metric: 'reach', platform: null },
    'couverture instagram': { metric: 'reach', platform: 'instagram' },
    'couverture facebook': { metric: 'reach', platform: 'facebook' },
    vues: { metric: 'views', platform: null },
    spectateurs: { metric: 'viewers', platform: 'facebook' },
    visites: { metric: 'visits', platform: null },
    'visites du profil instagram': { metric: 'visits', platform: 'instagram' },
    'visites facebook': { metric: 'visits', platform: 'facebook' },
    'followers en plus': { metric: 'follows', platform: null },
    'followers instagram en plus': { metric: 'follows', platform: 'instagram' },
    'followers facebook en plus': { metric: 'follows', platform: 'facebook' },
    'interactions avec le contenu': { metric: 'interactions', platform: null },
    'clics sur un lien': { metric: 'link_clicks', platform: null },
    'clics sur un lien instagram': { metric: 'link_clicks', platform: 'instagram' },
    'clics sur un lien facebook': { metric: 'link_clicks', platform: 'facebook' },
  },
} satisfies DailyFormatFile
