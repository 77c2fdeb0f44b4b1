/**
 * A text as answers and questions are compared: without case, accents, punctuation. "Lesquels de nos comptes suivez-vous ?" →
 * "lesquels de nos comptes suivez vous".
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^\p{L}\p{N}+%@]+/gu, ' ')
    .trim()
}

/** Answers that say that there is none, in any question. An empty cell is one as well. */
const NO_ANSWER = new Set(
  [
    'n a|na|nd|nsp|nr|n d|null|none given|no answer|not answered|no response|skipped|unknown|undefined',
    'sans reponse|non reponse|pas de reponse|non renseigne|non repondu|non precise|non communique|inconnu',
    'ne sait pas|ne sais pas|je ne sais pas|sans opinion|ne se prononce pas|nspp|don t know|i don t know|no opinion',
    'ne souhaite pas repondre|je ne souhaite pas repondre|je prefere ne pas repondre|je prefere ne pas le dire|je prefere ne pas dire|prefere ne pas repondre|refus|prefer not to say|prefer not to answer|i prefer not to say|i prefer not to answer|rather not say|decline to answer',
  ]
    .join('|')
    .split('|'),
)

/** True for an empty cell, a dash, and for the words by which people or tools say that there is no answer. */
export function isNoAnswer(text: string): boolean {
  const trimmed = text.trim()
  // Most cells are told apart without folding them.
  if (trimmed.length > 40 || /^\d/.test(trimmed)) return false
  return trimmed === '' || /^[-–—.?]+$/.test(trimmed) || trimmed === '#N/A' || NO_ANSWER.has(fold(trimmed))
}

const YES = new Set(
  'oui|yes|y|o|1|x|true|vrai|coche|cochee|checked|selected|selectionne|ok|souvent|tres souvent|parfois|quelquefois|rarement|regulierement|de temps en temps|tous les jours|chaque jour|quotidiennement|toutes les semaines|chaque semaine|tous les mois|chaque mois|often|very often|sometimes|rarely|regularly|always|toujours|daily|weekly|monthly|every day|every week|every month|je le suis|je suis abonne|abonne|abonnee|suivi|followed|following|i follow it'.split(
    '|',
  ),
)
const NO = new Set(
  'non|no|n|0|false|faux|non coche|pas coche|unchecked|not selected|non selectionne|jamais|never|je ne le suis pas|je ne connais pas|non abonne|non abonnee|not followed|not following|i do not follow it|i don t follow it|pas du tout|not at all'.split(
    '|',
  ),
)

/** Beginnings of answers of "how often do you look at it?", and of a yes that goes on. */
const SOMETIMES =
  /^(oui|yes|tous les|toutes les|chaque|plusieurs fois|une fois|\d+ (a \d+ )?fois|au moins|moins (souvent|d une fois)|every|once|twice|several times|\d+ times|at least|less (often|than once)|occasionnellement|occasionally)\b/

/** Whether a cell of a column that stands for one account says that they follow or use it; null = it says neither. */
export function readYesNo(text: string): boolean | null {
  const trimmed = text.trim()
  if (/^[✓✔☑☒✗]$/u.test(trimmed)) return true
  const folded = fold(trimmed)
  if (YES.has(folded)) return true
  if (NO.has(folded) || /^(non|no|pas|jamais|never)\b/.test(folded)) return false
  return SOMETIMES.test(folded) ? true : null
}

/** Answers of "which do you follow?" that say: none of them. */
export function isNone(text: string): boolean {
  return /^(aucun|aucune|none|no(ne)? of (them|these)|nothing|pas de compte|je n en suis aucun|je ne (les )?suis (pas|aucun)|i (do not|don t) follow any|neither|rien|non|no)\b/.test(
    fold(text),
  )
}

/** Words that tell what somebody is at a university, in answers. */
export const STATUS_WORDS =
  /\b(etudian|student|licence|master|doctoran|doctora|phd|undergraduate|postgraduate|enseignan|teacher|lecturer|professeur|professor|chercheu|research|biatss|personnel|staff|administratif|bibliothecaire|librarian|documentaliste|conservateur|lyceen|eleve|pupil|lecteur exterieur|exterieur|public exterieur|visitor|visiteur|retraite|retired|alumni|ancien|salarie|employee|habitant|resident|professionnel|stagiaire|apprenti|interne|externe|vacataire|demandeur d emploi)/

const name = (pattern: string): RegExp => RegExp(`\\b(?:${pattern})`)

/** Words of questions, folded, by what the column is. */
export const QUESTION_WORDS = {
  weight: /\b(poids|ponderation|weight|weighting|coefficient|redressement)\b|^(w|wt|poids|coef)$/,
  age: /\b(age|ages|naissance|birth|born|ne en|nee en|ne e en)\b/,
  gender: /\b(genre|sexe|gender|sex)\b|\bvous etes (un homme|une femme)/,
  status: name(
    'statut|status|categorie|category|profil|profile|vous etes|etes vous|qui etes|you are|are you|appartenez|appartenance|type d usager|usager|situation|public|role',
  ),
  place: name(
    'ville|commune|code postal|postcode|postal code|zip|habitez|residence|residez|domicile|vivez|lieu|localite|city|town|live|departement de residence|pays|country|site|campus|localisation',
  ),
  language: name('langue|language'),
  occupation: name('profession|metier|emploi|occupation|job|csp|categorie socio|secteur|industry|fonction|function'),
  follows: name(
    'suivez|suivre|suivi|abonne|follow|reseaux sociaux|reseau social|social network|social media|medias sociaux|nos comptes|our accounts|comptes|consultez|utilisez',
  ),
} as const

/** Columns of the tool: never kept. */
export const TECHNICAL =
  /^(id|n|no|numero|num|index|uuid|token|jeton|jetons|seed|graine|sid|serial|draft|completed|source|sequence|progress|finished|url|ip|duree|temps|temps total|duration|langue|locale)$|\b(identifiant|response ?id|respondent ?id|collector|id de (la )?reponse|reponse id|numero de serie|referrer|referer|user ?agent|adresse ip|ip address|horodateur|horodatage|timestamp|date de (soumission|debut|fin|la derniere|creation|reponse|depot|saisie)|date d envoi|date d enregistrement|start ?date|end ?date|recorded ?date|submitted|soumis|soumission|date ?stamp|derniere action|last ?action|last ?page|derniere page|refurl|url du referent|ipaddr|seed graine|langue de (depart|demarrage)|start ?language|heure de (debut|fin|la derniere)|start time|completion time|end time|interview ?time|status de la reponse|recipient|distribution ?channel|external ?reference|location ?(latitude|longitude))\b/

/** Columns that name people: never kept. */
export const PERSONAL =
  /\b(e ?mail|mail|courriel|messagerie|telephone|phone|prenom|first ?name|last ?name|full ?name|nom de famille|votre nom|your name|contact|adresse (postale|mail)|signature)\b|^(nom|name|nom complet|tel|user ?name|utilisateur)$/

/** Questions whose answers are free texts. */
export const FREE =
  /\b(commentaire|comment|remarque|suggestion|precisez|please specify|other text|autre precisez|pourquoi|why|expliquez|explain|expression libre|ameliorer|improve|temoignage)/
