import type { BranchKey } from '../network/branches'

/** What front desks heard: a topic and, in the order of the year, what was said. English where it was said in English. */
export interface Heard {
  readonly topic: string
  readonly notes: readonly (readonly [where: BranchKey, text: string])[]
}

/** Topics of the year 2025–26. No post is about the first four; nobody asks for heritage, for games or to see behind the scenes. */
export const heard: readonly Heard[] = [
  {
    topic: 'Wifi',
    notes: [
      ['sciences', 'Le wifi coupe toutes les dix minutes au deuxième étage.'],
      ['centrale', 'Impossible de se connecter au wifi avec un compte invité.'],
      ['halle', 'The wifi drops as soon as the reading room fills up.'],
      ['sciences', 'Deux groupes sont repartis faute de wifi.'],
      ['tanneurs', 'Demande un câble réseau, le wifi ne suffit pas pour la visio.'],
      ['iut', 'Wifi trop lent pour rendre un devoir.'],
      ['droit-gestion', 'Which network should visiting students use? None of them asks for a login.'],
      ['sciences', 'Le wifi ne passe pas dans les salles de groupe.'],
      ['sante', 'Encore le wifi, surtout le soir.'],
      ['lettres-arts', 'Eduroam refuse son mot de passe depuis la rentrée de janvier.'],
      ['halle', 'Wifi saturé pendant les examens.'],
      ['centrale', 'Demande où signaler que le wifi ne marche pas.'],
      ['sciences', 'Wifi again: three people came to ask within an hour.'],
      ['centrale', 'Nouveaux étudiants : personne ne sait comment se connecter au wifi.'],
    ],
  },
  {
    topic: 'Température',
    notes: [
      ['lettres-arts', 'Il fait 16 degrés dans la salle du fond.'],
      ['tanneurs', 'Garde son manteau depuis le début de la semaine.'],
      ['centrale', 'Le chauffage souffle du froid près des fenêtres.'],
      ['sante', 'Too cold to stay more than an hour.'],
      ['lettres-arts', 'Demande si on peut prêter des couvertures.'],
      ['droit-gestion', 'Trop chaud au premier, trop froid au rez-de-chaussée.'],
      ['citadelle', 'La salle de consultation est glaciale.'],
      ['sciences', 'Il fait 29 degrés sous la verrerie dès le mois de mai.'],
      ['halle', 'Aucune fenêtre ne s’ouvre, on étouffe.'],
      ['iut', 'Climatisation arrêtée, salle vide l’après-midi.'],
      ['centrale', 'It is 31 degrees on the top floor.'],
    ],
  },
  {
    topic: 'Silence',
    notes: [
      ['halle', 'Trop de bruit dans l’espace commun, demande une salle sans conversations.'],
      ['centrale', 'Des téléphones sonnent dans la salle silencieuse.'],
      ['droit-gestion', 'Would like a room where talking is not allowed.'],
      ['sante', 'Les travaux de groupe débordent sur les autres.'],
      ['tanneurs', 'Cherche un endroit sans bruit avant le concours.'],
      ['halle', 'Trois demandes de bouchons d’oreilles dans la journée.'],
      ['centrale', 'Il faudrait rappeler les règles, personne ne chuchote.'],
      ['lettres-arts', 'Bruit des chaises, intenable.'],
      ['halle', 'La nuit, les conversations s’entendent à tous les étages.'],
    ],
  },
  {
    topic: 'Imprimantes',
    notes: [
      ['droit-gestion', 'Pas de papier depuis hier.'],
      ['sciences', 'Ne comprend pas comment payer une impression.'],
      ['iut', 'The printer only takes the student card, mine is not active yet.'],
      ['centrale', 'Une seule imprimante pour tout le bâtiment.'],
      ['sante', 'Demande à imprimer depuis son téléphone.'],
    ],
  },
  {
    topic: 'Horaires',
    notes: [
      ['sciences', 'Venu un samedi pour rien : les horaires affichés étaient ceux d’avant.'],
      ['sante', 'Jusqu’à quelle heure le soir pendant les gardes ?'],
      ['iut', 'Les horaires de la page et ceux de la porte ne sont pas les mêmes.'],
      ['centrale', 'Are you open on Sunday?'],
      ['droit-gestion', 'Demande les horaires des vacances de février.'],
      ['tanneurs', 'Fermeture apprise en arrivant.'],
      ['sante', 'Peut-on rester après 20 heures ?'],
      ['sciences', 'Horaires d’été introuvables.'],
      ['halle', 'What are the opening hours in August?'],
      ['centrale', 'Trois appels ce matin pour les horaires de la rentrée.'],
      ['sciences', 'Les horaires ont changé sans prévenir.'],
    ],
  },
  {
    topic: 'Livres en ligne',
    notes: [
      ['droit-gestion', 'Ne sait pas ouvrir un manuel de chez lui.'],
      ['sante', 'Les livres en ligne demandent un compte, lequel ?'],
      ['sciences', 'How do I read the e-books from home?'],
      ['lettres-arts', 'Le lien du catalogue mène à une page d’erreur.'],
      ['iut', 'Cherche le manuel de comptabilité, l’exemplaire papier est toujours sorti.'],
      ['droit-gestion', 'Accès limité à trois lecteurs à la fois, refusé la veille de l’examen.'],
      ['sante', 'Peut-on télécharger un chapitre entier ?'],
      ['centrale', 'Doctorante en mission : plus d’accès depuis l’étranger.'],
      ['sciences', 'Demande une aide pour les livres en ligne, en anglais si possible.'],
      ['droit-gestion', 'Le même manuel en ligne est demandé par toute la promotion.'],
    ],
  },
  {
    topic: 'Prises',
    notes: [
      ['centrale', 'Pas une seule prise libre au troisième.'],
      ['tanneurs', 'Les prises du fond ne marchent plus.'],
      ['lettres-arts', 'Where can I charge a laptop?'],
      ['droit-gestion', 'Des rallonges traînent partout, c’est dangereux.'],
      ['centrale', 'Demande une multiprise à l’accueil.'],
      ['sciences', 'Change de salle pour trouver une prise.'],
      ['halle', 'Deux prises pour quarante personnes.'],
      ['centrale', 'Les prises près des fenêtres sont toutes occupées dès 9 heures.'],
      ['tanneurs', 'Prises toujours en attente de réparation.'],
    ],
  },
  {
    topic: 'Événements manqués',
    notes: [
      ['centrale', 'A appris l’exposition par une affiche, le lendemain de la fin.'],
      ['halle', 'Aurait aimé venir au concert, n’en savait rien.'],
      ['lettres-arts', 'La rencontre avec l’autrice était passée quand il l’a vue.'],
      ['citadelle', 'Habitante du quartier : ne reçoit aucune annonce des expositions.'],
      ['centrale', 'Is there a list of what is on? I missed the concert.'],
      ['halle', 'Demande à être prévenue des prochaines rencontres.'],
      ['lettres-arts', 'L’annonce de la conférence est arrivée le jour même.'],
      ['citadelle', 'Ne va pas sur Facebook, comment savoir ce qui se passe ?'],
      ['centrale', 'Le vernissage ? « Personne ne m’a rien dit. »'],
    ],
  },
  {
    topic: 'Formations',
    notes: [
      ['sante', 'L’atelier du jeudi était complet.'],
      ['sciences', 'Cherche un atelier pour sa bibliographie.'],
      ['iut', 'Enseignant : peut-on réserver un atelier pour un groupe entier ?'],
      ['centrale', 'Are there workshops in English?'],
      ['lettres-arts', 'Atelier annoncé à deux heures différentes.'],
    ],
  },
]

/** Where a note was heard, and how often out of ten. */
export const SOURCES = [
  ['Accueil', 6],
  ['Boîte à idées', 2],
  ['Tchat', 1],
  ['Téléphone', 1],
] as const
