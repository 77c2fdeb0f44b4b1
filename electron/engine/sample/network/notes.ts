import type { SampleNote } from '../types'

/** Remarks a communication lead would have left. */
export const notes: readonly SampleNote[] = [
  {
    on: { network: true },
    day: '2025-09-01',
    text: {
      fr: 'Nouvelle charte éditoriale : une ligne par compte. Le réseau est fictif ; ses villes sont celles de la métropole lilloise.',
      en: 'New editorial charter: one line per account. The network is fictional; its towns are those around Lille.',
    },
  },
  {
    on: { account: 'x-reseau' },
    day: '2025-03-14',
    text: { fr: 'Compte X fermé. LinkedIn prend la suite.', en: 'X account closed. LinkedIn takes over.' },
  },
  {
    on: { account: 'fb-tanneurs' },
    day: '2025-09-15',
    text: {
      fr: 'La page « Bibliothèque des Tanneurs » devient « Les Tanneurs ».',
      en: 'The page “Bibliothèque des Tanneurs” becomes “Les Tanneurs”.',
    },
  },
  {
    on: { account: 'fb-halle' },
    day: '2026-09-21',
    text: {
      fr: 'La vidéo « La Halle à 6 h du matin » a été reprise par la presse locale.',
      en: 'The video “La Halle at 6 in the morning” was picked up by the local press.',
    },
  },
  {
    on: { account: 'fb-droit-gestion' },
    day: '2026-10-09',
    text: { fr: 'Août jamais reçu : relancer Aïcha.', en: 'August never received: remind Aïcha.' },
  },
]
