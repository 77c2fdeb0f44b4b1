import type { PostFormatFile } from '../format'
import { linkedinSlug } from '../slug'

/**
 * LinkedIn Page: Analytics › Content › Export. `<slug>_content_<13 digits>.xls`, a binary workbook of two sheets, this one being
 * `All posts` (`Todas las publicaciones`): a sentence alone in row 1, the header in row 2. Seen in English (2024); Spanish names from
 * code. French and Portuguese names were never seen: those below are invented, so such a file is known by its structure and
 * read by the position of its columns, which is the same in English and Spanish. Dates are text, UTC, `MM/DD/YYYY`.
 *
 * "Created date" is not the publication: it lies up to 21 days before the instant coded in the link (20 of 86 posts agree), so it
 * counts only where the link holds no urn. "Engagement rate" counts clicks as well and is kept as text only. "Posted by" names
 * members of staff: never kept. `Views` are video views.
 */
export default {
  id: 'linkedin-content',
  platform: 'linkedin',
  level: 'post',
  fields: {
    title: { en: ['Post title'], es: ['Título de la publicación'], fr: ['Titre du post'] },
    permalink: { en: ['Post link'], es: ['Enlace de la publicación'], fr: ['Lien du post'] },
    is_sponsored: { en: ['Post type'], es: ['Tipo de publicación'], fr: ['Type de post'] },
    private: { en: ['Posted by'], es: ['Anunciado por'], fr: ['Publié par'] },
    published: { en: ['Created date'], es: ['Fecha de creación'], fr: ['Date de création'] },
    post_type: { en: ['Content Type'], es: ['Tipo de contenido'], fr: ['Type de contenu'] },
  },
  metrics: {
    impressions: { en: ['Impressions'], es: ['Impresiones'], fr: ['Impressions'] },
    views: {
      en: ['Views', 'Views (Excluding offsite video views)'],
      es: ['Visualizaciones'],
      fr: ['Vues'],
    },
    clicks: { en: ['Clicks'], es: ['Clics'], fr: ['Clics'] },
    reactions: { en: ['Likes', 'Reactions'], es: ['Recomendaciones'], fr: ["J'aime"] },
    comments: { en: ['Comments'], es: ['Comentarios'], fr: ['Commentaires'] },
    shares: { en: ['Reposts', 'Shares'], es: ['Veces compartido'], fr: ['Republications'] },
    follows: { en: ['Follows'], es: ['Seguidores'], fr: ['Abonnements'] },
  },
  required: ['permalink', 'published', 'private'],
  anyOf: ['impressions', 'reactions'],
  byPosition: {
    width: { from: 20, to: 20 },
    link: { column: 1, holds: /linkedin\.com\/.*urn(:|%3A)li(:|%3A)/i },
    columns: [
      'title',
      'permalink',
      'is_sponsored',
      null,
      'private',
      'published',
      null,
      null,
      null,
      'impressions',
      'views',
      null,
      'clicks',
      null,
      'reactions',
      'comments',
      'shares',
      'follows',
      null,
      'post_type',
    ],
  },
  types: {
    image: 'photo',
    'multi image': 'carousel',
    'multi-image': 'carousel',
    document: 'carousel',
    video: 'video',
    'native video': 'video',
    article: 'link',
    text: 'text',
    imagen: 'photo',
    vídeo: 'video',
    documento: 'carousel',
    artículo: 'link',
    artigo: 'link',
    texto: 'text',
    imagem: 'photo',
    vidéo: 'video',
    texte: 'text',
  },
  zone: 'UTC',
  time: { written: 'day', coded: 'is' },
  permalinks: 'linkedin',
  ids: 'link',
  handleInName: linkedinSlug,
} satisfies PostFormatFile
