import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../electron/host/cli/program'
import { cliWords } from '../../electron/host/cli/languages'
import { harmless, table } from '../../electron/host/cli/table'
import { run } from '../support/commandLine'
import { HEADER } from '../support/facebookExport'
import { temporaryFolder } from '../support/folder'

/** Eight invented posts of an invented page, in the layout of an English content export of 2024. */
function exportFile(folder: string): string {
  const path = join(folder, 'Apr-01-2026_Jun-30-2026_100000000000001.csv')
  const rows = Array.from({ length: 8 }, (_, i) => {
    const id = `14000000000000${i + 10}`
    return `${id},100064000000777,BU Exemple,,Invented post ${i},0,04/${10 + i}/2026 05:00,,https://www.facebook.com/exemple/posts/${id},0,0,Photos,,,,,Lifetime,${1000 + i},${30 + i},${20 + i},5,5,12,4,8`
  })
  writeFileSync(path, `\uFEFF${[HEADER, ...rows].join('\n')}\n`)
  return path
}

describe('portee', () => {
  test('a refused file and a question are sentences, with what to do instead', async () => {
    const folder = temporaryFolder()
    const damaged = join(folder, 'exports.zip')
    writeFileSync(damaged, 'PK\u0003\u0004 cut off')
    const { out } = await run(
      'import',
      damaged,
      exportFile(folder),
      '--workspace',
      join(folder, 'n.duckdb'),
      '--lang',
      'en',
    )
    expect(out).toMatch(/exports\.zip: The archive is damaged or incomplete\. Download it again\./)
    expect(out).toMatch(/_100000000000001\.csv: .*\?.*\(BU Exemple\)/)
  })

  test('what fails is said in words of the language, with its code', async () => {
    const missing = join(temporaryFolder(), 'nowhere.duckdb')
    const english = await run('compare', '--workspace', missing, '--lang', 'en')
    expect([english.code, english.out]).toEqual([1, ''])
    expect(english.error).toMatch(/^Failed\. .*check the path of the file.* \(NOT_FOUND workspace\)$/)
    const french = await run('compare', '--workspace', missing, '--lang', 'fr')
    expect(french.error).toMatch(/^Échec\. .*vérifiez le chemin du fichier.* \(NOT_FOUND workspace\)$/)
  })

  test('help names every command, in both languages', async () => {
    for (const [lang, word] of [
      ['en', 'Usage'],
      ['fr', 'Usage :'],
    ] as const) {
      const { code, out } = await run('--help', '--lang', lang)
      expect(code).toBe(0)
      expect(out).toContain(word)
      for (const command of COMMANDS) expect(out).toContain(cliWords(lang).commands[command.name])
    }
  })

  test.each(COMMANDS.map((command) => [command.name, command] as const))(
    '%s --help: options, examples',
    async (name, command) => {
      const { code, out } = await run(name, '--help')
      expect(code).toBe(0)
      expect(out).toContain(`portee ${name}`)
      for (const example of command.examples) expect(out).toContain(example)
      for (const lang of ['fr', 'en'] as const) {
        for (const option of Object.keys(command.options)) expect(cliWords(lang).options).toHaveProperty([option])
      }
    },
  )

  test.each([
    ['no command', []],
    ['an unknown command', ['imprt']],
    ['an unknown option', ['compare', '--workspce', 'x']],
    ['no workspace', ['compare']],
    ['no files', ['import', '--workspace', 'w.duckdb']],
    ['a word that is no choice', ['compare', '--workspace', 'WORKSPACE', '--by', 'colour']],
    ['a period that is none', ['compare', '--workspace', 'WORKSPACE', '--period', 'soon']],
    ['a branch nobody knows', ['compare', '--workspace', 'WORKSPACE', '--branch', 'Nowhere']],
    ['a port that is none', ['serve', '--port', '99999']],
  ])('%s: exit code 1 and a sentence on the error stream', async (_, args) => {
    const folder = temporaryFolder()
    const workspace = join(folder, 'w.duckdb')
    if (args.includes('WORKSPACE')) await run('import', exportFile(folder), '--workspace', workspace, '--yes')
    const { code, out, error } = await run(...args.map((arg) => (arg === 'WORKSPACE' ? workspace : arg)))
    if (args.length > 0) expect(error.length).toBeGreaterThan(10)
    expect(error).not.toContain('INTERNAL')
    expect([code, args.length === 0 ? '' : out]).toEqual([1, ''])
  })

  test('a file that is not a network is refused by name and stays', async () => {
    const path = join(temporaryFolder(), 'list.csv')
    writeFileSync(path, 'a,b\n')
    const { code, error } = await run('compare', '--workspace', path)
    expect([code, error]).toEqual([1, expect.stringContaining('WORKSPACE_REFUSED') as string])
    expect(readFileSync(path, 'utf8')).toBe('a,b\n')
  })

  test('import: review without --yes writes nothing and asks; with --yes imports; again adds nothing', async () => {
    const folder = temporaryFolder()
    const file = exportFile(folder)
    const workspace = join(folder, 'w.duckdb')
    const looked = await run('import', file, '--workspace', workspace, '--json')
    expect(looked.code).toBe(2)
    expect(JSON.parse(looked.out)).toMatchObject({
      totals: { asks: 1, ready: 0 },
      proposedAccounts: [{ name: 'BU Exemple' }],
    })
    const done = await run('import', file, '--workspace', workspace, '--yes', '--exported', '2026-07-20', '--json')
    expect([done.code, done.error]).toEqual([0, ''])
    expect(JSON.parse(done.out)).toMatchObject({
      imports: [
        {
          format: 'facebook-content',
          exportedAt: '2026-07-20T23:59:59.000Z',
          counts: { rowsIn: 8, new: 8, rejected: 0 },
        },
      ],
      left: [],
      refused: [],
    })
    const again = await run('import', file, '--workspace', workspace, '--yes', '--json')
    expect(JSON.parse(again.out)).toMatchObject({ imports: [], known: [{ state: 'known' }] })
    expect(readFileSync(file, 'utf8')).toContain('Invented post 7')
    const compared = await run('compare', '--workspace', workspace, '--by', 'account', '--period', '2026-Q2', '--json')
    expect(compared.code).toBe(0)
    expect(JSON.parse(compared.out)).toMatchObject({ by: 'account', rows: [{ label: 'BU Exemple', n: 8 }] })
    const french = await run(
      'compare',
      '--workspace',
      workspace,
      '--by',
      'account',
      '--period',
      '2026-T2',
      '--lang',
      'fr',
    )
    expect(french.out).toContain('médiane')
    expect(french.out).toContain('BU Exemple')
  })

  test('audience and report on the same network; the report is whole, without script', async () => {
    const folder = temporaryFolder()
    const workspace = join(folder, 'w.duckdb')
    await run('import', exportFile(folder), '--workspace', workspace, '--yes')
    expect(await run('audience', '--workspace', workspace, '--json')).toMatchObject({ code: 0, out: '[]' })
    const out = join(folder, 'reports')
    const made = await run(
      'report',
      '--workspace',
      workspace,
      '--period',
      '2026-Q2',
      '--lang',
      'fr',
      '--out',
      out,
      '--format',
      'html',
      '--json',
    )
    expect([made.code, made.error]).toEqual([0, ''])
    const { files } = JSON.parse(made.out) as { files: { format: string; path: string }[] }
    expect(files).toHaveLength(1)
    const html = readFileSync(files[0]!.path, 'utf8')
    expect(html).toContain('</html>')
    expect(html).not.toMatch(/<script|src="https?:/)
    expect(existsSync(`${files[0]!.path}.part`)).toBe(false)
  })

  test('sample refuses to replace a file', async () => {
    const path = join(temporaryFolder(), 's.duckdb')
    writeFileSync(path, 'mine')
    const { code, error } = await run('sample', '--workspace', path)
    expect([code, error]).toEqual([1, expect.stringContaining('WORKSPACE_EXISTS') as string])
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })

  test('sample writes its files into an empty folder only', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'mine.csv'), 'mine')
    const { code, error } = await run('sample', '--workspace', join(folder, 's.duckdb'), '--exports', folder)
    expect(code).not.toBe(0)
    expect(error).toContain(folder)
    expect(existsSync(join(folder, 's.duckdb'))).toBe(false)
  })

  test('a folder stands for the files in it', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'exports'))
    exportFile(join(folder, 'exports'))
    const done = await run(
      'import',
      join(folder, 'exports'),
      '--workspace',
      join(folder, 'w.duckdb'),
      '--yes',
      '--json',
    )
    expect(JSON.parse(done.out)).toMatchObject({ imports: [{ counts: { new: 8 } }] })
  })
})

describe('tables on a terminal', () => {
  test('text from files cannot move the cursor, colour or reverse', () => {
    expect(harmless('a\u001b[2Jb\r\n\u202Ec')).toBe('a·[2Jb···c')
  })

  test('columns align by what is seen', () => {
    const columns = [
      { title: 'nom', cell: (row: [string, string]) => row[0] },
      { title: 'n', align: 'right' as const, cell: (row: [string, string]) => row[1] },
    ]
    expect(
      table(columns, [
        ['é👩‍💻', '7'],
        ['abc', '10'],
      ]),
    ).toBe(['nom   n', '───  ──', 'é👩‍💻    7', 'abc  10'].join('\n'))
  })
})
