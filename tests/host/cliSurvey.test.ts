import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { csv } from '../surveys/support'
import { run } from '../support/commandLine'
import { temporaryFolder } from '../support/folder'

const ROWS = [
  ['Horodateur', 'Votre statut', 'Votre âge', 'Un mot pour nous'],
  ...Array.from({ length: 12 }, (_, i) => [
    '02/10/2025 10:00',
    i < 7 ? 'Étudiant' : 'Personnel',
    20 + i,
    `mot ${String(i)}`,
  ]),
]

function files() {
  const folder = temporaryFolder()
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  return { workspace: join(folder, 'network.duckdb'), answers: write('answers.csv', csv(ROWS)), write }
}

test('shows what the columns are first, then keeps them, then knows the file', async () => {
  const { workspace, answers } = files()
  const seen = await run('survey', answers, '--workspace', workspace)
  expect([seen.code, seen.error]).toEqual([0, ''])
  expect(seen.out).toMatch(/Votre statut +status +sure/)
  expect(seen.out).toMatch(/Un mot pour nous +not kept/)
  expect(seen.out).not.toContain('mot 3')
  const kept = await run('survey', answers, '--workspace', workspace, '--yes', '--label', 'Rentrée', '--drawn')
  expect(kept.code).toBe(0)
  expect(kept.out).toContain('“Rentrée”: 12 people kept, 0 rejects.')
  const again = await run('survey', answers, '--workspace', workspace, '--yes')
  expect(again.code).toBe(2)
  expect(again.out).toMatch(/answers.csv: imported on .* already, as “Rentrée”/)
})

test('the draft that is printed can be given back, corrected; what nobody knows is refused', async () => {
  const { workspace, answers, write } = files()
  const printed = await run('survey', answers, '--workspace', workspace, '--json')
  const [{ draft }] = JSON.parse(printed.out) as [{ draft: { columns: { position: number; role: string }[] } }]
  const corrected = {
    ...draft,
    isProbability: true,
    population: 40,
    columns: draft.columns.map((column) => (column.position === 2 ? { ...column, role: 'ignored' } : column)),
  }
  const mapping = write('columns.json', JSON.stringify(corrected))
  const kept = await run('survey', answers, '--workspace', workspace, '--yes', '--json', '--mapping', mapping)
  expect(JSON.parse(kept.out)).toMatchObject([{ saved: { respondents: 12 }, draft: { population: 40 } }])
  const odd = write('odd.json', '{"colums": []}')
  expect((await run('survey', answers, '--workspace', workspace, '--mapping', odd)).error).toContain(
    'unrecognized_keys',
  )
  const free = write('free.json', '{"columns": [{"name": "Un mot pour nous", "role": "question"}]}')
  const other = write('other.csv', readFileSync(answers, 'utf8').replace('mot 3', 'mot 4'))
  const refused = await run('survey', other, '--workspace', workspace, '--yes', '--mapping', free)
  expect([refused.code, refused.out]).toEqual([2, expect.stringContaining('free text')])
})

test('says whom they were drawn from: members unless told otherwise, by the option or the mapping', async () => {
  const { workspace, answers, write } = files()
  const from = async (...options: string[]) =>
    (
      JSON.parse(
        (await run('survey', answers, '--workspace', workspace, '--json', '--drawn', ...options)).out,
      ) as unknown[]
    )[0]
  expect(await from()).toMatchObject({ draft: { isProbability: true, drawnFrom: 'members' } })
  const mapping = ['--mapping', write('from.json', '{"drawnFrom": "followers"}')]
  expect(await from(...mapping)).toMatchObject({ draft: { drawnFrom: 'followers' } })
  expect(await from(...mapping, '--from', 'members')).toMatchObject({ draft: { drawnFrom: 'members' } })
  const odd = await run('survey', answers, '--workspace', workspace, '--drawn', '--from', 'users')
  expect([odd.code, odd.error]).toEqual([1, expect.stringContaining('members, followers')])
  const seen = await run('survey', answers, '--workspace', workspace, '--drawn', '--from', 'followers')
  expect(seen.out).toContain('Answered by: drawn by chance, or everybody (followers of the accounts).')
  expect((await run('survey', '--help')).out).toContain('--from WHOM')
  await run('survey', answers, '--workspace', workspace, '--yes', '--drawn', '--from', 'followers')
  const list = await run('audience', '--view', 'surveys', '--workspace', workspace)
  expect(list.out).toMatch(/drawn by chance, or everybody +followers of the accounts/)
  const kept = await run('audience', '--view', 'surveys', '--workspace', workspace, '--json')
  expect(JSON.parse(kept.out)).toMatchObject({ surveys: [{ drawnFrom: 'followers' }] })
})
