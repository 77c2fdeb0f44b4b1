import type { Metric, PostFormat } from '../../../shared/vocabulary'
import type { HeaderNames, PostField } from './format'

/** Columns that Instagram's posts and stories exports share. */
export const instagramFields = {
  native_id: {
    en: ['Post ID'],
    fr: ['Identifiant de la publication'],
    sv: ['Publicerings-id'],
    pt: ['Identificação do post'],
    de: ['Beitrags-ID'],
  },
  account_id: {
    en: ['Account ID'],
    fr: ['ID du compte'],
    sv: ['Konto-id'],
    pt: ['Identificação da conta'],
    de: ['Konto-ID'],
  },
  account_handle: {
    en: ['Account username'],
    fr: ['Nom de profil du compte'],
    sv: ['Kontots användarnamn'],
    // Not seen in code: plain translation.
    pt: ['Nome de usuário da conta'],
    de: ['Konto-Benutzername'],
  },
  account_name: {
    en: ['Account name'],
    fr: ['Nom du compte'],
    sv: ['Kontonamn'],
    pt: ['Nome da conta'],
    de: ['Kontoname'],
  },
  description: {
    en: ['Description'],
    fr: ['Description'],
    sv: ['Beskrivning'],
    pt: ['Descrição'],
    de: ['Beschreibung'],
  },
  published: {
    en: ['Publish time'],
    fr: ['Heure de publication'],
    sv: ['Publiceringstid'],
    pt: ['Horário de publicação'],
    de: ['Veröffentlichungszeitpunkt'],
  },
  permalink: {
    en: ['Permalink'],
    fr: ['Permalien'],
    sv: ['Permalänk'],
    pt: ['Link permanente'],
    de: ['Permalink'],
  },
  post_type: {
    en: ['Post type'],
    fr: ['Type de publication'],
    sv: ['Inläggstyp'],
    pt: ['Tipo de post'],
    de: ['Beitragstyp'],
  },
  lifetime: { en: ['Date'], fr: ['Date'], sv: ['Datum'], pt: ['Data'], de: ['Datum'] },
} satisfies Partial<Record<PostField, HeaderNames>>

/** Likes are kept as `reactions`. */
export const instagramMetrics = {
  views: { en: ['Views'], fr: ['Vues'], sv: ['Visningar'], pt: ['Visualizações'], de: ['Aufrufe'] },
  impressions: { en: ['Impressions'], fr: ['Impressions'] },
  reach: { en: ['Reach'], fr: ['Couverture'], sv: ['Räckvidd'], pt: ['Alcance'], de: ['Reichweite'] },
  reactions: {
    en: ['Likes'],
    fr: ["Mentions J'aime"],
    sv: ['Gilla-markeringar'],
    pt: ['Curtidas'],
    de: ['„Gefällt mir“-Angaben'],
  },
  comments: { en: ['Comments'], fr: ['Commentaires'], sv: ['Kommentarer'], pt: ['Comentários'], de: ['Kommentare'] },
  shares: { en: ['Shares'], fr: ['Partages'], sv: ['Delningar'], pt: ['Compartilhamentos'], de: ['Geteilte Inhalte'] },
  saves: {
    en: ['Saves'],
    fr: ['Enregistrements'],
    sv: ['Sparade objekt'],
    pt: ['Salvamentos'],
    de: ['Gespeicherte Beiträge'],
  },
  follows: { en: ['Follows'], fr: ['Followers en plus'], sv: ['Följer'], pt: ['Seguimentos'], de: ['Follows'] },
  replies: { en: ['Replies'], fr: ['Réponses'], pt: ['Respostas'] },
  navigation: { en: ['Navigation'], fr: ['Navigation'], pt: ['Navegação'] },
  profile_visits: { en: ['Profile visits'], fr: ['Visites de profil'], pt: ['Visitas ao perfil'] },
  link_clicks: { en: ['Link clicks'], fr: ['Clics sur le lien'], pt: ['Cliques no link'] },
  sticker_taps: { en: ['Sticker taps'], fr: ['Appuis sur des stickers'], pt: ['Toques em figurinhas'] },
} satisfies Partial<Record<Metric, HeaderNames>>

/** French files hold `Image IG` and `IG image` in one column. Swedish, Portuguese, German words were never seen. */
export const instagramTypes = {
  'ig image': 'photo',
  'image ig': 'photo',
  'ig photo': 'photo',
  'ig carousel': 'carousel',
  'carrousel ig': 'carousel',
  'ig-karusell': 'carousel',
  'ig-karussell': 'carousel',
  'ig reel': 'reel',
  'reel ig': 'reel',
  'ig story': 'story',
  'story ig': 'story',
  'ig video': 'video',
  'vidéo ig': 'video',
} satisfies Record<string, PostFormat>
