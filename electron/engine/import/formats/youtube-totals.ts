import type { DailyTableFile, HeaderNames } from '../format'

/** Columns that a user may choose and that no daily metric stands for: money, rates, means, thumbnails. */
const OTHERS: HeaderNames = {
  en: [
    'Estimated revenue',
    'Impressions',
    'Impressions click-through rate (%)',
    'Average view duration',
    'Average percentage viewed (%)',
    'Shown in feed',
    'Viewed (vs. swiped away) (%)',
    'Engaged views',
    'Average views per viewer',
    'Likes (vs. dislikes) (%)',
    'Dislikes',
    'Videos published',
    'Videos added',
  ],
  fr: [
    'Revenus estimés',
    'Impressions',
    'Taux de clics par impression (%)',
    "Durée moyenne d'une vue",
    'Pourcentage moyen de vidéo regardé (%)',
    'Vues intentionnelles',
    'Vues engagées',
  ],
  de: ['Impressionen', 'Klickrate der Impressionen (%)', 'Durchschnittliche Wiedergabedauer'],
  pt: ['Receita estimada', 'Impressões'],
}

/**
 * Daily figures of one channel: YouTube Studio › Analytics › Advanced mode › Export, `Totals.csv` of the zip (`Gesamtwerte.csv`,
 * `Total.csv`). UTF-8 without mark, LF, days as ISO (Pacific according to a help page), one column: the metric shown in the chart. Seen 2020 to 2025
 * in English, German (soft hyphens) and Portuguese; French names from the content table of the same export. A file of other metrics
 * alone (revenue) has nothing that is kept.
 *
 * `Subscribers` is a net figure. Impressions are displays of the thumbnail, unlike those of other platforms: not kept by day.
 */
export default {
  id: 'youtube-totals',
  platform: 'youtube',
  level: 'account_day',
  shape: 'table',
  date: { en: ['Date'], fr: ['Date'], de: ['Datum'], pt: ['Data'] },
  metrics: {
    views: { en: ['Views'], fr: ['Vues'], de: ['Aufrufe'], pt: ['Visualizações'] },
    watch_time_ms: {
      en: ['Watch time (hours)'],
      fr: ['Durée de visionnage (heures)'],
      de: ['Wiedergabezeit (Stunden)'],
      pt: ['Tempo de exibição (horas)'],
    },
    follows_net: { en: ['Subscribers'], fr: ['Abonnés'], de: ['Abonnenten'], pt: ['Inscritos'] },
    follows: { en: ['Subscribers gained'], fr: ['Abonnés gagnés'] },
    unfollows: { en: ['Subscribers lost'], fr: ['Abonnés perdus'] },
    viewers: { en: ['Unique viewers'], fr: ['Spectateurs uniques'] },
    viewers_new: { en: ['New viewers'], fr: ['Nouveaux spectateurs'] },
    viewers_returning: { en: ['Returning viewers'], fr: ['Spectateurs connus'] },
    reactions: { en: ['Likes'], fr: ["J'aime"] },
    comments: { en: ['Comments added'], fr: ['Commentaires ajoutés'] },
    shares: { en: ['Shares'], fr: ['Partages'] },
  },
  units: { watch_time_ms: 'hours' },
  signs: [
    [
      'aufrufe',
      'watch time (hours)',
      'durée de visionnage (heures)',
      'wiedergabezeit (stunden)',
      'tempo de exibição (horas)',
      'subscribers',
      'subscribers gained',
      'abonnés gagnés',
      'unique viewers',
      'spectateurs uniques',
      'new viewers',
      'returning viewers',
    ],
  ],
  // `Date,Views` says little; the name of the file says the rest.
  file: /tota(l|ux)|gesamt/i,
  others: OTHERS,
  slashes: null,
} satisfies DailyTableFile
