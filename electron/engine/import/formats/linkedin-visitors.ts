import type { DailyTableFile } from '../format'
import { linkedinSlug } from '../slug'

const three = [null, null, null] as const

/**
 * LinkedIn Page: Analytics › Visitors › Export, sheet `Visitor metrics` of `<slug>_visitors_<13 digits>.xls`. Header in row 1, text
 * dates `MM/DD/YYYY` in UTC, 25 columns: page views and unique visitors of Overview, Life, Jobs and of all of them, on desktop, on
 * mobile and together. English names from code (2024–26); French, Spanish and Portuguese ones are invented; any other language is read
 * by the order of the columns, proven by desktop + mobile = total in every row.
 *
 * Kept: page views of all sections (visits) and their unique visitors, who are people and are never added over days. Page views of one section
 * are not kept: another definition would hide under one name.
 */
export default {
  id: 'linkedin-visitors',
  platform: 'linkedin',
  level: 'account_day',
  shape: 'table',
  date: { en: ['Date'], fr: ['Date'], es: ['Fecha'], pt: ['Data'] },
  metrics: {
    visits: {
      en: ['Total page views (total)'],
      fr: ['Total des vues de page (total)'],
      es: ['Visualizaciones de página totales (total)'],
      pt: ['Total de visualizações de página (total)'],
    },
    visitors: {
      en: ['Total unique visitors (total)'],
      fr: ['Total des visiteurs uniques (total)'],
      es: ['Visitantes únicos totales (total)'],
      pt: ['Total de visitantes únicos (total)'],
    },
  },
  signs: [
    [
      'total page views (total)',
      'total des vues de page (total)',
      'visualizaciones de página totales (total)',
      'total de visualizações de página (total)',
    ],
    [
      'total unique visitors (total)',
      'total des visiteurs uniques (total)',
      'visitantes únicos totales (total)',
      'total de visitantes únicos (total)',
    ],
  ],
  slashes: 'month_first',
  byPosition: [
    {
      columns: [
        'date',
        ...[three, three, three, three, three, three].flat(),
        ...([null, null, 'visits', null, null, 'visitors'] as const),
      ],
      sums: [3, 9, 15, 21].map((total) => ({ parts: [total - 2, total - 1], total })),
    },
  ],
  handleInName: linkedinSlug,
} satisfies DailyTableFile
