/** Invented answers in the layouts of survey tools. Every name, number and answer is made up. */

type Rows = readonly (readonly (string | number)[])[]

/** LimeSurvey, complete answers as words: one column per account with Oui/Non, ids, comments, weights with a decimal comma. */
export const LIMESURVEY: Rows = [
  [
    'ID de la réponse',
    'Date de soumission',
    'Langue de départ',
    'À quelle catégorie appartenez-vous ?',
    'Quel est votre âge ?',
    'Lesquels de nos comptes suivez-vous ? [Instagram]',
    'Lesquels de nos comptes suivez-vous ? [X (Twitter)]',
    'Lesquels de nos comptes suivez-vous ? [Facebook de la BU Santé]',
    'Lesquels de nos comptes suivez-vous ? [Autre]',
    'Que faudrait-il améliorer ? [Commentaire]',
    'Poids',
  ],
  [1, '2025-10-02 10:11:12', 'fr', 'Étudiant·e', 19, 'Oui', 'Non', 'Non', '', 'Plus de prises, s’il vous plaît', '0,8'],
  [2, '2025-10-02 10:15:02', 'fr', 'Étudiante', '21', 'Oui', '', '', '', '', '1,2'],
  [3, '2025-10-03 09:00:00', 'fr', 'Etudiant(e)', '18-24 ans', '', '', '', '', 'Rien; merci', '1,0'],
  [4, '2025-10-03 09:30:00', 'fr', 'Chercheuse', '1985', 'Non', 'Oui', 'Non', '', '', '1,5'],
  [5, '2025-10-04 11:00:00', 'fr', 'Chercheur', 'quarante', 'Non', 'Oui', 'Peut-être', '', '', '1,1'],
  [6, '2025-10-05 08:00:00', 'fr', 'Bibliothécaire', 'N/A', 'Oui', 'Oui', 'Oui', '', '', '0,9'],
  [7, '2025-10-05 08:30:00', 'fr', '', '', '', '', '', 'Mastodon de la ville', '', '1,0'],
  [8, '2025-10-06 08:30:00', 'fr', 'Bibliothécaire', 52, 'Non', 'Oui', 'Non', '', '', ''],
  [9, '2025-10-06 08:35:00', 'fr', '', '', '', '', '', '', '', '1,0'],
]

/** Google Forms: an instant, one column of several answers joined by a comma. */
export const GOOGLE_FORMS: Rows = [
  [
    'Horodateur',
    'Vous êtes',
    'Votre tranche d’âge',
    'Quels comptes de la BU suivez-vous ?',
    'Votre ville',
    'Adresse e-mail',
  ],
  ['02/10/2025 10:11:12', 'Étudiant', '18-24 ans', 'Instagram, X', 'Valmont', 'a@exemple.fr'],
  ['03/10/2025 10:11:12', 'Étudiant', '18-24 ans', 'Instagram', 'Lille', 'b@exemple.fr'],
  ['14/10/2025 10:11:12', 'Enseignant', '35-49 ans', 'X, Facebook de la BU Sciences', 'Lille', 'c@exemple.fr'],
  ['05/10/2025 10:11:12', 'Étudiant', '25-34 ans', 'Aucun', 'Roubaix', 'd@exemple.fr'],
  ['06/10/2025 10:11:12', 'Étudiant', '18-24 ans', '', 'Lille', 'e@exemple.fr'],
]

/** Microsoft Forms: answers of one cell joined and ended by a semicolon, English. */
export const MICROSOFT_FORMS: Rows = [
  [
    'ID',
    'Start time',
    'Completion time',
    'Email',
    'Name',
    'What is your status?',
    'Which of our accounts do you follow?',
  ],
  [1, '10/2/25 10:11', '10/2/25 10:14', 'anonymous', '', 'Undergraduate student', 'Instagram;X;'],
  [2, '10/2/25 10:12', '10/2/25 10:15', 'anonymous', '', 'Researcher', 'X;'],
  [3, '10/2/25 10:13', '10/2/25 10:16', 'anonymous', '', 'Researcher', 'None of these;'],
]

/** Framaforms: notes above, one column per option with an X. */
export const FRAMAFORMS: Rows = [
  ['Enquête de rentrée', '', '', '', ''],
  ['', '', '', '', ''],
  ['Numéro de série', 'Statut', 'Genre', 'Suivez-vous nos comptes ? : Instagram', 'Suivez-vous nos comptes ? : X'],
  [1, 'Étudiant·e', 'Femme', 'X', ''],
  [2, 'Personnel', 'Homme', '', 'X'],
  [3, 'Personnel', 'Non-binaire', 'X', 'X'],
]

/** SurveyMonkey: the options of a question in a record of their own. */
export const SURVEYMONKEY: Rows = [
  ['Respondent ID', 'Collector ID', 'Vous êtes :', 'Quels comptes suivez-vous ?', '', '', 'Remarques'],
  ['', '', 'Response', 'Instagram', 'X', 'Aucun de ces comptes', 'Open-Ended Response'],
  ['11800000001', '4000', 'Étudiant', 'Instagram', '', '', ''],
  ['11800000002', '4000', 'Étudiant', 'Instagram', 'X', '', 'Bravo'],
  ['11800000003', '4000', 'Chercheur', '', '', 'Aucun de ces comptes', ''],
]

/** LimeSurvey with its codes before the questions, marks of its editor in them, frequencies instead of yes and no. */
export const LIMESURVEY_CODES: Rows = [
  [
    'id. ID de la réponse',
    'submitdate. Date de soumission',
    'seed. Graine',
    'ipaddr. Adresse IP',
    'refurl. URL du référent',
    'Q1. <p>Vous&nbsp;êtes&nbsp;:</p>',
    'Q2. En quelle ann&eacute;e &ecirc;tes-vous n&eacute;&middot;e&nbsp;? (naissance)',
    'Q3[1]. Consultez-vous nos comptes ? [Instagram]',
    'Q3[2]. Consultez-vous nos comptes ? [Twitter / X]',
  ],
  [1, '2025-10-02 10:11:12', 77, '10.0.0.1', '', 'Une femme', 2004, 'Tous les jours', 'Jamais'],
  [2, '2025-10-02 10:12:12', 78, '10.0.0.2', '', 'Un homme', 1990, 'Moins souvent', 'Plusieurs fois par mois'],
  [3, '2025-10-02 10:13:12', 79, '10.0.0.3', '', 'Une femme', 1998, 'Pas encore', 'Jamais'],
]

/** Microsoft Forms in French, one yes or no per account as a question of its own. */
export const FORMS_FRENCH: Rows = [
  [
    'ID',
    'Heure de début',
    'Heure de fin',
    'Adresse de messagerie',
    'Nom',
    'Votre statut',
    'Suivez-vous la BU sur Instagram ?',
    'Êtes-vous abonné·e à la page Facebook de la BU Santé ?',
  ],
  [1, '45932,4', '45932,5', 'anonymous', '', 'Étudiant·e', 'Oui, je le suis', 'Non'],
  [2, '45932,6', '45932,7', 'anonymous', '', 'Enseignant·e', 'Non', 'Oui'],
  [3, '45933,6', '45933,7', 'anonymous', '', 'Étudiant·e', 'Oui, je le suis', 'Oui'],
]
