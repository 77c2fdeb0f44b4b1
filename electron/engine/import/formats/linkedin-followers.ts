import type { DailyTableFile } from '../format'
import { linkedinSlug } from '../slug'

/**
 * LinkedIn Page: Analytics › Followers › Export, sheet `New followers` of `<slug>_followers_<13 digits>.xls`. Header in row 1, text
 * dates `MM/DD/YYYY` in UTC. English names from code (2024–26); the auto-invited column came later. "Total followers" is the gain of
 * the day, not the stock, and like each of its parts it can be below zero: departures are in it, so it is the net figure, and the
 * gains alone are not in the file. French, Spanish and Portuguese names are invented; any other
 * language is read by the order of the columns, proven by the parts adding up to the total, in a file of that name.
 */
export default {
  id: 'linkedin-followers',
  platform: 'linkedin',
  level: 'account_day',
  shape: 'table',
  date: { en: ['Date'], fr: ['Date'], es: ['Fecha'], pt: ['Data'] },
  metrics: {
    follows_net: {
      en: ['Total followers'],
      fr: ['Total des abonnés', "Nombre total d'abonnés"],
      es: ['Total de seguidores', 'Seguidores totales'],
      pt: ['Total de seguidores'],
    },
  },
  parts: {
    follows_net: [
      {
        en: ['Sponsored followers'],
        fr: ['Abonnés sponsorisés'],
        es: ['Seguidores patrocinados'],
        pt: ['Seguidores patrocinados'],
      },
      {
        en: ['Organic followers'],
        fr: ['Abonnés organiques'],
        es: ['Seguidores orgánicos'],
        pt: ['Seguidores orgânicos'],
      },
    ],
  },
  optionalParts: {
    follows_net: [
      {
        en: ['Auto-invited followers'],
        fr: ['Abonnés invités automatiquement'],
        es: ['Seguidores invitados automáticamente'],
        pt: ['Seguidores convidados automaticamente'],
      },
    ],
  },
  signs: [
    ['sponsored followers', 'abonnés sponsorisés', 'seguidores patrocinados'],
    ['organic followers', 'abonnés organiques', 'seguidores orgánicos', 'seguidores orgânicos'],
  ],
  slashes: 'month_first',
  byPosition: [
    {
      columns: ['date', null, null, null, 'follows_net'],
      sums: [{ parts: [1, 2, 3], total: 4 }],
      file: /_followers_\d{13}/i,
    },
    {
      columns: ['date', null, null, 'follows_net'],
      sums: [{ parts: [1, 2], total: 3 }],
      file: /_followers_\d{13}/i,
    },
  ],
  handleInName: linkedinSlug,
} satisfies DailyTableFile
