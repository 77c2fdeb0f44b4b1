import type { DailyTableFile } from '../format'
import totals from './youtube-totals'

/**
 * The lines of a chart: YouTube Studio › Analytics › Advanced mode › Export, `Chart data.csv` of the zip (`Diagrammdaten.csv`, `Dados do
 * gráfico.csv`): one row per day and video (or other series), the top ones only. Seen 2020 to 2024 in English, German and Portuguese;
 * French names from the content table. Their sum is not the channel: only the rows of the total are days of the account, all
 * others are set aside. Without such rows the file is answered with `Totals.csv`, which lies beside it.
 */
export default {
  id: 'youtube-chart',
  platform: 'youtube',
  level: 'account_day',
  shape: 'table',
  date: totals.date,
  metrics: totals.metrics,
  units: totals.units,
  series: {
    en: ['Content', 'Subscription status', 'Viewer age', 'Viewer gender', 'Geography', 'Cities', 'Traffic source'],
    fr: ['Contenu', "État de l'abonnement", 'Zone géographique', 'Villes'],
    de: ['Video', 'Inhalt'],
    pt: ['Conteúdo', 'Vídeo'],
  },
  signs: [
    [
      'content',
      'contenu',
      'video',
      'inhalt',
      'conteúdo',
      'vídeo',
      'subscription status',
      'viewer age',
      'viewer gender',
      'geography',
      'cities',
      'traffic source',
      "état de l'abonnement",
      'zone géographique',
      'villes',
    ],
  ],
  slashes: null,
} satisfies DailyTableFile
