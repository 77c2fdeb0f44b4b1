import type { Account } from '../../../shared/contract/network'
import type { Persona } from '../../../shared/contract/audience'
import { listOption, type Session } from './command'
import { readPeriod } from './filter'
import { idsOf } from './names'

/** Period, and the accounts and personas asked for by name, handle or id; empty = all. */
export interface AudienceAsked {
  readonly period: string
  readonly accounts: number[]
  readonly personas: number[]
  readonly named: { readonly accounts: readonly Account[]; readonly personas: readonly Persona[] }
}

/** Reads `--period`, `--account` and `--persona`. @throws UsageError for a name that nothing has */
export async function readAudienceAsked(session: Session): Promise<AudienceAsked> {
  const { client, options } = session
  const period = await readPeriod(session)
  const { accounts } = await client.network.overview()
  const personas = await client.audience.personas()
  const handles = accounts.flatMap((each) => (each.handle === null ? [] : [{ id: each.id, name: each.handle }]))
  return {
    period,
    accounts: idsOf(session, 'account', listOption(options, 'account'), [accounts, handles]),
    personas: idsOf(session, 'persona', listOption(options, 'persona'), [personas]),
    named: { accounts, personas },
  }
}
