import type { Condition } from '../../../shared/contract/audience'
import type { Language } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { savePersona } from '../queries/personas'
import { saveAccount, saveBranch, saveEvent, saveFollowers, saveLine } from '../queries/saveNetwork'
import { unwrittenWords } from './network/unwritten'
import type { SampleCalendarEvent, SampleNetwork, SamplePersona } from './types'

/** Ids given to things of the sample, by their key. */
type Ids = ReadonlyMap<string, number>

const EVENT_KINDS = {
  teaching: 'term',
  exams: 'exams',
  holiday: 'holidays',
  closure: 'closure',
} as const satisfies Record<SampleCalendarEvent['kind'], string>

/**
 * Types in what a communication lead would have typed: branches, accounts with the names they are known by, codebook,
 * personas, editorial lines, calendar, follower counts, notes. Inside the caller's transaction; ids of accounts by key.
 */
export async function seedNetwork(
  session: Session,
  network: SampleNetwork,
  language: Language,
  now: Date,
): Promise<Ids> {
  const branches = await seedBranches(session, network)
  const accounts = await seedAccounts(session, network, branches)
  const themes = await seedThemes(session, network)
  const personas = await seedPersonas(session, network, language)
  await seedLines(session, network, { accounts, themes, personas })
  for (const { kind, label, from, to, branch } of network.calendar) {
    const event = { kind: EVENT_KINDS[kind], label: label[language], startsOn: from, endsOn: to }
    await saveEvent(session, { ...event, branchId: branch === null ? null : idOf(branches, branch) })
  }
  for (const { account, day, count, source } of network.followers) {
    const stated = { accountId: idOf(accounts, account), day, followers: count, source, note: null }
    await saveFollowers(session, stated, now)
  }
  await seedNotes(session, network, language, { accounts, branches })
  return accounts
}

/** Libraries first: colours are given in order of creation, and a group of libraries has no mark of its own. */
async function seedBranches(session: Session, network: SampleNetwork): Promise<Ids> {
  const ids = new Map<string, number>()
  const libraries = network.branches.filter((each) => each.kind === 'library')
  const groups = network.branches.filter((each) => each.kind === 'group')
  for (const { key, name } of [...libraries, ...groups]) {
    ids.set(key, await saveBranch(session, { parentId: null, name, shortName: name, archivedOn: null }))
  }
  for (const { key, name, parent } of libraries) {
    if (parent === null) continue
    const parentId = idOf(ids, parent)
    await saveBranch(session, { id: idOf(ids, key), parentId, name, shortName: name, archivedOn: null })
  }
  return ids
}

async function seedAccounts(session: Session, network: SampleNetwork, branches: Ids): Promise<Ids> {
  const ids = new Map<string, number>()
  for (const account of network.accounts) {
    const { key, platform, branch, handle, url, name, coordinator, closed, nativeId, names } = account
    const aliases = [
      ...(nativeId === null ? [] : [{ kind: 'native_id' as const, value: nativeId }]),
      ...[...new Set(names.map((each) => each.name))].map((value) => ({ kind: 'page_name' as const, value })),
    ]
    const branchId = branch === null ? null : idOf(branches, branch)
    const draft = { platform, name, handle, url, branchId, coordinator, openedOn: null, closedOn: closed, aliases }
    ids.set(key, await saveAccount(session, draft))
  }
  return ids
}

/** Themes and their rules, in the order of the codebook, but for the words nobody has written into them yet. */
async function seedThemes(session: Session, network: SampleNetwork): Promise<Ids> {
  const ids = new Map<string, number>()
  for (const [index, theme] of network.themes.entries()) {
    const id = index + 1
    ids.set(theme.key, id)
    await session.run(
      sql`INSERT INTO theme (id, label_fr, label_en, aim, position)
          VALUES (${id}, ${theme.label.fr}, ${theme.label.en}, ${theme.aim}, ${id})`,
    )
    const isPhrase = (text: string) => text.includes(' ')
    const written = theme.anyOf.filter((text) => !(unwrittenWords[theme.key] ?? []).includes(text))
    const spec = {
      words: written.filter((text) => !isPhrase(text)),
      phrases: written.filter(isPhrase),
      hashtags: [],
      patterns: [],
      except: theme.noneOf,
      scope: { branches: [], accounts: [], platforms: [] },
    }
    await session.run(
      sql`INSERT INTO theme_rule (id, theme_id, position, spec) VALUES (${id}, ${id}, 1, ${JSON.stringify(spec)})`,
    )
  }
  return ids
}

/** Conditions of a persona of the sample, as the editor would write them. */
export function personaConditions({ age, places, statuses, functions }: SamplePersona): Condition[] {
  const texts = (places ?? []).map((place) => `${place.name}, ${place.region}, France`)
  return [
    ...(age === null ? [] : [{ kind: 'age' as const, ...age }]),
    ...(texts.length === 0 ? [] : [{ kind: 'places' as const, places: texts }]),
    ...(statuses === undefined ? [] : [{ kind: 'status' as const, statuses: [...statuses] }]),
    ...(functions === undefined
      ? []
      : [{ kind: 'occupation' as const, facet: 'job_function' as const, values: [...functions] }]),
  ]
}

async function seedPersonas(session: Session, network: SampleNetwork, language: Language): Promise<Ids> {
  const ids = new Map<string, number>()
  for (const persona of network.personas) {
    const { key, name, who, needs } = persona
    const conditions = personaConditions(persona)
    const lines = needs.map((need) => need[language]).join('\n')
    ids.set(key, await savePersona(session, { name, tagline: who[language], story: null, needs: lines, conditions }))
  }
  return ids
}

async function seedLines(
  session: Session,
  network: SampleNetwork,
  ids: { accounts: Ids; themes: Ids; personas: Ids },
): Promise<void> {
  for (const line of network.editorialLines) {
    await saveLine(session, {
      accountId: idOf(ids.accounts, line.account),
      validFrom: line.from,
      validTo: line.to,
      aim: line.aim,
      note: null,
      personaIds: line.personas.map((key) => idOf(ids.personas, key)),
      themes: line.themes.map(({ theme, share }) => ({ themeId: idOf(ids.themes, theme), plannedShare: share })),
      clauses: line.clauses.map(({ persona, dimension, threshold }) => ({
        personaId: idOf(ids.personas, persona),
        kind: 'share' as const,
        dimension,
        threshold,
      })),
    })
  }
}

async function seedNotes(
  session: Session,
  network: SampleNetwork,
  language: Language,
  ids: { accounts: Ids; branches: Ids },
): Promise<void> {
  for (const [index, { on, day, text }] of network.notes.entries()) {
    const [subject, key] =
      'account' in on
        ? ['account', String(idOf(ids.accounts, on.account))]
        : 'branch' in on
          ? ['branch', String(idOf(ids.branches, on.branch))]
          : ['network', '']
    await session.run(
      sql`INSERT INTO note (id, subject, subject_key, written_at, text)
          VALUES (${index + 1}, ${subject}, ${key}, ${`${day}T10:00:00Z`}::TIMESTAMPTZ, ${text[language]})`,
    )
  }
}

function idOf(ids: Ids, key: string): number {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the sample names ${key}, which it does not have`)
  return id
}
