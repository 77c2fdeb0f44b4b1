import { z } from 'zod'
import { LANGUAGES } from '../vocabulary'
import { day, id, instant, method, name, period, task } from './common'

/** Settings of the network, kept in the file. zone: IANA name; keepOrganisations: mentions of organisations are kept. */
export const settings = z.object({
  networkName: name,
  zone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC'),
  language: z.enum(LANGUAGES),
  keepOrganisations: z.boolean(),
})

export const workspace = z.object({
  /** Opaque; the browser and the window never see a path. */
  id: z.string(),
  name: z.string(),
  settings,
  /** True when it holds the fictional network. */
  isSample: z.boolean(),
  posts: z.int(),
  imports: z.int(),
  /** Today in the network's zone, from the engine's clock. */
  today: day,
  /** Newest export of any file; null when nothing was imported. */
  exportedAt: instant.nullable(),
  /** Quarter to look at first: the newest that has ended and holds posts, else the newest with posts, else the current one. */
  period,
})
export type Workspace = z.infer<typeof workspace>

export const workspaceContract = {
  /** Workspaces of the data folder, newest first. */
  list: method.output(
    z.array(z.object({ id: z.string(), name: z.string(), modifiedAt: instant, bytes: z.int().nonnegative() })),
  ),
  /** The open one, or null. */
  current: method.output(workspace.nullable()),
  create: method.input(z.object({ name, settings })).output(workspace),
  open: method.input(z.object({ id: z.string() })).output(workspace),
  close: method.output(z.object({})),
  /** Builds the sample network in a new workspace, through the importer itself. */
  createSample: method.input(z.object({ language: z.enum(LANGUAGES) })).output(task(workspace)),
  saveSettings: method.input(settings).output(workspace),
  /** Periods that can be chosen: quarters with posts (newest first) and academic terms. */
  periods: method.output(
    z.object({
      quarters: z.array(z.object({ period, posts: z.int() })),
      terms: z.array(z.object({ period, label: z.string(), from: day, to: day })),
    }),
  ),
}

/** Work of the engine itself, for the About page and the command line. */
export const systemContract = {
  about: method.output(z.object({ version: z.string(), schema: id, duckdb: z.string() })),
}
