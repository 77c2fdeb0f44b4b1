import type { DailyMetric, DailyTableFile } from '../format'
import { linkedinSlug } from '../slug'

const group = (metric: DailyMetric) => [null, null, metric] as const

/**
 * LinkedIn Page: Analytics › Content › Export, sheet `Metrics` (`Indicadores`) of `<slug>_content_<13 digits>.xls`. One sentence in
 * row 1, header in row 2, at most 365 days, newest last; text dates `MM/DD/YYYY` in UTC (the file says so). Seen in English
 * (2024, BIFF); Spanish and part of Portuguese from code; French names are invented. Any other language is read by the order of the 20
 * columns, proven by organic + sponsored = total in every row. Older files say Shares for Reposts.
 *
 * The totals count; where a file has the organic and sponsored parts alone they are added. "Unique impressions" are people, and
 * organic ones only: they are the day's reach when nothing sponsored was displayed that day, else the reach is unknown. The sum
 * over days is not the sum over posts (49,651 impressions against 10,773): the two sheets are never mixed. "Engagement rate"
 * counts clicks and is not kept.
 */
export default {
  id: 'linkedin-metrics',
  platform: 'linkedin',
  level: 'account_day',
  shape: 'table',
  date: { en: ['Date'], es: ['Fecha'], pt: ['Data'], fr: ['Date'] },
  metrics: {
    impressions: {
      en: ['Impressions (total)'],
      es: ['Impresiones totales', 'Impresiones (totales)', 'Impresiones (total)'],
      pt: ['Impressões (total)', 'Impressões (totais)'],
      fr: ['Impressions (total)', 'Impressions (totales)'],
    },
    reach: {
      en: ['Unique impressions (organic)'],
      es: ['Impresiones únicas (orgánicas)'],
      pt: ['Impressões únicas (orgânicas)'],
      fr: ['Impressions uniques (organiques)'],
    },
    clicks: {
      en: ['Clicks (total)'],
      es: ['Clics (Totales)', 'Clics (total)'],
      pt: ['Cliques (total)', 'Cliques (totais)'],
      fr: ['Clics (total)', 'Clics (totaux)'],
    },
    reactions: {
      en: ['Reactions (total)'],
      es: ['Reacciones (total)', 'Reacciones (totales)'],
      pt: ['Reações (total)', 'Reações (totais)', 'Reações'],
      fr: ['Réactions (total)', 'Réactions (totales)'],
    },
    comments: {
      en: ['Comments (total)'],
      es: ['Comentarios (totales)', 'Comentarios (total)'],
      pt: ['Comentários (total)', 'Comentários (totais)', 'Comentários'],
      fr: ['Commentaires (total)', 'Commentaires (totaux)'],
    },
    shares: {
      en: ['Reposts (total)', 'Shares (total)'],
      es: ['Veces compartido (total)'],
      pt: ['Compartilhamentos (total)', 'Compartilhamentos'],
      fr: ['Republications (total)', 'Partages (total)'],
    },
  },
  parts: {
    impressions: [
      { en: ['Impressions (organic)'], es: ['Impresiones (orgánicas)'], pt: ['Impressões (orgânicas)'] },
      { en: ['Impressions (sponsored)'], es: ['Impresiones (patrocinadas)'], pt: ['Impressões (patrocinadas)'] },
    ],
    clicks: [
      { en: ['Clicks (organic)'], es: ['Clics (orgánicos)'], pt: ['Cliques (orgânicos)'] },
      { en: ['Clicks (sponsored)'], es: ['Clics (patrocinados)'], pt: ['Cliques (patrocinados)'] },
    ],
    reactions: [
      { en: ['Reactions (organic)'], es: ['Reacciones (generales)', 'Reacciones (orgánicas)'] },
      { en: ['Reactions (sponsored)'], es: ['Reacciones (patrocinadas)'] },
    ],
    comments: [
      { en: ['Comments (organic)'], es: ['Comentarios (orgánicos)'] },
      { en: ['Comments (sponsored)'], es: ['Comentarios (patrocinados)'] },
    ],
    shares: [
      { en: ['Reposts (organic)', 'Shares (organic)'], es: ['Veces compartido (orgánico)'] },
      { en: ['Reposts (sponsored)', 'Shares (sponsored)'], es: ['Veces compartido (patrocinado)'] },
    ],
  },
  signs: [
    [
      'impressions (organic)',
      'impressions (total)',
      'impresiones (orgánicas)',
      'impresiones totales',
      'impressões (orgânicas)',
      'impressões (total)',
      'impressions (organiques)',
      'impressions (total)',
    ],
    [
      'unique impressions (organic)',
      'impresiones únicas (orgánicas)',
      'impressões únicas (orgânicas)',
      'impressions uniques (organiques)',
      'clicks (total)',
      'clics (totales)',
    ],
  ],
  slashes: 'month_first',
  partial: {
    metric: 'reach',
    other: {
      en: ['Impressions (sponsored)'],
      es: ['Impresiones (patrocinadas)'],
      pt: ['Impressões (patrocinadas)'],
      fr: ['Impressions (sponsorisées)'],
    },
  },
  byPosition: [
    {
      columns: [
        'date',
        ...([null, 'other_part', 'impressions', 'reach'] as const),
        ...group('clicks'),
        ...group('reactions'),
        ...group('comments'),
        ...group('shares'),
        ...([null, null, null] as const),
      ],
      sums: [
        { parts: [1, 2], total: 3 },
        { parts: [5, 6], total: 7 },
        { parts: [8, 9], total: 10 },
        { parts: [11, 12], total: 13 },
        { parts: [14, 15], total: 16 },
      ],
    },
  ],
  handleInName: linkedinSlug,
} satisfies DailyTableFile
