import { os, type EngineContext } from '../context'
import type { Session } from '../db/database'
import { networkCsv } from '../queries/exportTables'
import { resolvePeriod } from '../queries/filter'
import { followerGrowth, listFollowers } from '../queries/followers'
import { readingsAt, saveCounts } from '../queries/handCounts'
import { networkOverview } from '../queries/network'
import {
  removeAccount,
  removeBranch,
  removeEvent,
  removeLine,
  removeFollowers,
  saveAccount,
  saveBranch,
  saveEvent,
  saveFollowers,
  saveLine,
} from '../queries/saveNetwork'
import { deriveScopes, refuseInScope } from '../themes/saveCodebook'

/** Branches, accounts, editorial lines, calendar, follower counts. */
export function networkHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  const save = async (work: (session: Session) => Promise<number>) => ({ id: await database().write(work) })
  const remove = async (work: (session: Session) => Promise<void>) => {
    await database().write(work)
    return {}
  }
  return {
    ...followerHandlers(context),
    overview: os.network.overview.handler(({ signal }) => database().read(networkOverview, signal)),
    saveBranch: os.network.saveBranch.handler(({ input }) =>
      save((session) => scoped(session, saveBranch(session, input))),
    ),
    removeBranch: os.network.removeBranch.handler(({ input }) =>
      remove(async (session) => {
        await refuseInScope(session, 'branches', input.id)
        await removeBranch(session, input.id)
      }),
    ),
    saveAccount: os.network.saveAccount.handler(({ input }) =>
      save((session) => scoped(session, saveAccount(session, input))),
    ),
    removeAccount: os.network.removeAccount.handler(({ input }) =>
      remove(async (session) => {
        await refuseInScope(session, 'accounts', input.id)
        await removeAccount(session, input.id)
      }),
    ),
    saveLine: os.network.saveLine.handler(({ input }) => save((session) => saveLine(session, input))),
    removeLine: os.network.removeLine.handler(({ input }) => remove((session) => removeLine(session, input.id))),
    saveEvent: os.network.saveEvent.handler(({ input }) => save((session) => saveEvent(session, input))),
    removeEvent: os.network.removeEvent.handler(({ input }) => remove((session) => removeEvent(session, input.id))),
    growth: os.network.growth.handler(({ input, signal }) =>
      database().read(async (session) => followerGrowth(session, await resolvePeriod(session, input.period)), signal),
    ),
    csv: os.network.csv.handler(({ input, signal }) =>
      database().read((session) => networkCsv(session, input), signal),
    ),
  }
}

/** After a branch or an account was saved: rules limited to a branch hold for the accounts it has now. */
async function scoped(session: Session, saved: Promise<number>): Promise<number> {
  const id = await saved
  await deriveScopes(session)
  return id
}

/** Follower counts: of one account, and those of many at once. */
function followerHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  return {
    followers: os.network.followers.handler(({ input, signal }) =>
      database().read((session) => listFollowers(session, input.accountId), signal),
    ),
    saveFollowers: os.network.saveFollowers.handler(({ input }) =>
      database().write(async (session) => ({ id: await saveFollowers(session, input, context.options.clock()) })),
    ),
    removeFollowers: os.network.removeFollowers.handler(({ input }) =>
      database().write(async (session) => {
        await removeFollowers(session, input.id)
        return {}
      }),
    ),
    readings: os.network.readings.handler(({ input, signal }) =>
      database().read((session) => readingsAt(session, input.days), signal),
    ),
    saveCounts: os.network.saveCounts.handler(({ input }) =>
      database().write((session) => saveCounts(session, input, context.options.clock())),
    ),
  }
}
