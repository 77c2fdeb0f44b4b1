import type { ThemeKey } from '../types'

/** A text that several branches post within a few days. */
export interface SharedMessage {
  key: string
  theme: ThemeKey
  text: string
  from: string
  to: string
}

/** The five branches that post the shared messages. */
export const messageAccounts = ['fb-centrale', 'fb-sciences', 'fb-sante', 'fb-droit-gestion', 'fb-tanneurs'] as const

/** Eight messages of the third quarter of 2026. August is missing for one of the five pages. */
export const messages = [
  {
    key: 'summer-hours',
    theme: 'hours',
    text: 'Horaires d’été : 9 h – 17 h, du lundi au vendredi, jusqu’au 24 juillet.',
    from: '2026-07-01',
    to: '2026-07-02',
  },
  {
    key: 'national-day',
    theme: 'hours',
    text: 'Fermeture du lundi 13 et du mardi 14 juillet. Bonne fête nationale !',
    from: '2026-07-09',
    to: '2026-07-10',
  },
  {
    key: 'reopening',
    theme: 'hours',
    text: 'Réouverture lundi 24 août à 9 h. Horaires complets à partir du 7 septembre.',
    from: '2026-08-21',
    to: '2026-08-24',
  },
  {
    key: 'student-card',
    theme: 'online_services',
    text: 'Votre carte étudiante suffit : elle ouvre les neuf bibliothèques.',
    from: '2026-09-02',
    to: '2026-09-04',
  },
  {
    key: 'tours',
    theme: 'training',
    text: 'Visites de rentrée : quinze minutes pour prendre ses repères. Tous les jours à 12 h 30, sans inscription.',
    from: '2026-09-07',
    to: '2026-09-09',
  },
  {
    key: 'late-opening',
    theme: 'hours',
    text: 'Les nocturnes reviennent : 22 h, du lundi au jeudi, dès le 14 septembre.',
    from: '2026-09-10',
    to: '2026-09-11',
  },
  {
    key: 'outage',
    theme: 'hours',
    text: 'Le catalogue est en panne, nous y travaillons. Nouveau point à 14 h.',
    from: '2026-09-17',
    to: '2026-09-17',
  },
  {
    key: 'student-monitors',
    theme: 'student_life',
    text: 'Nous recrutons des moniteurs étudiants : six contrats, candidatures avant le 2 octobre.',
    from: '2026-09-21',
    to: '2026-09-23',
  },
] as const satisfies readonly SharedMessage[]
