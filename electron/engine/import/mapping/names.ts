import type { Meaning } from '../../../../shared/mapping'
import type { HeaderNames, PostField } from '../format'
import { looseHeader } from '../header'
import { FORMATS } from '../match'

/**
 * Names of columns in the exports of publishing and reporting tools (Agorapulse, Metricool, Hootsuite, Buffer, Iconosquare,
 * Swello, Pinterest and whatever comes), in English, French, Spanish, German, Portuguese, Italian and Dutch. Folded: lower case,
 * no accents, no brackets. Invented from the words these tools use on screen where no file was seen; the platforms' own names
 * are added from the formats.
 */
const NAMES: Partial<Record<Meaning, string>> = {
  published:
    'date|published|published at|published on|publish date|publish time|publishing date|publication date|post date|posted at|posted on|posted|date posted|date published|date and time|date time|datetime|created|created at|created time|creation date|sent at|sent|timestamp|time stamp|publie|publie le|date de publication|date de parution|date du post|date d envoi|date et heure|date et heure de publication|date heure|date de creation|date de mise en ligne|mis en ligne le|fecha|fecha de publicacion|fecha y hora|publicado|publicado el|datum|veroffentlicht|veroffentlicht am|veroffentlichungsdatum|erstellt am|datum und uhrzeit|data|data de publicacao|data da publicacao|publicado em|data e hora|data di pubblicazione|pubblicato|pubblicato il|data e ora|gepubliceerd|gepubliceerd op|publicatiedatum|datum en tijd',
  time: 'time|heure|heure de publication|hour|publish hour|hora|uhrzeit|ora|tijd|tijdstip|time of day|orario',
  permalink:
    'permalink|link|url|post url|post link|link to post|url du post|url de la publication|lien|lien du post|lien de la publication|lien permanent|lien vers le post|lien vers la publication|adresse|enlace|enlace permanente|enlace de la publicacion|url de la publicacion|beitragslink|link zum beitrag|beitrags url|link do post|link da publicacao|link permanente|link al post|link del post|link naar bericht|bericht url|pin url|pin link|video link|video url|web link|external link|message url',
  native_id:
    'id|post id|id post|message id|media id|pin id|video id|tweet id|native id|external id|id du post|id publication|id de publication|id de la publication|identifiant|identifiant du post|identifiant de la publication|numero|id de la publicacion|id del post|beitrags id|id do post|id da publicacao|id bericht|bericht id',
  text: 'text|caption|message|content|post|post text|post message|post content|description|title|body|copy|tweet text|pin title|texte|legende|contenu|contenu du post|texte du post|texte de la publication|publication|message publie|titre|texto|contenido|mensaje|descripcion|titulo|leyenda|inhalt|beitrag|beitragstext|nachricht|beschreibung|titel|bildunterschrift|conteudo|mensagem|descricao|legenda|testo|contenuto|messaggio|descrizione|titolo|didascalia|tekst|inhoud|bericht|beschrijving|bijschrift',
  account_name:
    'account|account name|page|page name|profile|profile name|channel|channel name|brand|social account|social profile|social network account|compte|nom du compte|nom de la page|profil|nom du profil|compte social|marque|cuenta|nombre de la cuenta|pagina|nombre de la pagina|perfil|konto|kontoname|seite|seitenname|kanal|conta|nome da conta|nome da pagina|nome do perfil|account nome|nome account|nome pagina|profilo|nome profilo|accountnaam|paginanaam|profiel|kanaal',
  account_handle:
    'handle|username|user name|account username|account handle|screen name|identifiant du compte|pseudo|pseudonyme|nom d utilisateur|nombre de usuario|usuario|benutzername|nome de usuario|nome utente|gebruikersnaam|arobase',
  post_type:
    'type|post type|content type|media type|format|post format|message type|type de post|type de publication|type de contenu|type de media|format du post|format de la publication|tipo|tipo de publicacion|tipo de contenido|tipo de post|formato|typ|beitragstyp|beitragsart|inhaltstyp|medientyp|tipo de publicacao|tipo de conteudo|tipo di post|tipo di contenuto|soort|berichttype|type bericht|type inhoud|media',
  platform:
    'platform|network|social network|social media|service|source|social platform|reseau|reseau social|plateforme|plate forme|media social|red|red social|plataforma|plattform|netzwerk|soziales netzwerk|rede|rede social|piattaforma|rete sociale|social|netwerk|sociaal netwerk|platforme',
  day: 'day|jour|dia|tag|giorno|dag|date du jour',
  label:
    'age|age range|age group|tranche d age|tranches d age|gender|sexe|genre|city|ville|villes|cities|country|countries|pays|top cities|top countries|location|locations|lieu|localisation|segment|category|categorie|label|libelle|edad|rango de edad|genero|ciudad|ciudades|pais|paises|alter|altersgruppe|geschlecht|stadt|stadte|land|lander|idade|faixa etaria|cidade|cidades|eta|fascia d eta|genere|citta|paese|paesi|leeftijd|leeftijdsgroep|geslacht|stad|steden|landen|job function|industry|seniority|company size|fonction|secteur|secteur d activite|taille de l entreprise|niveau hierarchique',
  share:
    'percentage|percent|share|part|pourcentage|proportion|repartition|porcentaje|prozent|anteil|porcentagem|percentual|percentuale|quota|aandeel|percentage of followers|percentage of audience|distribution|%|in %|en %|part en %',
  count:
    'followers|fans|abonnes|nombre d abonnes|people|personnes|audience|nombre|seguidores|follower|personen|pessoas|iscritti|persone|volgers|personas|total followers|count|effectif',
  followers:
    'followers|fans|abonnes|nombre d abonnes|nb abonnes|total followers|total des abonnes|total abonnes|followers count|follower count|page followers|seguidores|total de seguidores|follower gesamt|anzahl follower|total de seguidores|follower totali|volgers|totaal volgers|page likes|total fans',
  views:
    'views|view|post views|content views|video views|plays|video plays|total views|vues|vues totales|nombre de vues|lectures|vues de la video|vues video|visualizaciones|vistas|reproducciones|aufrufe|videoaufrufe|wiedergaben|visualizacoes|reproducoes|visualizzazioni|riproduzioni|weergaven|videoweergaven',
  impressions:
    'impressions|impression|post impressions|total impressions|affichages|nombre d impressions|impressions totales|impresiones|impressionen|impressoes|impressioni|vertoningen|impressies',
  reach:
    'reach|post reach|total reach|organic and paid reach|people reached|unique reach|accounts reached|portee|couverture|portee totale|portee du post|personnes touchees|personnes atteintes|comptes touches|comptes atteints|alcance|personas alcanzadas|cuentas alcanzadas|reichweite|erreichte personen|erreichte konten|alcance total|pessoas alcancadas|contas alcancadas|copertura|persone raggiunte|account raggiunti|bereik|bereikte personen|bereikte accounts',
  interactions_stated:
    'interactions|total interactions|nombre d interactions|interactions totales|total des interactions|interacciones|interaktionen|interacoes|interazioni|interacties|reactions comments and shares',
  interactions:
    'interactions|total interactions|nombre d interactions|interactions totales|interacciones|interaktionen|interacoes|interazioni|interacties',
  engagements: 'engagements|engagement|total engagement|total engagements|engagement total|engagements totaux',
  reactions:
    'reactions|reaction|likes|like|total likes|total reactions|likes and reactions|favorites|favourites|j aime|mentions j aime|mention j aime|jaime|nombre de j aime|nombre de likes|nb likes|nb de likes|reactions totales|coeurs|favoris|me gusta|reacciones|gefallt mir|gefallt mir angaben|gefallt mir klicks|reaktionen|curtidas|gostos|reacoes|mi piace|reazioni|vind ik leuks|vind ik leuk|reacties like|hearts',
  comments:
    'comments|comment|total comments|commentaires|commentaire|nombre de commentaires|nb commentaires|nb de commentaires|comentarios|kommentare|commenti|opmerkingen|reacties|comments added',
  shares:
    'shares|share count|total shares|reposts|repost|retweets|retweet|partages|partage|nombre de partages|nb partages|nb de partages|republications|reposts et partages|compartidos|veces compartido|compartidas|geteilte inhalte|geteilt|teilungen|compartilhamentos|partilhas|condivisioni|gedeeld|keren gedeeld|repins',
  saves:
    'saves|save|saved|bookmarks|pin saves|enregistrements|enregistrement|sauvegardes|signets|guardados|guardadas|gespeichert|speicherungen|lesezeichen|salvamentos|salvos|salvataggi|opgeslagen|bewaard|epingles enregistrees',
  clicks:
    'clicks|click|total clicks|post clicks|all clicks|engagement clicks|pin clicks|clics|clic|nombre de clics|nb clics|clics totaux|total des clics|clics sur la publication|clics sur le post|clics en la publicacion|klicks|beitragsklicks|cliques|clic totali|klikken|kliks',
  link_clicks:
    'link clicks|url clicks|outbound clicks|website clicks|clicks on link|clics sur le lien|clics sur un lien|clics sur les liens|clics lien|clics liens|clics sortants|clics en el enlace|clics en enlaces|clics salientes|linkklicks|link klicks|ausgehende klicks|cliques no link|cliques em links|clic sul link|clic in uscita|linkklikken|klikken op link|uitgaande klikken',
  follows:
    'follows|new followers|followers gained|new fans|gained followers|nouveaux abonnes|abonnes gagnes|nouveaux fans|gain d abonnes|nuevos seguidores|seguidores ganados|neue follower|neue abonnenten|novos seguidores|nuovi follower|nieuwe volgers|new page likes',
  unfollows:
    'unfollows|followers lost|lost followers|abonnes perdus|desabonnements|seguidores perdidos|verlorene follower|seguidores perdidos|follower persi|verloren volgers',
  follows_net:
    'net followers|net new followers|follower growth|croissance des abonnes|evolution des abonnes|variation d abonnes|crecimiento de seguidores|follower wachstum|crescimento de seguidores|crescita follower|groei volgers',
  visits:
    'visits|page visits|profile visits|visites|visites de la page|visites du profil|visitas|besuche|seitenbesuche|visite|bezoeken|paginabezoeken',
  profile_visits:
    'profile visits|profile views|visites du profil|visites de profil|visitas al perfil|profilbesuche|visitas ao perfil|visite al profilo|profielbezoeken',
  replies: 'replies|reply|reponses|respuestas|antworten|respostas|risposte|antwoorden',
  watch_time_ms:
    'watch time|total watch time|view time|duree de visionnage|duree totale de visionnage|temps de visionnage|tiempo de visualizacion|wiedergabezeit|tempo de exibicao|tempo di visualizzazione|kijktijd|watch time hours|watch time minutes|watch time seconds',
  viewers:
    'viewers|unique viewers|spectateurs|spectateurs uniques|espectadores|zuschauer|espectadores unicos|spettatori|kijkers',
  visitors: 'visitors|unique visitors|visiteurs|visiteurs uniques|visitantes|besucher|visitatori|bezoekers',
  reach_organic:
    'organic reach|portee organique|couverture organique|alcance organico|organische reichweite|copertura organica|organisch bereik',
  reach_boosted:
    'paid reach|boosted reach|portee payante|couverture payante|portee sponsorisee|alcance pagado|bezahlte reichweite|alcance pago|copertura a pagamento|betaald bereik',
  video_views_3s: '3 second video views|vues de 3 secondes|vues video 3 secondes',
}

/** Words that make a column a rate or an average: never a count, whatever else its name says. */
const RATE =
  /\b(rate|ratio|average|avg|mean|taux|moyenne?|moyen|tasa|promedio|quote|durchschnitt\w*|taxa|tasso|gemiddelde?|percentage|prozent|ctr)\b|%|\bper\b|\bpar (post|publication|jour|abonne)/

/** Words of ranks, money, aims and comparisons: no figures of a post either. */
const BESIDE =
  /\b(rank|rang|score|cpm|cpc|cost|cout|budget|spend|depense|revenue|evolution|change|previous|precedente?|vs|goal|objectif)\b/

/** Words inside a longer name, tried in this order where the whole name is unknown. */
const WORDS: readonly (readonly [RegExp, Meaning])[] = [
  [
    /\b(link|url|outbound|website|lien|liens|enlace|enlaces|sortants?)\b.*\b(clicks?|clics?|klicks?|cliques?)\b|\b(clicks?|clics?|klicks?|cliques?)\b.*\b(link|url|lien|liens|enlace|website|site)\b/,
    'link_clicks',
  ],
  [/\b(clicks?|clics?|klicks?|cliques?|klikken)\b/, 'clicks'],
  [/\b(comments?|commentaires?|comentarios?|kommentare?|commenti|opmerkingen)\b/, 'comments'],
  [/\b(retweets?|reposts?|shares|partages?|compartid[oa]s|geteilt|condivisioni|compartilhamentos|gedeeld)\b/, 'shares'],
  [/\b(saves?|saved|bookmarks?|enregistrements?|guardad[oa]s|salvataggi|salvamentos)\b/, 'saves'],
  [/\b(likes?|reactions?|j aime|me gusta|gefallt mir|curtidas|mi piace|reacciones|reaktionen|reazioni)\b/, 'reactions'],
  [/\b(reach|portee|couverture|alcance|reichweite|copertura|bereik)\b/, 'reach'],
  [/\b(impressions?|impresiones|impressionen|impressoes|impressioni|vertoningen)\b/, 'impressions'],
  [/\b(views|vues|visualizaciones|aufrufe|visualizacoes|visualizzazioni|weergaven)\b/, 'views'],
  [/\b(permalink|url|lien|enlace)\b/, 'permalink'],
  [
    /\b(publi\w*|posted|gepubliceerd|veroffentlich\w*|pubblic\w*)\b.*\b(date|time|at|le|fecha|data|datum)\b|\b(date|fecha|datum)\b.*\b(publi\w*|post|envoi|parution)\b/,
    'published',
  ],
  [/\b(legende|caption|message|texte|contenu|content)\b/, 'text'],
]

/** A name as names are compared here: the loose form without accents and apostrophes. */
export function foldName(name: string): string {
  return looseHeader(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’/|]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

export interface NameGuess {
  /** Every meaning of that name; which one depends on the level. Empty for a rate and the like. */
  readonly meanings: readonly Meaning[]
  /** name: the whole name is known; words: some of its words; rate, beside: it is no figure that is taken. */
  readonly by: 'name' | 'words' | 'rate' | 'beside'
}

/** What a column may be by its name, in any of the languages; null when nobody knows. */
export function guessByName(name: string): NameGuess | null {
  const folded = foldName(name)
  const known = TABLE.get(folded)
  if (known !== undefined) return { meanings: known, by: 'name' }
  if (folded === '') return null
  if (BESIDE.test(folded)) return { meanings: [], by: 'beside' }
  if (RATE.test(folded)) return { meanings: [], by: 'rate' }
  const word = WORDS.find(([pattern]) => pattern.test(folded))
  return word === undefined ? null : { meanings: [word[1]], by: 'words' }
}

/** Fields of the formats that have no place in a mapping, and those of another name there. */
const OF_FORMAT: Partial<Record<PostField, Meaning>> = {
  native_id: 'native_id',
  account_handle: 'account_handle',
  account_name: 'account_name',
  title: 'text',
  description: 'text',
  published: 'published',
  permalink: 'permalink',
  post_type: 'post_type',
}

const TABLE: ReadonlyMap<string, readonly Meaning[]> = table()

function table(): Map<string, Meaning[]> {
  const found = new Map<string, Meaning[]>()
  const add = (name: string, meaning: Meaning): void => {
    const before = found.get(name) ?? []
    if (!before.includes(meaning)) found.set(name, [...before, meaning])
  }
  for (const [meaning, names] of Object.entries(NAMES) as [Meaning, string][])
    for (const name of names.split('|')) add(name, meaning)
  const own = new Set(found.keys())
  const addAll = (names: HeaderNames, meaning: Meaning | undefined): void => {
    if (meaning === undefined) return
    for (const name of Object.values(names).flat()) if (!own.has(foldName(name))) add(foldName(name), meaning)
  }
  for (const format of FORMATS) {
    if (format.level !== 'post') continue
    for (const [field, names] of Object.entries(format.fields) as [PostField, HeaderNames][])
      addAll(names, OF_FORMAT[field])
    for (const [metric, names] of Object.entries(format.metrics) as [Meaning, HeaderNames][]) addAll(names, metric)
  }
  return found
}
