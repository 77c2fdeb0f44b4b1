import type { PostFormatFile } from '../format'

/**
 * YouTube Studio: Analytics › Advanced mode › Content › Export current view. A zip with `Table data.csv`, `Chart data.csv`,
 * `Totals.csv` (`Informations relatives aux tableaux.csv`, `Tabellendaten.csv`, `Dados da tabela.csv`); UTF-8 without mark, LF. Seen
 * 2020 to 2025 in English, German (soft hyphens in every word) and Portuguese; French names from code. The user chooses the
 * columns: any subset. The first row is the total; at 500 videos a last line says so (`Showing top 500 results`, in German a lone
 * cell): the file is then not complete. Publication is a day, English in every language seen, Pacific according to
 * a help page; it stays that day. Impressions are displays of the thumbnail. `Subscribers` is a net figure and stays text.
 * The account is nowhere; the address is made of the id, which also plays Shorts.
 */
export default {
  id: 'youtube-content',
  platform: 'youtube',
  level: 'post',
  fields: {
    native_id: { en: ['Content'], fr: ['Contenu'], de: ['Video'], pt: ['Conteúdo'] },
    title: { en: ['Video title'], fr: ['Titre de la vidéo'], de: ['Videotitel'], pt: ['Título do vídeo'] },
    published: {
      en: ['Video publish time'],
      fr: ['Heure de publication de la vidéo'],
      de: ['Veröffentlichungszeitpunkt des Videos'],
      pt: ['Horário de publicação do vídeo'],
    },
    // The chart data of the same export: one row per video and day.
    lifetime: { en: ['Date'], fr: ['Date'], de: ['Datum'], pt: ['Data'] },
  },
  metrics: {
    views: { en: ['Views'], fr: ['Vues'], de: ['Aufrufe'], pt: ['Visualizações'] },
    thumbnail_impressions: { en: ['Impressions'], fr: ['Impressions'], de: ['Impressionen'], pt: ['Impressões'] },
    // Names of these four in German and Portuguese were never seen; a column under another name is kept as text.
    viewers: { en: ['Unique viewers'], fr: ['Spectateurs uniques'] },
    reactions: { en: ['Likes'], fr: ["J'aime"] },
    comments: { en: ['Comments added'], fr: ['Commentaires ajoutés'] },
    shares: { en: ['Shares'], fr: ['Partages'] },
    follows: { en: ['Subscribers gained'], fr: ['Abonnés gagnés'] },
    watch_time_ms: {
      en: ['Watch time (hours)'],
      fr: ['Durée de visionnage (heures)'],
      de: ['Wiedergabezeit (Stunden)'],
      pt: ['Tempo de exibição (horas)'],
    },
  },
  units: { watch_time_ms: 'hours' },
  required: ['native_id', 'title', 'published'],
  without: ['lifetime'],
  types: {},
  plainType: 'video',
  zone: 'UTC',
  time: { written: 'day', named: true },
  permalinks: 'youtube',
  ids: 'video',
  cutAfter: 500,
} satisfies PostFormatFile
