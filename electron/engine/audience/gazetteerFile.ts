import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** One group of places: south, west, north, east of its box in degrees, then the packed records (see gazetteer.ts). */
const group = z.tuple([z.number(), z.number(), z.number(), z.number(), z.string()])

const gazetteerFile = z.object({
  source: z.string(),
  licence: z.string(),
  /** ISO 3166-1 code → names in English, in French, and others in use. */
  countries: z.record(z.string(), z.array(z.string())),
  /** admin1 code (`FR.32`), in France also admin2 (`FR.32.59`) → names, the one to show first. */
  regions: z.record(z.string(), z.array(z.string())),
  /** Place id → other names in use. */
  aliases: z.record(z.string(), z.array(z.string())),
  groups: z.record(z.string(), group),
})

/** The content of resources/gazetteer/gazetteer.json, as written by scripts/gazetteer.mjs. */
export type GazetteerFile = z.infer<typeof gazetteerFile>

/**
 * Reads the gazetteer from disk. The path is an argument because only the host knows where resources lie: beside the
 * sources, in the built application, or in its archive. (A JSON import was rejected: it would put 2.6 MB in the bundle
 * and a file outside the type project.) Takes about 20 ms; places are unpacked later, a country at a time.
 * @throws when the file is absent or has not the expected shape: the application is then incomplete.
 */
export function readGazetteer(path: string): GazetteerFile {
  return gazetteerFile.parse(JSON.parse(readFileSync(path, 'utf8')))
}
