import { sql } from '../../electron/engine/db/sql'
import type { Condition, EvidenceDraft } from '../../shared/contract/audience'
import type { EditorialLine } from '../../shared/contract/network'
import { surveyBench } from '../surveys/support'

const TEXTS = { tagline: null, story: null, needs: null }

/** The accounts of surveyBench with ways to make personas, lines, evidence and the number of people of a persona. */
export async function audienceBench() {
  const bench = await surveyBench()
  const { client, engine } = bench
  const persona = async (name: string, conditions: readonly Condition[]) =>
    (await client.audience.savePersona({ name, ...TEXTS, conditions: [...conditions] })).id
  const line = async (
    accountId: number,
    personaIds: readonly number[],
    changes: Partial<Omit<EditorialLine, 'id'>> = {},
  ) => {
    const always = {
      validFrom: '2024-01-01',
      validTo: null,
      aim: 'reach' as const,
      note: null,
      themes: [],
      clauses: [],
    }
    const draft = { ...always, accountId, personaIds: [...personaIds], ...changes }
    return (await client.network.saveLine(draft)).id
  }
  /** So many people of 18 to 24 in so many, counted: exact. */
  const ages = (accountId: number, takenOn: string, young: number, all: number, changes: Partial<EvidenceDraft> = {}) =>
    client.audience.addEvidence({
      ...{ accountId, takenOn, basis: 'followers', dimension: 'age', source: 'écran', unit: 'count', total: all },
      ...{ knownShare: null, note: null, isWholeTop: false },
      cells: [
        { label: '18-24', value: young },
        { label: '25+', value: all - young },
      ],
      ...changes,
    })
  const people = (personaId: number, n: number) =>
    engine.context.workspace().database.write((session) =>
      session.run(
        sql`INSERT INTO reference_population (id, label, dimension, value, people, taken_on, source)
            VALUES (1, 'Inscrits', 'persona', ${String(personaId)}, ${n}, '2025-10-01'::DATE, 'scolarité')`,
      ),
    )
  const close = async (accountId: number, closedOn: string) => {
    const { accounts } = await client.network.overview()
    const account = accounts.find(({ id }) => id === accountId)
    if (account === undefined) throw new Error('no such account')
    await client.network.saveAccount({ ...account, closedOn })
  }
  const linkedin = async () =>
    (
      await client.network.saveAccount({
        ...{ platform: 'linkedin', name: 'Valmont', handle: null, url: null, branchId: null, coordinator: null },
        ...{ openedOn: null, closedOn: null, aliases: [] },
      })
    ).id
  return { ...bench, persona, line, ages, people, close, linkedin }
}

export const YOUNG: readonly Condition[] = [{ kind: 'age', from: 18, to: 24 }]
