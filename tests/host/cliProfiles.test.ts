import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeProfile } from '../../shared/mapping'
import { FRENCH_SPEC, TWO_NETWORKS_SPEC } from '../import/mapping/specs'
import { FRENCH_TOOL, FRENCH_TOOL_NEXT, TWO_NETWORKS } from '../import/mapping/tables'
import { run } from '../support/commandLine'
import { temporaryFolder } from '../support/folder'

function files() {
  const folder = temporaryFolder()
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  return {
    folder,
    workspace: join(folder, 'network.duckdb'),
    september: write('tool-september.csv', FRENCH_TOOL),
    october: write('tool-october.csv', FRENCH_TOOL_NEXT),
    report: write('report.csv', TWO_NETWORKS),
    profile: write('tool.portee.json', writeProfile('Outil', FRENCH_SPEC)),
    write,
  }
}

/** The counts of what `import --yes --json` wrote. */
function written(out: string): { fileName: string; new: number; rejected: number }[] {
  const { imports } = JSON.parse(out) as { imports: { fileName: string; counts: { new: number; rejected: number } }[] }
  return imports.map(({ fileName, counts }) => ({ fileName, new: counts.new, rejected: counts.rejected }))
}

describe('portee import --profile', () => {
  test('imports two files of a tool with the file of a profile, and no question', async () => {
    const { workspace, september, october, profile } = files()
    const args = ['--workspace', workspace, '--yes', '--json', '--profile', profile]
    const first = await run('import', september, ...args)
    expect(first.error).toBe('')
    expect(first.code).toBe(0)
    expect(written(first.out)).toEqual([{ fileName: 'tool-september.csv', new: 3, rejected: 0 }])
    const next = await run('import', october, ...args)
    expect(next.code).toBe(0)
    expect(written(next.out)).toEqual([{ fileName: 'tool-october.csv', new: 2, rejected: 0 }])
  })

  test('takes a saved profile by its name; once it is saved it is applied by itself', async () => {
    const { workspace, september, october, profile } = files()
    await run('import', september, '--workspace', workspace)
    const added = await run('profiles', 'import', profile, '--workspace', workspace, '--json')
    expect(JSON.parse(added.out)).toMatchObject([{ name: 'Outil', spec: { level: 'post' } }])
    const named = await run('import', september, '--workspace', workspace, '--yes', '--json', '--profile', 'outil')
    expect([named.code, written(named.out)]).toEqual([0, [{ fileName: 'tool-september.csv', new: 3, rejected: 0 }]])
    const alone = await run('import', october, '--workspace', workspace, '--yes', '--json')
    expect([alone.code, written(alone.out)]).toEqual([0, [{ fileName: 'tool-october.csv', new: 2, rejected: 0 }]])
  })

  test('says what is asked without one, in both languages, and leaves with 2', async () => {
    const { workspace, september } = files()
    const english = await run('import', september, '--workspace', workspace, '--yes')
    expect(english.code).toBe(2)
    expect(english.out).toContain('0 of 11 columns to be named')
    const french = await run('import', september, '--workspace', workspace, '--yes', '--lang', 'fr')
    expect(french.out).toContain('0 colonnes sur 11 à désigner')
  })

  test('refuses a profile that does not fit, is none, or is not there', async () => {
    const { workspace, report, profile, write } = files()
    const other = await run('import', report, '--workspace', workspace, '--yes', '--profile', profile)
    expect([other.code, other.error]).toEqual([1, 'report.csv: a column of the profile "Outil" is not there.'])
    const bad = write('bad.json', '{"__proto__": {}}')
    expect((await run('import', report, '--workspace', workspace, '--profile', bad)).error).toContain('not_a_profile')
    expect((await run('import', report, '--workspace', workspace, '--profile', 'nothing')).error).toContain('missing')
  })
})

describe('portee profiles', () => {
  test('lists, writes and takes in, and gives back the same file', async () => {
    const { workspace, folder, september, profile, write } = files()
    await run('import', september, '--workspace', workspace)
    expect((await run('profiles', '--workspace', workspace)).out).toBe('No profile is saved.')
    const two = write('two.portee.json', writeProfile('Réseaux', TWO_NETWORKS_SPEC))
    expect((await run('profiles', 'import', profile, two, '--workspace', workspace)).code).toBe(0)
    const listed = await run('profiles', 'list', '--workspace', workspace)
    expect(listed.out).toContain('Outil')
    expect(listed.out).toContain('Réseaux')
    const done = await run('profiles', 'export', 'outil', '--workspace', workspace, '--out', folder, '--json')
    expect(JSON.parse(done.out)).toEqual({ files: [join(folder, 'Outil.portee.json')] })
    expect(readFileSync(join(folder, 'Outil.portee.json'), 'utf8')).toBe(readFileSync(profile, 'utf8'))
    const unknown = await run('profiles', 'export', 'nobody', '--workspace', workspace)
    expect([unknown.code, unknown.error]).toEqual([
      1,
      '--profiles export: nothing is called "nobody". Known: Outil, Réseaux.',
    ])
    expect((await run('profiles', 'burn', '--workspace', workspace)).code).toBe(1)
  })
})
