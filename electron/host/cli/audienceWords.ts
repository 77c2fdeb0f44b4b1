import type { NetworkRow } from '../../../shared/contract/audience'
import type { AudienceBasis, Language } from '../../../shared/vocabulary'

/** Words of `portee audience` alone. */
interface AudienceWords {
  readonly basis: string
  readonly bases: Readonly<Record<AudienceBasis, string>>
  /** Of whom the bounds of a clause are, where it is not everybody. */
  readonly scopes: Readonly<Record<'known' | 'asked', string>>
  readonly judged: (closedOn: string, from: string, to: string) => string
  readonly settle: (datum: string) => string
  readonly served: string
  readonly servedBy: Readonly<Record<NetworkRow['served'], string>>
  readonly reached: string
  readonly missed: string
  readonly open: string
  readonly coverage: string
  readonly withoutLine: string
}

const FR: AudienceWords = {
  basis: 'porte sur',
  bases: { followers: 'abonnés', reached: 'touchés', engaged: 'engagés' },
  scopes: { known: 'connus', asked: 'interrogés' },
  judged: (closedOn, from, to) => `fermé le ${closedOn} : jugé du ${from} au ${to}, par sa ligne d’alors`,
  settle: (datum) => `pour trancher : ${datum}`,
  served: 'servi',
  servedBy: {
    nobody: 'aucun compte',
    not_known: 'on ne peut pas savoir',
    one: 'un compte',
    several: 'plusieurs',
    many: 'beaucoup',
  },
  reached: 'atteint par',
  missed: 'manqué par',
  open: 'en suspens',
  coverage: 'part de sa population',
  withoutLine: 'Comptes sans ligne éditoriale',
}

const EN: AudienceWords = {
  basis: 'speaks of',
  bases: { followers: 'followers', reached: 'reached', engaged: 'engaged' },
  scopes: { known: 'known', asked: 'asked' },
  judged: (closedOn, from, to) => `closed on ${closedOn}: judged from ${from} to ${to}, by its line of then`,
  settle: (datum) => `to settle this: ${datum}`,
  served: 'served',
  servedBy: {
    nobody: 'no account',
    not_known: 'cannot tell',
    one: 'one account',
    several: 'several',
    many: 'many',
  },
  reached: 'reached by',
  missed: 'missed by',
  open: 'open',
  coverage: 'share of its people',
  withoutLine: 'Accounts without an editorial line',
}

/** Words of a language. */
export const audienceWords = (language: Language): AudienceWords => (language === 'fr' ? FR : EN)
