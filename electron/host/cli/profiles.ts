import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { MappingProfile } from '../../../shared/contract/mappings'
import { textOption, UsageError, type Command, type ExitCode, type Session } from './command'
import { fold } from './names'
import { readProfileFile, textOfFile } from './profile'
import { table } from './table'
import { openWorkspace } from './workspaceFile'

const ACTIONS = ['list', 'export', 'import'] as const

/** The profiles of a network: listed, one written to a file, files taken in. */
export const profilesCommand: Command = {
  name: 'profiles',
  takesFiles: true,
  options: { out: { type: 'string' } },
  examples: [
    'portee profiles list --workspace network.duckdb',
    'portee profiles export "My tool" --workspace network.duckdb --out .',
    'portee profiles import My-tool.portee.json --workspace network.duckdb',
  ],
  async run(session) {
    const [action = 'list', ...names] = session.files
    await openWorkspace(session)
    switch (action) {
      case 'list':
        return list(session, await session.client.mappings.list())
      case 'export':
        return exportTo(session, names)
      case 'import':
        return importFrom(session, names)
      default:
        throw new UsageError(session.words.notAChoice('profiles', action, ACTIONS))
    }
  },
}

function list(session: Session, profiles: readonly MappingProfile[]): ExitCode {
  const { words } = session
  const columns = [
    { title: words.profile, cell: ({ name }: MappingProfile) => name },
    { title: words.what, cell: ({ spec }: MappingProfile) => spec.level },
    { title: words.columns, align: 'right', cell: ({ spec }: MappingProfile) => String(spec.columns.length) },
  ] as const
  const text = profiles.length === 0 ? words.noProfiles : table(columns, profiles)
  session.out(session.json ? JSON.stringify(profiles, null, 2) : text)
  return 0
}

/** Writes the files of the profiles named. @throws UsageError when one is unknown */
async function exportTo(session: Session, names: readonly string[]): Promise<ExitCode> {
  const profiles = await session.client.mappings.list()
  const folder = resolve(textOption(session.options, 'out') ?? '.')
  const files: string[] = []
  for (const text of names) {
    const found = profiles.find(({ name }) => fold(name) === fold(text))
    const known = profiles.map(({ name }) => name)
    if (found === undefined) throw new UsageError(session.words.unknownName('profiles export', text, known))
    const { name, blob } = await session.client.mappings.export({ id: found.id })
    const path = join(folder, name)
    await writeFile(path, Buffer.from(await blob.arrayBuffer()))
    files.push(path)
  }
  session.out(session.json ? JSON.stringify({ files }, null, 2) : files.join('\n'))
  return 0
}

/** Takes the files of profiles in; none when one of them is no profile. @throws UsageError */
async function importFrom(session: Session, paths: readonly string[]): Promise<ExitCode> {
  for (const path of paths) await readProfileFile(session, path)
  const taken: MappingProfile[] = []
  for (const path of paths) taken.push(await session.client.mappings.import({ text: (await textOfFile(path)) ?? '' }))
  return list(session, taken)
}
