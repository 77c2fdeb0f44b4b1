import { os, type EngineContext } from '../context'
import type { Session } from '../db/database'
import { definitions } from '../metrics/catalog'
import { compareAims } from '../queries/compareAims'
import { compareCsv } from '../queries/compareCsv'
import { compareGroups } from '../queries/compareGroups'
import { comparePanels } from '../queries/comparePanels'
import { comparePoints } from '../queries/comparePoints'
import { compareReach } from '../queries/compareReach'
import { extremes } from '../queries/extremes'
import { metricMedians } from '../queries/metricMedians'
import { timeSeries } from '../queries/timeSeries'

/** Comparisons: each is one question, one connection, and stops when its caller does. */
export function compareHandlers(context: EngineContext) {
  const read = <T>(work: (session: Session) => Promise<T>, signal: AbortSignal | undefined) =>
    context.workspace().database.read(work, signal)
  return {
    groups: os.compare.groups.handler(({ input, signal }) => read((session) => compareGroups(session, input), signal)),
    panels: os.compare.panels.handler(({ input, signal }) => read((session) => comparePanels(session, input), signal)),
    reach: os.compare.reach.handler(({ input, signal }) => read((session) => compareReach(session, input), signal)),
    aims: os.compare.aims.handler(({ input, signal }) => read((session) => compareAims(session, input), signal)),
    points: os.compare.points.handler(({ input, signal }) => read((session) => comparePoints(session, input), signal)),
    csv: os.compare.csv.handler(({ input, signal }) => read((session) => compareCsv(session, input), signal)),
    series: os.compare.series.handler(({ input, signal }) => read((session) => timeSeries(session, input), signal)),
    medians: os.compare.medians.handler(({ input, signal }) =>
      read((session) => metricMedians(session, input.filter), signal),
    ),
    definitions: os.compare.definitions.handler(() => definitions()),
    extremes: os.compare.extremes.handler(({ input, signal }) => read((session) => extremes(session, input), signal)),
  }
}
