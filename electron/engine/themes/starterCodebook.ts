import { ruleSpec, type RuleSpec } from '../../../shared/contract/themes'
import type { CodebookTheme } from '../../../shared/contract/themes'

type StarterTheme = Pick<CodebookTheme, 'labelFr' | 'labelEn' | 'aim' | 'colour'> & {
  readonly rules: readonly RuleSpec[]
}

function theme(
  labelFr: string,
  labelEn: string,
  aim: StarterTheme['aim'],
  { words, phrases = [], except = [] }: Partial<Pick<RuleSpec, 'words' | 'phrases' | 'except'>>,
): StarterTheme {
  return { labelFr, labelEn, aim, colour: null, rules: [ruleSpec.parse({ words, phrases, except })] }
}

/**
 * The twelve themes a new network starts with, in their order of priority: what university libraries write about, and what each
 * kind of post is for. The words are French, with those English ones that mean nothing else in French: plurals and accents are
 * found by themselves. Every network makes it its own.
 */
export const STARTER_CODEBOOK: readonly StarterTheme[] = [
  theme('Horaires et infos pratiques', 'Opening hours and practical information', 'reach', {
    words: [
      ...['horaire', 'ouverture', 'réouverture', 'fermeture', 'fermé', 'fermée', 'rouvre', 'nocturne', 'férié'],
      ...['panne', 'travaux', 'closed', 'reopening'],
    ],
    phrases: [
      ...['opening hours', 'accès perturbé', 'exceptionnellement ouverte', 'exceptionnellement ouvert'],
      ...['ouvert ce', 'ouverte ce', 'ouverts ce', 'ouvertes ce', 'sera ouverte', 'seront ouvertes'],
    ],
    except: [
      'science ouverte',
      'travaux de recherche',
      'travaux dirigés',
      "vernissage d'ouverture",
      'ouverture d’esprit',
    ],
  }),
  theme('Espaces et places de travail', 'Spaces and places to work', 'reach', {
    words: ['place', 'box', 'casier', 'cabine', 'carrel', 'wifi', 'coworking'],
    phrases: [
      ...['prise électrique', 'salle de travail', 'espace de travail', 'salle de groupe', 'travailler au calme'],
      ...['salle de lecture', 'study room', 'work space', 'wi-fi', 'réserver une salle'],
    ],
    except: [
      ...['mise en place', 'met en place', 'mettre en place', 'place de concert', 'sur place'],
      ...['prendre place', 'take place', 'takes place', 'première place', 'places limitées', 'nombre de places limité'],
    ],
  }),
  theme('Événements et expositions', 'Events and exhibitions', 'interactions', {
    words: [
      ...['exposition', 'expo', 'vernissage', 'rencontre', 'conférence', 'concert', 'projection', 'festival'],
      ...['spectacle', 'exhibition', 'lecture-concert', 'dédicace'],
    ],
    phrases: ['table ronde', 'ciné-débat', 'nuit de la lecture', 'nuits de la lecture', 'journées du patrimoine'],
    except: [],
  }),
  theme('Formations et ateliers', 'Training and workshops', 'clicks', {
    words: ['atelier', 'formation', 'workshop', 'webinaire', 'tutoriel', 'tuto', 'Zotero', 'PIX'],
    phrases: ['visite de rentrée', 'visites de rentrée', 'tutorat documentaire', 'rendez-vous documentaire'],
    except: [],
  }),
  theme('Services et ressources en ligne', 'Services and online resources', 'clicks', {
    words: ['catalogue', 'Europresse', 'Cairn', 'VPN', 'e-book', 'ebook', 'database'],
    phrases: [
      ...['en ligne', 'base de données', 'bases de données', 'prêt entre bibliothèques', 'carte étudiante'],
      ...['livre numérique', 'livres numériques', 'ressource numérique', 'ressources numériques', 'prêt de matériel'],
    ],
    except: [],
  }),
  theme('Recommandations de lecture et collections', 'Reading suggestions and collections', 'interactions', {
    words: ['lecture', 'roman', 'poésie', 'nouveauté', 'essai', 'manga', 'bibliographie'],
    phrases: ['coup de cœur', 'coups de cœur', 'bande dessinée', 'bandes dessinées', 'à lire', 'livre de poche'],
    except: ['données de recherche', 'salle de lecture', 'salles de lecture'],
  }),
  theme('Emploi et vie étudiante', 'Jobs and student life', 'reach', {
    words: ['recrutons', 'recrute', 'révision', 'partiel', 'examen', 'job', 'monitorat'],
    phrases: [
      ...['moniteur étudiant', 'moniteurs étudiants', 'monitrices et moniteurs', 'emploi étudiant', 'vie étudiante'],
      ...['petit déjeuner', 'association étudiante', 'associations étudiantes', 'student life'],
    ],
    except: [],
  }),
  theme('Recherche et science ouverte', 'Research and open science', 'clicks', {
    words: ['thèse', 'doctorant', 'doctorante', 'ORCID', 'chercheur', 'chercheuse', 'HAL', 'preprint'],
    phrases: [
      'science ouverte',
      'données de recherche',
      'archive ouverte',
      'libre accès',
      'open access',
      'open science',
    ],
    except: [],
  }),
  theme('Patrimoine et architecture', 'Heritage and architecture', 'interactions', {
    words: [
      ...['patrimoine', 'manuscrit', 'architecture', 'incunable', 'portulan', 'gravure', 'façade', 'charpente'],
      ...['verrière', 'reliure', 'enluminure', 'architecte'],
    ],
    phrases: ['livre ancien', 'livres anciens', 'fonds ancien', 'rare books'],
    except: [],
  }),
  theme('Coulisses et équipes', 'Behind the scenes', 'interactions', {
    words: ['coulisse', 'équipe', 'magasinier', 'magasinière', 'chariot', 'backstage'],
    phrases: ['derrière le comptoir', 'portrait de bibliothécaire', 'métier de bibliothécaire', 'behind the scenes'],
    except: [],
  }),
  theme('Jeux et questions au public', 'Games and questions', 'interactions', {
    words: ['devinez', 'quiz', 'énigme', 'sondage', 'jeu', 'concours'],
    phrases: ['à vous de jouer', 'le saviez-vous', 'à gagner', 'escape game'],
    except: ['jeu de données', 'jeux de données', 'concours de recrutement', 'préparation aux concours'],
  }),
  theme('Relais institutionnels', 'Institutional relays', 'reach', {
    words: ['présidence', 'élection', 'campagne', 'ministère', 'communiqué', 'rectorat', 'Crous'],
    phrases: ["conseil d'administration", 'vie universitaire'],
    except: [],
  }),
]
